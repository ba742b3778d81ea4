package concert.coroutines;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * The words of concurrent execution, to be imported statically.
 *
 * <p>There are three ways to run a coroutine: {@code start(c)} returns a {@link Task} at once; {@code await(c)} waits
 * for it, and others run meanwhile; a {@link Command} runs it to its end, at the prompt only. All that waits is a cancel
 * point and says so by {@code throws InterruptedException}.
 */
public final class Coroutines {
    private static final Duration POLL = Duration.ofMillis(100);

    private Coroutines() {}

    // ---- making coroutines -----------------------------------------------------------------------------------------

    /** Describes work with a value. */
    public static <T extends @Nullable Object> Coroutine<T> coroutine(Coroutine.Body<T> body) {
        return new Coroutine<>("coroutine", body);
    }

    /** Describes work without a value. */
    public static Coroutine<Void> coroutine(Coroutine.Procedure body) {
        return coroutine("coroutine", body);
    }

    /** Describes work with a value; lists and messages show {@code name}. */
    public static <T extends @Nullable Object> Coroutine<T> coroutine(String name, Coroutine.Body<T> body) {
        return new Coroutine<>(name, body);
    }

    /** Describes work without a value; lists and messages show {@code name}. */
    @SuppressWarnings("NullAway") // Void has no other value
    public static Coroutine<Void> coroutine(String name, Coroutine.Procedure body) {
        Objects.requireNonNull(body, "body");
        return new Coroutine<>(name, () -> {
            body.run();
            return null;
        });
    }

    // ---- running them ----------------------------------------------------------------------------------------------

