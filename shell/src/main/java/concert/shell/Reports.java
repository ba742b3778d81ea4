package concert.shell;

import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Says what happened where nobody looks: a background task failed, a task had to be abandoned.
 *
 * <p>A failure waits for a second before it is told, since the next line of a script may well be the {@code await} which
 * takes it. One that is never taken makes the script fail.
 */
final class Reports implements Supervisor.Listener {
    private static final long GRACE = 1_000_000_000;

    private record Unseen(Task<?> task, long since) {}

    private final PrintStream err;
    private final Consumer<Task<?>> note;
    private final Queue<Unseen> unseen = new ConcurrentLinkedQueue<>();

    /** Failures that were told and may yet be awaited. */
    private final Queue<Task<?>> told = new ConcurrentLinkedQueue<>();

    Reports(PrintStream err, Consumer<Task<?>> note) {
        this.err = err;
        this.note = note;
    }

    @Override
    public void unobservedFailure(Task<?> task) {
        if (!(task.failure() instanceof ExitRequest)) {
            unseen.add(new Unseen(task, now(task)));
        }
    }

    @Override
    public void abandoned(Task<?> task, boolean processorKept) {
        err.println(task.name() + " did not end in time and was abandoned; its devices are suspect until recover()"
                + (processorKept ? ", and it still computes" : ""));
    }

    @Override
    public void notice(String line) {
        err.println(line);
    }

    /** Tells the failures that nobody has taken within the grace. */
    void printOverdue() {
        print(GRACE);
    }

    /** Tells all of them. */
    void printAll() {
        print(0);
    }

    private synchronized void print(long grace) {
        for (Iterator<Unseen> each = unseen.iterator(); each.hasNext(); ) {
            Unseen one = each.next();
            if (one.task().isObserved()) {
                each.remove();
            } else if (now(one.task()) - one.since() >= grace) {
                each.remove();
                tell(one.task());
            }
        }
    }

    private void tell(Task<?> task) {
        Throwable failure = task.failure();
        if (failure != null) {
            told.add(task);
            note.accept(task);
            String place = Failures.place(failure);
            err.println((place == null ? "" : place + ": ") + "task " + task.name() + " failed: "
                    + Failures.message(failure));
        }
    }

    /** Whether a failure was told that nobody has awaited since. */
    boolean anyUnseen() {
        return told.stream().anyMatch(task -> !task.isObserved());
    }

    private static long now(Task<?> task) {
        return task.supervisor().clock().nanoTime();
    }
}
