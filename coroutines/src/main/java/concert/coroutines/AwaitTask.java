package concert.coroutines;

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
        // Somebody whose clean-up waits for ours is not waited for.
        return !LockGraph.isInCycle(awaiter);
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

    @Override
    @Nullable
    Task<?> waitingTask() {
        return awaiter.currentWait() == this ? awaiter : null;
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
    public String describe() {
        return "awaits " + target.label();
    }
}
