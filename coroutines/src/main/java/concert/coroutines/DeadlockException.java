package concert.coroutines;

import java.util.List;

/**
 * Waiting here would never end, because those waited for wait for this task. The last to arrive gets it, before it
 * waits; the others go on as soon as it gives back what it holds.
 */
public final class DeadlockException extends CoroutineException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // List.copyOf is serializable
    private final List<String> cycle;

    DeadlockException(List<String> cycle) {
        super("deadlock: " + String.join("; ", cycle));
        this.cycle = List.copyOf(cycle);
    }

    /** One entry a task, in the order of waiting: its name, what it holds and what it wants. */
    public List<String> cycle() {
        return cycle;
    }
}
