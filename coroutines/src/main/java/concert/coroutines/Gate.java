package concert.coroutines;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one coroutine at a time waits for what others bring about, without polling: for who builds something that hands
 * things on, such as a stream. Everybody else has {@link Event} and {@link Observable}.
 */
public final class Gate {
    private final String what;

    /** Written by who waits, before it looks whether it has to; so either it sees what is new, or it is seen. */
    private volatile @Nullable Task<?> waiting;

    /** Lists of tasks name it: "waits for {@code what}". */
    public Gate(String what) {
        this.what = what;
    }

    /**
     * Waits until {@code ready}, which is asked at once and after each {@link #wake}, on the calling thread.
     *
     * @throws InterruptedException if the task was cancelled
     */
    public void await(BooleanSupplier ready) throws InterruptedException {
        Task<?> task = Task.current();
        waiting = task;
        try {
            task.block(new Passage(ready, what));
        } finally {
            waiting = null;
        }
    }

    /** What is waited for may be so now. From any thread; never waits, and costs one read while nobody does. */
    public void wake() {
        Task<?> task = waiting;
        if (task != null) {
            task.unpark();
        }
    }

    private record Passage(BooleanSupplier isReady, String what) implements Wait {
        @Override
        public boolean ready() {
            return isReady.getAsBoolean();
        }

        @Override
        public String describe() {
            return "waits for " + what;
        }
    }
}
