package concert.coroutines;

import java.util.List;

/**
 * What a task waits for at a cancel point. {@link Task#block} asks and parks; whoever makes it ready unparks the task.
 */
interface Wait {

    /** Whether the wait is over. Asked by the waiting thread only, again after every wake-up. */
    boolean ready();

    /**
     * A cancel has come. Asks what is waited for to end, and says whether to wait on until it has: true for tasks,
     * whose clean-up must be over before the awaiter's begins; false for what can be given up at once.
     */
    default boolean cancelled() {
        return false;
    }

    /** Called once, when everybody can see that the task waits; may refuse with a {@link DeadlockException}. */
    default void published() {}

    /** Whether other tasks have to go on for it to end, so that it can be part of a deadlock. */
    default boolean isForOthers() {
        return false;
    }

    /** The tasks whose end is waited for, at this moment. */
    default List<Task<?>> tasks() {
        return List.of();
    }

    /** For task lists: "sleeping", "motor, held by task 3 'scan'". */
    String describe();
}
