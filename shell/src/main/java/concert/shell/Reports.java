package concert.shell;

import concert.coroutines.Clock;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what happened where nobody looks: a background task failed or is done, a task had to be abandoned.
 *
 * <p>A failure waits for a second before it is told, since the next line may well be the {@code await} which takes it. One
 * that is never taken makes a script fail.
 *
 * <p>All lines are printed on a thread of their own: those who report are tasks, alarms and stops, and none of them may
 * wait for a slow terminal.
 */
final class Reports implements Supervisor.Listener {
    private static final long GRACE = Duration.ofSeconds(1).toNanos();

    private record Unseen(Task<?> task, long since) {}

    private final Console console;
    private final Consumer<Task<?>> note;
    private final ExecutorService words = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("concert-reports").factory());
    private final Queue<Unseen> unseen = new ConcurrentLinkedQueue<>();

    /** Failures that were told and may yet be awaited. */
    private final Queue<Task<?>> told = new ConcurrentLinkedQueue<>();

    Reports(Console console, Consumer<Task<?>> note) {
        this.console = console;
        this.note = note;
    }

    @Override
    public void unobservedFailure(Task<?> task) {
        MemoryReserve.releaseAfter(task.failure());
        if (!(task.failure() instanceof ExitRequest)) {
            unseen.add(new Unseen(task, now(task)));
            Clock clock = Clock.system();
            var _ = clock.schedule(clock.nanoTime() + GRACE, () -> words.execute(() -> tell(GRACE)));
        }
    }

    @Override
    public void backgroundEnded(Task<?> task) {
        if (console.isInteractive()) {
            @Nullable Object value = task.result();
            say(task.label() + " is done" + (value == null ? "" : ": " + Display.of(value)));
        }
    }

    @Override
    public void abandoned(Task<?> task, boolean processorKept) {
        say(task.label() + " did not end in time and was abandoned; its devices are suspect until recover()"
                + (processorKept ? ", and it still computes" : ""));
    }

    @Override
    public void notice(String line) {
        say(line);
    }

    private void say(String line) {
        words.execute(() -> console.err().println(line));
    }

    /** Tells all failures that nobody has taken, and returns when everything is printed. */
    void printAll() {
        try {
            words.submit(() -> tell(0)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** On the thread that prints. */
    private void tell(long grace) {
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
            console.err()
                    .println((place == null ? "" : place + ": ") + "task " + task.name() + " failed: "
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
