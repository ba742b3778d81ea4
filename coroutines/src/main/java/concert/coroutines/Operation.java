package concert.coroutines;

import org.jspecify.annotations.Nullable;

/**
 * One operation of the current task on a device, from its entry to its end; what {@code get}, {@code set} and actions
 * of devices are wrapped in.
 *
 * <p>It is a shared hold: a locker waits until it is over, and it waits while somebody else has the lock. Its own
 * children inherit it, so an action may use the device's parameters while a locker queues. It also knows how to stop
 * the motion that it has started, in case its task is cancelled and does not react.
 */
public final class Operation extends Claim implements AutoCloseable {

    /** What an operation may do to the hardware, which decides what is refused when. */
    public enum Kind {
        /** Reads. */
        READ,
        /** Stops a motion. Never waits for a lock. */
        STOP,
        /** Brings to a safe state: close, off. */
        SAFE,
        /** May start a motion or open something. */
        ACT
    }

    /** Stops what an operation has started: plain blocking code, which may await. */
    @FunctionalInterface
    public interface StopAction {
        void stop() throws Exception;
    }

    private enum Stop {
        NOTHING_STARTED,
        ARMED,
        CALLED
    }

    private final Task<?> task;
    private final Kind kind;
    private final String what;

    /** An operation that begins in a clean-up runs although its task is cancelled. */
    private final boolean inCleanUp;

    /** For a stop: the one that it is part of. Own thread only. */
    private @Nullable Operation outerStop;

    /** For a stop: whether it is over. Read by the children that it has started, which pass all locks until then. */
    private volatile boolean closed;

    /** Guarded by this: the operation's own clean-up and the clean-up watch both want to call it, one may. */
    private Stop stop = Stop.NOTHING_STARTED;

    private @Nullable StopAction action;
    private @Nullable Task<Void> calledFromOutside;

    private Operation(Task<?> task, LockNode node, Kind kind, String what) {
        super(task, node, false);
        this.task = task;
        this.kind = kind;
        this.what = what;
        this.inCleanUp = task.isCancelRequested();
    }

    /**
     * Begins an operation of the current task on {@code target}: a parameter, or a device for what concerns all of it.
     * A cancel point; waits while somebody else has locked the target.
     *
     * @param what for error lines, "motor.position: set"
     * @throws FencedException if the task's time for cleaning up is spent
     * @throws DeadlockException if waiting for the lock would never end
     */
    public static Operation enter(Kind kind, Lockable target, String what) throws InterruptedException {
        Task<?> task = Task.current();
        if (kind != Kind.READ && task.isAbandoned()) {
            task.pauseAbandoned();
            throw new FencedException(task.label(), what, "was abandoned");
        }
        task.checkpoint();
        Operation operation = new Operation(task, target.lockNode(), kind, what);
        operation.refuseIfFenced();
        if (kind == Kind.STOP) {
            operation.outerStop = task.stop();
            task.stop(operation);
            return operation;
        }
        // A stop that looks whether the motor stands still must not wait for a lock to see that.
        if (task.kind() == Task.Kind.EMERGENCY || task.stop() != null) {
            return operation;
        }
        if (!operation.node.root.tryTake(task, operation)) {
            LockGraph.acquire(
                    task, new Claim[] {operation}, task.supervisor().clock().nanoTime() + Durations.FOREVER);
        }
        if (!task.push(operation)) {
            operation.close();
        }
        operation.refuseIfFenced();
        return operation;
    }

    private void refuseIfFenced() {
        if (!task.isCancelRequested() || kind == Kind.READ) {
            return;
        }
        if (task.isAbandoned()) {
            close();
            throw new FencedException(task.label(), what, "was abandoned");
        }
        if (kind == Kind.ACT && task.isBudgetSpent()) {
            close();
            throw new FencedException(task.label(), what, "has spent its clean-up budget");
        }
    }

    /**
     * Throws if the task was cancelled since the operation began, even if the driver has swallowed the interrupt: what
     * it has read then is no value.
     */
    public void checkCancelled() throws InterruptedException {
        if (!inCleanUp && task.isCancelRequested()) {
            task.checkpoint();
            throw new InterruptedException(what + " was cancelled");
        }
    }

    /**
     * A motion begins that {@code action} can stop. From now on, if the task is cancelled and does not reach its
     * clean-up in 200 ms, the kernel calls the action itself from a platform thread.
     */
    public void started(StopAction newAction) {
        synchronized (this) {
            action = newAction;
            stop = Stop.ARMED;
        }
        if (task.isStopOverdue()) {
            haltFromOutside();
        }
    }

    /** The motion came to its own end. */
    public void ended() {
        synchronized (this) {
            if (stop == Stop.ARMED) {
                stop = Stop.NOTHING_STARTED;
            }
        }
    }

    /**
     * Stops the motion in the clean-up of the operation: calls the action, or waits for the kernel's call to end if
     * that came first. Nothing happens if nothing was started or it has ended.
     *
     * @throws Exception what the action throws
     */
    public void halt() throws Exception {
        task.cleanUpReached();
        StopAction mine = null;
        Task<Void> others;
        synchronized (this) {
            if (stop == Stop.ARMED) {
                stop = Stop.CALLED;
                mine = action;
            }
            others = calledFromOutside;
        }
        if (mine != null) {
            mine.stop();
        } else if (others != null) {
            others.await(true);
        }
    }

    /** The task does not react: stops for it, without waiting. */
    void haltFromOutside() {
        synchronized (this) {
            StopAction toCall = action;
            if (stop == Stop.ARMED && toCall != null) {
                stop = Stop.CALLED;
                calledFromOutside =
                        task.supervisor().startEmergency(Coroutines.coroutine("stop for " + what, toCall::stop));
            }
        }
    }

    /** Its task is abandoned with the operation still inside the driver. */
    void leftInside() {
        if (kind != Kind.READ) {
            node.markSuspect();
        }
    }

    /** Whether a stop is over. */
    boolean isClosed() {
        return closed;
    }

    /** Gives the shared hold back; does nothing the second time. */
    @Override
    public void close() {
        if (kind == Kind.STOP && !closed) {
            closed = true;
            task.stop(outerStop);
        }
        LockGraph.release(this);
        task.pop(this);
    }
}
