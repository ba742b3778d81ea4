package concert.coroutines;

import org.jspecify.annotations.Nullable;

/** Somebody who wants to know when a task has ended; an entry of its {@link Waiters}, which guards the links. */
abstract class Waiter {
    @Nullable
    Waiter previous;

    @Nullable
    Waiter next;

    /** Called once by the ending task, with no monitor held. */
    abstract void ended(Task<?> task);

    /** Whether it will look at the outcome, so that a failure is not lost on nobody. */
    boolean takesResult() {
        return false;
    }

    /** The task that cannot go on before, for the deadlock check; null if it is none or does not wait now. */
    @Nullable
    Task<?> waitingTask() {
        return null;
    }
}
