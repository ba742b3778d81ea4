package concert.coroutines;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that awaits another one. */
final class AwaitTask extends Waiter implements Wait {
    private final Task<?> awaiter;
    private final Task<?> target;

    /** A shielded task outlives a cancel of its awaiter, which then does not wait for it either. */
    private final boolean shielded;

    AwaitTask(Task<?> awaiter, Task<?> target, boolean shielded) {
        this.awaiter = awaiter;
        this.target = target;
        this.shielded = shielded;
    }

    @Override
    public boolean ready() {
        return target.isDone();
    }

    @Override
    public boolean cancelled() {
        if (shielded) {
            return false;
        }
        target.cancel(awaiter.budgetForOthers());
        return true;
    }

    /**
     * Whether the awaiter may be waiting patiently for a clean-up that waits for the awaiter's own. Cheap, for the watch
     * asks it of all: in a chain of ten thousand only the last one awaits somebody who waits for something else.
     */
    boolean mayBeInKnot() {
        return target.isBlockedOnOthers() && !(target.currentWait() instanceof AwaitTask && target.isPatient());
    }

    /** Whom a cancel of the awaiter concerns too; null if shielded. */
    @Nullable
    Task<?> cancelledWithAwaiter() {
        return shielded ? null : target;
    }

    @Override
    boolean takesResult() {
        return true;
    }

    @Override
    void ended(Task<?> task) {
        awaiter.unpark();
    }

    /** Null also when it is about to go on by itself, cancelled. */
    @Override
    @Nullable
    Task<?> waitingTask() {
        boolean leaving = awaiter.isCancelPending() && (shielded || awaiter.hasLostPatience());
        return leaving || awaiter.currentWait() != this ? null : awaiter;
    }

    @Override
    public void published() {
        LockGraph.checkAwait(awaiter, target.isBlockedOnOthers());
    }

    @Override
    public boolean isForOthers() {
        return true;
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(target);
    }

    @Override
    public String describe() {
        return "awaits " + target.label();
    }
}
