package concert.coroutines;

import java.time.Duration;

/**
 * A task that waits for a lock, at one moment; for people.
 *
 * @param task who waits, "task 4 'align'"
 * @param wanted what it wants, "motor, shutter"
 * @param holder who has it, "task 3 'scan'"; empty if nobody does any more, or others are ahead in the queue
 * @param heldFor how long the holder has had it; zero for an operation in flight, which is no lock
 * @param waiting how long the task has waited
 */
public record LockWait(String task, String wanted, String holder, Duration heldFor, Duration waiting) {}
