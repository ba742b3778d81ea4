package concert.coroutines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task that waits for claims on one or several nodes: all of them or none. Guarded by the {@link LockGraph}. */
final class LockRequest implements Wait, Comparable<LockRequest> {
    private static long lastNumber;

    final Task<?> task;
    final Claim[] claims;
    private final List<LockRoot> roots;

    /** Its place in all queues; 0 while it is in none. */
    private long number;

    /** When it came. */
    private long since;

    /** Those ahead that it need not wait for. Kept, so that no new edge of the graph can appear while it waits. */
    private Set<LockRequest> overtaken = Set.of();

    /** Written under the graph's monitor, read by the waiting task without it. */
    volatile boolean granted;

    LockRequest(Task<?> task, Claim[] claims) {
        this.task = task;
        this.claims = claims;
        this.roots = rootsOf(claims);
    }

    private static List<LockRoot> rootsOf(Claim... claims) {
        if (claims.length == 1) {
            return List.of(claims[0].node.root);
        }
        List<LockRoot> roots = new ArrayList<>(claims.length);
        for (Claim claim : claims) {
            if (!roots.contains(claim.node.root)) {
                roots.add(claim.node.root);
            }
        }
        return roots;
    }

    void arrive() {
        number = ++lastNumber;
        since = task.supervisor().clock().nanoTime();
        for (Claim claim : claims) {
            claim.node.waiting++;
        }
        if (task.claims() != null) {
            for (LockRoot root : roots) {
                for (LockRequest ahead : root.ahead(this)) {
                    if (conflicts(ahead) && isInsideOfWhatBlocks(ahead)) {
                        pass(ahead);
                    }
                }
            }
        }
    }

    void leave() {
        number = 0;
        for (Claim claim : claims) {
            claim.node.waiting--;
        }
    }

    /** All at once; the graph has looked that nobody is in the way. */
    void take() {
        long now = task.supervisor().clock().nanoTime();
        for (Claim claim : claims) {
            claim.since = now;
            claim.node.root.add(claim);
        }
        granted = true;
    }

    @Override
    public boolean ready() {
        return granted;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public boolean isForOthers() {
        return true;
    }

    /**
     * Whether it will leave the queue without anybody's help, and so is no part of a deadlock: its task was cancelled, or
     * waits no more and has only not withdrawn it yet.
     */
    boolean isLeaving() {
        // In this order: a task stops waiting before its cancel counts as delivered, so one of the two is seen.
        return task.isCancelPending() || task.currentWait() != this;
    }

    boolean isQueued() {
        return number != 0;
    }

    /** Whether it may be granted although one ahead that conflicts is not. */
    boolean mayPass() {
        return !overtaken.isEmpty();
    }

    /** Waiting for {@code ahead} would be a deadlock of our own making. */
    void overtake(LockRequest ahead) {
        for (LockRoot root : roots) {
            root.passing += mayPass() ? 0 : 1;
        }
        pass(ahead);
    }

    private void pass(LockRequest ahead) {
        if (overtaken.isEmpty()) {
            overtaken = new HashSet<>(4);
        }
        overtaken.add(ahead);
    }

    /** Whether it has to wait for one that came earlier and has not been granted. */
    boolean isBehind(LockRequest ahead) {
        return conflicts(ahead) && !overtaken.contains(ahead);
    }

    private boolean conflicts(LockRequest other) {
        for (Claim mine : claims) {
            for (Claim its : other.claims) {
                if (mine.conflicts(its.node, its.exclusive)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether its task is inside a claim that {@code ahead} waits for, as {@code home()} is when it sets a position. */
    private boolean isInsideOfWhatBlocks(LockRequest ahead) {
        for (Claim held = task.claims(); held != null; held = held.outer) {
            if (ahead.waitsFor(held)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has to wait for {@code held}. */
    boolean waitsFor(Claim held) {
        if (!held.held || task.isInside(held)) {
            return false;
        }
        for (Claim mine : claims) {
            if (mine.conflicts(held.node, held.exclusive)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it waits for one claim only. */
    boolean isSimple() {
        return claims.length == 1;
    }

    /** Whether it wants something exclusively. Operations do not. */
    boolean isExclusive() {
        return claims[0].exclusive;
    }

    List<LockRoot> roots() {
        return roots;
    }

    String wanted() {
        return Stream.of(claims).map(claim -> claim.node.name()).collect(Collectors.joining(", "));
    }

    /** The first claim in the way. */
    @Nullable
    Claim blocker() {
        for (Claim claim : claims) {
            Claim held = claim.node.root.blocker(task, claim.node, claim.exclusive);
            if (held != null) {
                return held;
            }
        }
        return null;
    }

    LockWait asLockWait() {
        long now = task.supervisor().clock().nanoTime();
        Claim held = blocker();
        Task<?> holder = held == null ? null : held.owner;
        return new LockWait(
                task.label(),
                wanted(),
                held == null ? "" : holder == null ? "the prompt" : holder.label(),
                held == null || !held.exclusive ? Duration.ZERO : Duration.ofNanos(now - held.since),
                Duration.ofNanos(now - since));
    }

    @Override
    public int compareTo(LockRequest other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String describe() {
        String holder = asLockWait().holder();
        return "waits for " + wanted() + (holder.isEmpty() ? "" : ", held by " + holder);
    }
}
