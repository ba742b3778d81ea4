package concert.coroutines;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Consumer;
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
    private @Nullable LinkedHashSet<LockRequest> queue;

    /** How many of those who wait are inside a claim on this root, and so may have to pass others. */
    int nested;

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

    /** All claims that {@code task} would have to wait for. */
    synchronized void blockers(
            Task<?> task, LockNode node, boolean wantsExclusive, Consumer<Claim> found) {
        for (Claim first : new Claim[] {exclusive, wantsExclusive ? shared : null}) {
            for (Claim claim = firstInTheWay(first, task, node);
                    claim != null;
                    claim = firstInTheWay(claim.next, task, node)) {
                found.accept(claim);
            }
        }
    }

    synchronized void enqueue(LockRequest request) {
        if (queue == null) {
            queue = new LinkedHashSet<>();
        }
        queue.add(request);
    }

    synchronized void dequeue(LockRequest request) {
        if (queue != null) {
            queue.remove(request);
        }
    }

    /** The queue, first come first; only the graph asks, with its monitor held. */
    SequencedSet<LockRequest> queue() {
        return queue == null ? new LinkedHashSet<>() : queue;
    }

    private boolean isContended() {
        return queue != null && !queue.isEmpty();
    }
}
