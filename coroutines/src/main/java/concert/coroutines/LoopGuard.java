package concert.coroutines;

/**
 * Ends a loop of the library (a scan, a stream) when the task was cancelled after the loop began, even if code called
 * from the loop has swallowed the {@link InterruptedException}. A loop that begins in a clean-up runs.
 */
public final class LoopGuard {
    private final Task<?> task;
    private final boolean inCleanUp;

    private LoopGuard(Task<?> task) {
        this.task = task;
        this.inCleanUp = task.isCancelRequested();
    }

    /** Before the loop. A cancel point: a cancel that came before is thrown here. */
    public static LoopGuard begin() throws InterruptedException {
        Task<?> task = Task.current();
        task.checkpoint();
        return new LoopGuard(task);
    }

    /** In each round. */
    public void check() throws InterruptedException {
        task.checkpoint();
        if (!inCleanUp && task.isCancelRequested()) {
            throw new InterruptedException(task.label() + " was cancelled");
        }
    }
}
