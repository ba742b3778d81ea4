package concert.coroutines;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who holds and who waits for one whole and its parts.
 *
 * <p>The claims are guarded by the root's own monitor, so that operations on different devices never meet. The queue
 * changes only with the {@link LockGraph}'s monitor held as well. While anybody waits the fast path is closed: nobody
 * is added to the claims except by the graph, which keeps the queue fair.
 */
final class LockRoot {
    private @Nullable Claim exclusive;
    private @Nullable Claim shared;

    /** In the order of arrival. Replaced on first use: most devices are never waited for. */
    private NavigableSet<LockRequest> queue = Collections.emptyNavigableSet();

    /** Those in the queue who want something exclusively. */
    private NavigableSet<LockRequest> lockers = queue;

    /** How many of those who wait may have to pass others. */
    int passing;

    /** Takes {@code claim} if nobody is in the way and nobody waits; the fast path. */
    boolean tryTake(Task<?> task, Claim claim) {
        synchronized (this) {
            if (isContended() || blocker(task, claim.node, claim.exclusive) != null) {
                return false;
            }
            add(claim);
            return true;
        }
    }

    /** Gives {@code claim} back and says whether somebody waits who may have it now. A no-op the second time. */
    boolean release(Claim claim) {
        synchronized (this) {
            if (!claim.held) {
                return false;
            }
            claim.held = false;
            if (claim.previous != null) {
                claim.previous.next = claim.next;
            } else if (claim.exclusive) {
                exclusive = claim.next;
            } else {
                shared = claim.next;
            }
            if (claim.next != null) {
                claim.next.previous = claim.previous;
            }
            return isContended();
        }
    }

    synchronized void add(Claim claim) {
        Claim first = claim.exclusive ? exclusive : shared;
        claim.previous = null;
        claim.next = first;
        if (first != null) {
            first.previous = claim;
        }
        if (claim.exclusive) {
            exclusive = claim;
        } else {
            shared = claim;
        }
        claim.held = true;
    }

    /** A claim that {@code task} would have to wait for, if there is one. Operations do not ask about operations. */
    synchronized @Nullable Claim blocker(Task<?> task, LockNode node, boolean wantsExclusive) {
        Claim found = firstInTheWay(exclusive, task, node);
        return found == null && wantsExclusive ? firstInTheWay(shared, task, node) : found;
    }

    private static @Nullable Claim firstInTheWay(@Nullable Claim from, Task<?> task, LockNode node) {
        Claim claim = from;
        while (claim != null && (!claim.node.overlaps(node) || task.isInside(claim))) {
            claim = claim.next;
        }
        return claim;
    }

    synchronized void enqueue(LockRequest request) {
        if (!(queue instanceof TreeSet)) {
            queue = new TreeSet<>();
            lockers = new TreeSet<>();
        }
        queue.add(request);
        if (request.isExclusive()) {
            lockers.add(request);
        }
        passing += request.mayPass() ? 1 : 0;
    }

    synchronized void dequeue(LockRequest request) {
        queue.remove(request);
        lockers.remove(request);
        passing -= request.mayPass() ? 1 : 0;
    }

    /** The queue, first come first; only the graph asks, with its monitor held, for this and all below. */
    NavigableSet<LockRequest> queue() {
        return queue;
    }

    /** Those ahead that may conflict with {@code request}, the nearest first; operations do not with operations. */
    NavigableSet<LockRequest> ahead(LockRequest request) {
        return (request.isExclusive() ? queue : lockers).headSet(request, false).descendingSet();
    }

    /** Those behind that may conflict with {@code request}, the nearest first. */
    NavigableSet<LockRequest> behind(LockRequest request) {
        return (request.isExclusive() ? queue : lockers).tailSet(request, false);
    }

    /** Whether everybody further back is behind {@code request}, which cannot be granted. */
    boolean isRestBlocked(LockRequest request) {
        if (passing == 0) {
            for (Claim claim : request.claims) {
                if (claim.node.root == this && isWantedByAll(claim)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isWantedByAll(Claim claim) {
        return claim.exclusive && (claim.node.isWhole() || claim.node.waiting == queue.size());
    }

    /** Whether everybody who is behind {@code first} and waits for it is also behind {@code second}. */
    boolean isRestBehind(LockRequest second, LockRequest first) {
        if (passing != 0 || !first.isSimple()) {
            return false;
        }
        for (Claim claim : second.claims) {
            if (claim.exclusive && claim.node.covers(first.claims[0].node)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anybody waits. */
    synchronized boolean isContended() {
        return !queue.isEmpty();
    }
}
