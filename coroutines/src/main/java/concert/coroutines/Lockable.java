package concert.coroutines;

/**
 * Something that {@link Coroutines#lock} takes: a device or one of its parameters.
 */
public interface Lockable {

    /** The name in error lines and lock tables, such as "motor" or "motor.position". */
    String lockName();

    /** Its place in the lock graph; always the same object. */
    LockNode lockNode();
}
