package concert.coroutines;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The events of this package for the flight recorder, made only once somebody has recorded anything: the first event class
 * of a process costs a tenth of a second, which every session would pay for its first answer.
 */
final class Recording {
    private Recording() {}

    static void ended(Task<?> task) {
        if (FlightRecorder.isInitialized()) {
            TaskEndEvent.of(task);
        }
    }

    /** What {@link LockWaitEvent#ends} is called of at the end of the wait; null while nothing is recorded. */
    static @Nullable LockWaitEvent waits(LockRequest request) {
        return FlightRecorder.isInitialized() ? LockWaitEvent.begins(request) : null;
    }
}
