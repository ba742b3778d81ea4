package concert.coroutines;

import org.jspecify.annotations.Nullable;

/**
 * One holding of one {@link LockNode} by a task: exclusive (a lock) or shared (an operation in flight).
 *
 * <p>Claims of a task form a chain, innermost first. A child gets its parent's chain when it is started, and that is
 * the whole rule of inheritance: who has a claim in his chain is <em>inside</em> it and shares it; who was started
 * before has not and waits.
 */
class Claim {
    final LockNode node;
    final boolean exclusive;

    /** Who gives it back; null once it belongs to the session, for a lock taken at the prompt. Guarded by the root. */
    volatile @Nullable Task<?> owner;

    /**
     * The next claim of the chain. Written by the owner's thread before any child can see it, and later only to leave out
     * what was given back; whether a child sees that or not makes no difference to it.
     */
    @Nullable
    Claim outer;

    /** Neighbours in the root's list, and whether it is in there at all. Guarded by the root. */
    @Nullable
    Claim previous;

    @Nullable
    Claim next;

    boolean held;

    /** The session that it belongs to, for a lock taken at the prompt; written before the owner is cleared. */
    volatile @Nullable Supervisor session;

    /** When it was granted, on the supervisor's clock. Set for locks only: an operation has no use for it. */
    long since;

    Claim(Task<?> owner, LockNode node, boolean exclusive) {
        this.owner = owner;
        this.node = node;
        this.exclusive = exclusive;
    }

    /** Whether a request for {@code other} has to wait for this one. */
    final boolean conflicts(LockNode other, boolean otherExclusive) {
        return (exclusive || otherExclusive) && node.overlaps(other);
    }

    /** The task that has to go on for this claim to be given back: for the session's, the input at the prompt. */
    final @Nullable Task<?> holder() {
        Task<?> task = owner;
        Supervisor of = session;
        return task != null || of == null ? task : of.foreground();
    }
}