    /**
     * Runs {@code coroutine} on a thread of its own and returns at once.
     *
     * <p>At the prompt it becomes a background task of the session. Inside a coroutine it becomes a child: when its
     * parent fails or is cancelled it is cancelled too; when the parent ends normally it moves to the session. A failure
     * that nobody awaits is reported.
     */
    public static <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine) {
        Objects.requireNonNull(coroutine, "start: there is nothing to start (null)");
        Task<?> task = Task.current();
        Task<?> parent = task.isInsideCoroutine() ? task : task.supervisor().root();
        return Task.start(
                parent, Task.Kind.COROUTINE, coroutine, null, task.supervisor().taskThreads());
    }

    /** As {@link #start(Coroutine)}. */
    public static <T extends @Nullable Object> Task<T> start(Plan<T> plan) {
        Objects.requireNonNull(plan, "start: there is nothing to start (null)");
        return start(plan.coroutine());
    }

    /**
     * Waits for a task, or runs a coroutine right here, and returns the value.
     *
     * @throws InterruptedException if the current task was cancelled; then what it awaited has cleaned up
     * @throws java.util.concurrent.CancellationException if somebody else cancelled the awaited task
     * @throws CoroutineException if the awaited work failed with a checked exception, which is the cause; unchecked ones
     *     arrive as themselves
     * @throws DeadlockException if the awaited task waits, directly or not, for the current one
     */
    public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) throws InterruptedException {
        return switch (awaitable) {
            case Coroutine<T> coroutine -> coroutine.runIn(Task.current());
            case Plan<T> plan -> plan.coroutine().runIn(Task.current());
            case Task<T> task -> task.await();
            case null -> throw new IllegalArgumentException("await: there is nothing to await (null)");
        };
    }

    /** Runs all at the same time and ends with their values in order; the first failure cancels the others. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <T extends @Nullable Object> Coroutine<List<T>> gather(Awaitable<? extends T>... awaitables) {
        return gather(List.of(awaitables));
    }

    /**
     * Runs all at the same time and ends with their values in order. The first failure cancels the others, waits for
     * their clean-up, and is thrown; further failures are reported.
     */
    public static <T extends @Nullable Object> Coroutine<List<T>> gather(
            List<? extends Awaitable<? extends T>> awaitables) {
        return new Coroutine<>("gather", () -> Members.gather(awaitables));
    }

    /** As {@link #gather(List)}, for two whose values have types of their own. */
    public static <A extends @Nullable Object, B extends @Nullable Object> Coroutine<Tuple.Of2<A, B>> gather(
            Awaitable<A> first, Awaitable<B> second) {
        return new Coroutine<>("gather", () -> {
            List<Object> values = Members.gather(List.of(first, second));
            return new Tuple.Of2<>(at(values, 0), at(values, 1));
        });
    }

    /** As {@link #gather(List)}, for three whose values have types of their own. */
    public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            Coroutine<Tuple.Of3<A, B, C>> gather(Awaitable<A> first, Awaitable<B> second, Awaitable<C> third) {
        return new Coroutine<>("gather", () -> {
            List<Object> values = Members.gather(List.of(first, second, third));
            return new Tuple.Of3<>(at(values, 0), at(values, 1), at(values, 2));
        });
    }

    /** As {@link #gather(List)}, for four whose values have types of their own. */
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            Coroutine<Tuple.Of4<A, B, C, D>> gather(
                    Awaitable<A> first, Awaitable<B> second, Awaitable<C> third, Awaitable<D> fourth) {
        return new Coroutine<>("gather", () -> {
            List<Object> values = Members.gather(List.of(first, second, third, fourth));
            return new Tuple.Of4<>(at(values, 0), at(values, 1), at(values, 2), at(values, 3));
        });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends @Nullable Object> T at(List<Object> values, int index) {
        return (T) values.get(index);
    }

    /** Runs all at the same time; the first to end decides, with its value or its failure, and the rest is cancelled. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public static <T extends @Nullable Object> Coroutine<T> race(Awaitable<? extends T>... awaitables) {
        List<Awaitable<? extends T>> all = List.of(awaitables);
        return new Coroutine<>("race", () -> Members.race(all));
    }

    /**
     * Runs {@code awaitable} so that a cancel of who awaits it does not reach it: it goes on as a task of the session,
     * and the awaiter does not wait for it.
     */
    public static <T extends @Nullable Object> Coroutine<T> shield(Awaitable<T> awaitable) {
        return new Coroutine<>("shield", () -> {
            Task<T> task = switch (awaitable) {
                case Task<T> running -> running;
                case Coroutine<T> coroutine -> Task.current().supervisor().start(coroutine);
                case Plan<T> plan -> Task.current().supervisor().start(plan.coroutine());
            };
            return task.await(true);
        });
    }

    /** A block that its children cannot outlive. It ends with the value of its body, when all children have ended. */
    public static <T extends @Nullable Object> Coroutine<T> scope(Scope.Body<T> body) {
        return new Coroutine<>("scope", () -> Members.scope("scope", body));
    }

    /** A block that its children cannot outlive. */
    @SuppressWarnings({"NullAway", "overloads"}) // Void has no other value; a lambda's body tells which one is meant
    public static Coroutine<Void> scope(Scope.Procedure body) {
        return new Coroutine<>(
                "scope",
                () -> Members.scope("scope", scope -> {
                    body.run(scope);
                    return null;
                }));
    }

    /**
     * A call into code that blocks and knows nothing of Concert, on a platform thread of its own. Cancelling interrupts
     * it and waits for its end, as for every clean-up; a call that does not end is abandoned.
     */
    public static <T extends @Nullable Object> Coroutine<T> blocking(String name, Coroutine.Body<T> call) {
        Coroutine<T> coroutine = new Coroutine<>(name, call);
        return new Coroutine<>(name, () -> Members.blocking(coroutine));
    }

    /** As {@link #blocking(String, Coroutine.Body)}, for a call without a value. */
    public static Coroutine<Void> blocking(String name, Coroutine.Procedure call) {
        Coroutine<Void> coroutine = coroutine(name, call);
        return new Coroutine<>(name, () -> Members.blocking(coroutine));
    }

    // ---- time and conditions ---------------------------------------------------------------------------------------

    /** Waits for {@code time}. */
    public static Coroutine<Void> sleep(Quantity<Time> time) {
        return sleep(Durations.of(time));
    }

    /** Waits for {@code time}. */
    @SuppressWarnings("NullAway") // Void has no other value
    public static Coroutine<Void> sleep(Duration time) {
        long nanos = Durations.nanos(time);
        return new Coroutine<>("sleep", () -> {
            Task<?> task = Task.current();
            task.block(Sleep.SLEEP, task.supervisor().clock().nanoTime() + nanos);
            return null;
        });
    }

    /**
     * Waits until {@code deadline} on the clock of the supervisor, {@link Clock#nanoTime}; for loops that must not
     * drift.
     */
    @SuppressWarnings("NullAway") // Void has no other value
    public static Coroutine<Void> sleepUntil(long deadline) {
        return new Coroutine<>("sleep", () -> {
            Task.current().block(Sleep.SLEEP, deadline);
            return null;
        });
    }

    private enum Sleep implements Wait {
        SLEEP;

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public String describe() {
            return "sleeps";
        }
    }

    /**
     * Asks until the answer is yes, every 100 ms. For what cannot tell by itself; parameters, states and {@link Event}s
     * can, and are better waited for with {@code until}.
     */
    public static Coroutine<Void> waitUntil(Condition condition) {
        return waitUntil(condition, POLL);
    }

    /** As {@link #waitUntil(Condition)}, asking every {@code interval}. */
    public static Coroutine<Void> waitUntil(Condition condition, Quantity<Time> interval) {
        return waitUntil(condition, Durations.of(interval));
    }

    /** As {@link #waitUntil(Condition)}, asking every {@code interval}. */
    public static Coroutine<Void> waitUntil(Condition condition, Duration interval) {
        return coroutine("waitUntil", () -> {
            LoopGuard loop = LoopGuard.begin();
            while (!condition.holds()) {
                loop.check();
                await(sleep(interval));
            }
        });
    }

    // ---- exclusive access ------------------------------------------------------------------------------------------

    /**
     * Takes exclusive access to devices and parameters, all or none, and waits until it is there. While it is held,
     * everybody else's operations on them wait; this task, and what it starts inside the block, go on.
     *
     * @throws DeadlockException if waiting would never end
     */
    public static Hold lock(Lockable... what) throws InterruptedException {
        return Locking.lock(what);
    }

    /**
     * As {@link #lock(Lockable...)}, waiting for at most {@code limit}.
     *
     * @throws TimedOutException if it is not free by then
     */
    public static Hold lock(Quantity<Time> limit, Lockable... what) throws InterruptedException {
        return lock(Durations.of(limit), what);
    }

    /** As {@link #lock(Quantity, Lockable...)}. */
    public static Hold lock(Duration limit, Lockable... what) throws InterruptedException {
        return Locking.lock(Durations.nanos(limit), what);
    }

    // ---- progress --------------------------------------------------------------------------------------------------

    /**
     * Shows how far a long piece of work has come, where somebody looks at a terminal; costs next to nothing where nobody
     * does. Call {@link Progress#advance} after each step and close it at the end.
     */
    public static Progress progress(String name, long total) {
        return Progress.open(name, total);
    }

    /** As {@link #progress(String, long)}, for work that ends nobody knows when. */
    public static Progress progress(String name) {
        return Progress.open(name, Progress.UNKNOWN);
    }

    /**
     * The same items, and each pass through them shows how far it has come. One that is left by {@code break} or by a
     * failure is shown until its coroutine ends.
     */
    public static <T extends @Nullable Object> Iterable<T> progress(String name, Iterable<T> items) {
        Objects.requireNonNull(items, "progress: there is nothing to go through (null)");
        return () -> Progress.over(name, items);
    }

    // ---- commands --------------------------------------------------------------------------------------------------

    /** A command that runs a new coroutine of {@code source} each time. */
    public static <T extends @Nullable Object> Command<T> createCommand(Supplier<Coroutine<T>> source) {
        return createCommand("command", source);
    }

    /** As {@link #createCommand(Supplier)}, with the name that messages show. */
    public static <T extends @Nullable Object> Command<T> createCommand(String name, Supplier<Coroutine<T>> source) {
        return new Command<>(new CommandInfo(name, name + "()", ""), Objects.requireNonNull(source, "source"));
    }

    /**
     * Adds a command to those of the session.
     *
     * @throws CommandException if the name is taken
     */
    public static void register(String name, Command<?> command) {
        Supervisor.current().commands().register(name, command);
    }

    /** Whether calling {@code method} gives a coroutine, which has to be started, awaited or made a command. */
    public static boolean isCoroutineFunction(Method method) {
        return Awaitable.class.isAssignableFrom(method.getReturnType());
    }

    /** Whether {@code type} has a public method of this name that gives a coroutine. */
    public static boolean isCoroutineFunction(Class<?> type, String method) {
        List<Method> found = Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no public method '" + method + "'");
        }
        return found.stream().anyMatch(Coroutines::isCoroutineFunction);
    }

    /** Whether {@code target}, an object or a class, has a public method of this name that gives a coroutine. */
    public static boolean isCoroutineFunction(Object target, String method) {
        return isCoroutineFunction(target instanceof Class<?> type ? type : target.getClass(), method);
    }
}
