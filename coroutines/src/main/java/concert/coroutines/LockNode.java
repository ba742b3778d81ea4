package concert.coroutines;

import org.jspecify.annotations.Nullable;

/**
 * The place of a {@link Lockable} in the lock graph: a whole (a device) or a part of one (a parameter).
 *
 * <p>A claim on the whole conflicts with claims on its parts; claims on different parts do not conflict.
 */
public final class LockNode {
    private final Lockable owner;
    private final @Nullable LockNode whole;
    final LockRoot root;

    /** How many in the root's queue want it. Guarded by the graph. */
    int waiting;

    /** Set when an abandoned task was still inside an operation: nobody knows what the hardware will do. */
    private volatile boolean suspect;

    /** A whole, such as a device. */
    public LockNode(Lockable owner) {
        this.owner = owner;
        this.whole = null;
        this.root = new LockRoot();
    }

    private LockNode(Lockable owner, LockNode whole) {
        this.owner = owner;
        this.whole = whole;
        this.root = whole.root;
    }

    /** A part of this whole, such as a parameter of a device. */
    public LockNode part(Lockable owner) {
        if (whole != null) {
            throw new IllegalStateException(owner.lockName() + " cannot be a part of " + name() + ", itself a part");
        }
        return new LockNode(owner, this);
    }

    /** Whether an operation of an abandoned task is still inside. Only get, stop and emergency stop are safe then. */
    public boolean isSuspect() {
        return whole == null ? suspect : whole.isSuspect();
    }

    /** Trust the device again; the caller has seen to it that it is in a defined state. */
    public void recover() {
        if (whole == null) {
            suspect = false;
        } else {
            whole.recover();
        }
    }

    /** Whether an operation of the current task would have to wait now. Never waits itself. */
    public boolean isHeldByOther() {
        return LockGraph.wouldWait(Task.current(), this);
    }

    void markSuspect() {
        if (whole == null) {
            suspect = true;
        } else {
            whole.markSuspect();
        }
    }

    String name() {
        return owner.lockName();
    }

    boolean overlaps(LockNode other) {
        return root == other.root && (this == other || whole == null || other.whole == null);
    }

    /** Whether a claim on {@code other} is also in the way of one on this. */
    boolean covers(LockNode other) {
        return this == other || (whole == null && root == other.root);
    }

    boolean isWhole() {
        return whole == null;
    }

    @Override
    public String toString() {
        return name();
    }
}
