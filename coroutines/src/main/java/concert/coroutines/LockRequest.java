package concert.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task that waits for claims on one or several nodes: all of them or none. Guarded by the {@link LockGraph}. */
final class LockRequest implements Wait {
    final Task<?> task;
    final Claim[] claims;

    /** Whether its task is inside a claim on one of the roots and so may pass those who wait for that claim. */
    final boolean nested;

    /** Written under the graph's monitor, read by the waiting task without it. */
    volatile boolean granted;

    LockRequest(Task<?> task, Claim[] claims) {
        this.task = task;
        this.claims = claims;
        boolean inside = false;
        for (Claim held = task.claims(); held != null && !inside; held = held.outer) {
            for (Claim claim : claims) {
                inside |= held.held && held.node.root == claim.node.root;
            }
        }
        this.nested = inside;
    }

    @Override
    public boolean ready() {
        return granted;
    }

    @Override
    public boolean isForOthers() {
        return true;
    }

    /** Whether the later of two requests has to wait for the earlier one. */
    boolean conflicts(LockRequest other) {
        for (Claim mine : claims) {
            for (Claim its : other.claims) {
                if (mine.conflicts(its.node, its.exclusive)) {
                    return true;
                }
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

    /**
     * Whether {@code later} may pass this one: it is inside a claim that this one waits for, so making it wait would be
     * a deadlock of our own making. So {@code home()} can set a position behind a queued locker.
     */
    boolean mayBePassedBy(LockRequest later) {
        if (!later.nested) {
            return false;
        }
        for (Claim held = later.task.claims(); held != null; held = held.outer) {
            if (waitsFor(held)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it waits in one queue only. */
    boolean isSimple() {
        return claims.length == 1;
    }

    /** Whether nobody on {@code root} can be granted before it, unless he is inside what it waits for. */
    boolean wantsAllOf(LockRoot root) {
        for (Claim claim : claims) {
            if (claim.node.root == root && claim.exclusive && claim.node.isWhole()) {
                return true;
            }
        }
        return false;
    }

    List<LockRoot> roots() {
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

    String wanted() {
        return Stream.of(claims).map(claim -> claim.node.name()).collect(Collectors.joining(", "));
    }

    /** The first claim in the way, for messages. */
    @Nullable Claim blocker() {
        for (Claim claim : claims) {
            Claim held = claim.node.root.blocker(task, claim.node, claim.exclusive);
            if (held != null) {
                return held;
            }
        }
        return null;
    }

    @Override
    public String describe() {
        Claim held = blocker();
        Task<?> holder = held == null ? null : held.owner;
        String by = held == null ? "" : holder == null ? ", held by the prompt" : ", held by " + holder.label();
        return "waits for " + wanted() + by;
    }
}
