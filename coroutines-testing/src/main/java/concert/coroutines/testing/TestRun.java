package concert.coroutines.testing;

import concert.coroutines.Coroutine;
import concert.coroutines.CoroutineException;
import concert.coroutines.Coroutines;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs test bodies as coroutines under a supervisor with a {@link ManualClock}.
 *
 * <pre>
 * try (var run = TestRun.create()) {
 *     run.run(() -&gt; await(sleep(q.h(1))));
 *     assertThat(run.clock().elapsed()).isEqualTo(Duration.ofHours(1));
 * }
 * </pre>
 *
 * <p>A body that has not ended after ten seconds of real time fails the test, with the list of tasks and locks.
 */
public final class TestRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();
    private final List<Task<?>> unobserved = new CopyOnWriteArrayList<>();
    private final List<Task<?>> abandoned = new CopyOnWriteArrayList<>();
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor;

    private TestRun(Consumer<Supervisor.Builder> settings) {
        Supervisor.Builder builder = Supervisor.builder()
                .name("test")
                .clock(clock)
                .listener(new Supervisor.Listener() {
                    @Override
                    public void unobservedFailure(Task<?> task) {
                        unobserved.add(task);
                    }

                    @Override
                    public void abandoned(Task<?> task, boolean processorKept) {
                        abandoned.add(task);
                    }

                    @Override
                    public void notice(String line) {
                        notices.add(line);
                    }
                });
        settings.accept(builder);
        supervisor = builder.build();
    }

    public static TestRun create() {
        return new TestRun(builder -> {});
    }

    /** With other settings than the default ones, such as another thread factory. */
    public static TestRun create(Consumer<Supervisor.Builder> settings) {
        return new TestRun(settings);
    }

    /** Runs {@code body} as a coroutine and returns its value; its failure is thrown as it is. */
    public <T extends @Nullable Object> T run(Coroutine.Body<T> body) throws Exception {
        return resultOf(supervisor.start(Coroutines.coroutine("test", body)));
    }

    /** As {@link #run(Coroutine.Body)}, for a body without a value. */
    public void run(Coroutine.Procedure body) throws Exception {
        resultOf(supervisor.start(Coroutines.coroutine("test", body)));
    }

    /** Runs {@code body} as one input at the prompt, where commands work. */
    public <T extends @Nullable Object> T input(Coroutine.Body<T> body) throws Exception {
        return resultOf(supervisor.input("input", body));
    }

    /** As {@link #input(Coroutine.Body)}, for a body without a value. */
    @SuppressWarnings("NullAway") // Void has no other value
    public void input(Coroutine.Procedure body) throws Exception {
        resultOf(supervisor.<Void>input("input", () -> {
            body.run();
            return null;
        }));
    }

    /** Waits for a task and returns its value; its failure is thrown as it is. For the test's own thread. */
    public <T extends @Nullable Object> T resultOf(Task<T> task) throws Exception {
        if (!task.join(PATIENCE)) {
            throw new AssertionError("not ended after " + PATIENCE + " of real time\n" + supervisor.dump());
        }
        try {
            return task.result();
        } catch (CoroutineException e) {
            if (e.getClass() == CoroutineException.class && e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    public ManualClock clock() {
        return clock;
    }

    /** The tasks that failed and that nobody has awaited up to now. */
    public List<Task<?>> unobserved() {
        return unobserved.stream()
                .filter(task -> !task.isObserved())
                .<Task<?>>map(task -> task)
                .toList();
    }

    public List<Task<?>> abandoned() {
        return abandoned;
    }

    /** What the kernel told the user. */
    public List<String> notices() {
        return notices;
    }

    /** Stops whatever still runs; moves the clock on if something does not react. Fails if something is left. */
    @Override
    public void close() {
        supervisor.cancelAll(Duration.ofSeconds(5));
        boolean quiet = false;
        try {
            for (int round = 0; round < 200 && !quiet; round++) {
                quiet = supervisor.awaitQuiet(Duration.ofMillis(50));
                if (!quiet) {
                    clock.advance(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String left = quiet ? "" : supervisor.dump();
        supervisor.close();
        if (!quiet) {
            throw new AssertionError("left at the end of the test\n" + left);
        }
    }
}
