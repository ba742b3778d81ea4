package concert.coroutines;

import java.time.Instant;

/**
 * Where the kernel has its time from: the system's clock, or in tests one that is turned by hand.
 *
 * <p>Everything in Concert that waits or stamps asks the clock of its {@link Supervisor}.
 */
public interface Clock {

    /** An alarm that has been set. */
    interface Alarm {
        /** Takes it back; a no-op when it has rung. */
        void cancel();
    }

    /** Monotonic time in nanoseconds from an arbitrary origin; compare differences only. */
    long nanoTime();

    /** The date and time of day, for logs and tables. */
    Instant instant();

    /**
     * Runs {@code action} at {@link #nanoTime()} {@code deadline} on a platform thread which is there already, so that
     * spinning virtual threads cannot hold it up. The action must be short and must not wait.
     */
    Alarm schedule(long deadline, Runnable action);

    /** Whether time passes without anybody turning the clock. If not, a waiting thread has to be woken by an alarm. */
    default boolean ticks() {
        return true;
    }

    /** A new task runs. Called before it can, as {@link #resumed}. */
    default void started() {}

    /** A task that ran is over. */
    default void ended() {}

    /** A task has begun to wait. A manual clock counts, and jumps when nobody is left running. */
    default void suspended() {}

    /** A task runs again. Called before it can, so that the count never dips by a race. */
    default void resumed() {}

    /** The system's clock. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
