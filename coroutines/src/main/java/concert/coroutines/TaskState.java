package concert.coroutines;

import java.util.Locale;

/** Where a {@link Task} is in its life; the last four are final. */
public enum TaskState {
    /** Waits at a cancel point: for time, a lock, another task, an event. */
    WAITING,
    /** Runs, or is in a blocking call that the kernel does not know. */
    RUNNING,
    /** Was cancelled or has failed, and runs its clean-up or waits for that of its children. */
    CLEANING_UP,
    /** Ended with a value. */
    DONE,
    /** Ended with an exception. */
    FAILED,
    /** Ended after a cancel. */
    CANCELLED,
    /** Was cancelled and did not end in time: its locks are revoked and its device operations refused. */
    ABANDONED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether a task in this state has an outcome. */
    public boolean isFinal() {
        return compareTo(DONE) >= 0;
    }
}
