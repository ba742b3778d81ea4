package concert.coroutines;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cancel check that the shell puts into snippets and session files, at each method's entry and each loop's
 * back-edge, so that {@code while (true) {}} can be stopped.
 */
public final class Checkpoint {
    /** How many tasks of the process are cancelled and not at their end; while it is 0 a check is one read. */
    private static final AtomicInteger CANCELLED = new AtomicInteger();

    private Checkpoint() {}

    /**
     * Throws {@link InterruptedException}, undeclared because a snippet cannot declare it, if the current task was
     * cancelled: once; not again during its clean-up; and at every check once the clean-up budget is spent.
     */
    public static void check() {
        if (CANCELLED.get() != 0) {
            checkTask();
        }
    }

    private static void checkTask() {
        Task<?> task = Task.currentOrNull();
        if (task != null && task.isCancelRequested()) {
            try {
                task.snippetCheck();
            } catch (InterruptedException e) {
                Checkpoint.<RuntimeException>throwUndeclared(e);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwUndeclared(Throwable thrown) throws X {
        throw (X) thrown;
    }

    static void cancelBegins() {
        CANCELLED.incrementAndGet();
    }

    static void cancelOver() {
        CANCELLED.decrementAndGet();
    }
}
