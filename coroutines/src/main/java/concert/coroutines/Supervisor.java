package concert.coroutines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Owns the tasks of one session: starts them, lists them, stops them all, and reports what nobody else would.
 *
 * <p>There is no static state: two supervisors in one process know nothing of each other. Its clock, its threads and
 * its listener are given to it.
 */
public final class Supervisor implements AutoCloseable {

    /** Told what would otherwise go unseen. Called on any thread, never under a monitor of the kernel; must not wait. */
    public interface Listener {
        /** A task has failed and nobody awaits it. It may still be awaited later. */
        default void unobservedFailure(Task<?> task) {}

        /** A task that an input at the prompt had started is done, and nobody awaits it. */
        default void backgroundEnded(Task<?> task) {}

        /** A task did not end in time after its cancel; {@code processorKept} says that it still computes. */
        default void abandoned(Task<?> task, boolean processorKept) {}

        /** One line for the user. */
        default void notice(String line) {}
    }

    private final String name;
    private final Clock clock;
    private final TaskThreads taskThreads;
    private final TaskThreads blockingThreads;
    private final EmergencyThreads emergencyThreads;
    private final long cleanUpBudget;
    private final Listener listener;
    private final Task<?> root;
    private final CleanUpWatch cleanUps;
    private final CommandRegistry commands = new CommandRegistry();
    private final AtomicLong lastTaskId = new AtomicLong();
    private final Set<Task<?>> abandoned = ConcurrentHashMap.newKeySet();

    /** Guarded by itself; a service may make others while it is made. */
    private final Map<Class<?>, Object> services = new LinkedHashMap<>();

    /** The innermost claim that belongs to the session; guarded by this for writing. */
    private volatile @Nullable Claim promptClaims;

    private volatile @Nullable Task<?> foreground;

    private Supervisor(Builder builder) {
        this.name = builder.name;
        this.clock = builder.clock;
        this.listener = new GuardedListener(builder.listener);
        this.cleanUpBudget = builder.cleanUpBudget.toNanos();
        this.taskThreads = TaskThreads.madeBy(builder.threads);
        this.blockingThreads = TaskThreads.madeBy(
                Thread.ofPlatform().name("concert-blocking-", 1).daemon().factory());
        this.emergencyThreads = new EmergencyThreads(name);
        this.cleanUps = new CleanUpWatch(clock);
        this.root = Task.root(this, name);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a supervisor is made with; everything has a default. */
    public static final class Builder {
        private String name = "concert";
        private Clock clock = Clock.system();
        // Without names: each would be kept by its thread and made at its start, and tasks have names that say more.
        private ThreadFactory threads = Thread.ofVirtual().factory();
        private Duration cleanUpBudget = Duration.ofSeconds(5);
        private Listener listener = new Listener() {};

        private Builder() {}

        public Builder name(String newName) {
            name = newName;
            return this;
        }

        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** Runs the tasks; virtual threads by default, platform threads for tools that explore interleavings. */
        public Builder threadFactory(ThreadFactory newThreads) {
            threads = newThreads;
            return this;
        }

        /** How long a cancelled task may clean up; 5 s by default. */
        public Builder cleanUpBudget(Duration newBudget) {
            cleanUpBudget = newBudget;
            return this;
        }

        public Builder listener(Listener newListener) {
            listener = newListener;
            return this;
        }

        public Supervisor build() {
            return new Supervisor(this);
        }
    }

    /** That of the current task; {@link IllegalStateException} on a thread that runs none. */
    public static Supervisor current() {
        return Task.current().supervisor();
    }

    public String name() {
        return name;
    }

    // ---- starting --------------------------------------------------------------------------------------------------

    /** Starts a background task of the session. From any thread. */
    public <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine) {
        return Task.start(root, Task.Kind.COROUTINE, coroutine, null, taskThreads);
    }

    /**
     * Runs one input at the prompt, or one statement of a script, as the foreground task. Commands work in it, what it
     * starts belongs to the session, and so does a lock that it still holds when it ends normally.
     */
    public <T extends @Nullable Object> Task<T> input(String text, Coroutine.Body<T> body) {
        return Task.start(root, Task.Kind.INPUT, new Coroutine<>(text, body), null, taskThreads);
    }

    /**
     * Starts a stop on a platform thread that is there already. Its operations wait for no lock, and the emergency stop
     * does not cancel it.
     */
    public <T extends @Nullable Object> Task<T> startEmergency(Coroutine<T> coroutine) {
        return Task.start(root, Task.Kind.EMERGENCY, coroutine, null, emergencyTaskThreads());
    }

    /** The platform threads reserved for stops. They are there already; more are added when these are kept busy. */
    public Executor emergencyThreads() {
        return emergencyThreads;
    }

    /** The input that runs now. */
    public @Nullable Task<?> foreground() {
        return foreground;
    }

    /** Before it runs: a Ctrl-C must find it. */
    void inputBegins(Task<?> input) {
        foreground = input;
    }

    void inputEnded(Task<?> input) {
        if (foreground == input) {
            foreground = null;
        }
    }

    // ---- looking ---------------------------------------------------------------------------------------------------

    /** All that run, in the order of their start, and those abandoned whose threads have not ended. */
    public List<Task<?>> tasks() {
        List<Task<?>> all = new ArrayList<>();
        all.addAll(root.children());
        for (int next = 0; next < all.size(); next++) {
            all.addAll(all.get(next).children());
        }
        all.addAll(abandoned);
        all.sort(Comparator.comparingLong(Task::id));
        return all;
    }

    /** The locks that are held, with who waits for them. Operations in flight are no locks. */
    public List<LockInfo> locks() {
        List<LockInfo> locks = new ArrayList<>();
        for (Claim claim = promptClaims; claim != null; claim = claim.outer) {
            if (claim.held && claim.owner == null) {
                locks.add(lockInfo(claim, "the prompt"));
            }
        }
        for (Task<?> task : tasks()) {
            for (Claim claim = task.claims(); claim != null; claim = claim.outer) {
                if (claim.held && claim.exclusive && claim.owner == task) {
                    locks.add(lockInfo(claim, task.label()));
                }
            }
        }
        return locks;
    }

    private LockInfo lockInfo(Claim claim, String holder) {
        return new LockInfo(
                claim.node.name(),
                holder,
                Duration.ofNanos(clock.nanoTime() - claim.since),
                LockGraph.waitingFor(claim).stream().map(Task::label).toList());
    }

    /** Tasks and locks, for people. */
    public String dump() {
        return Dump.of(this);
    }

    // ---- stopping --------------------------------------------------------------------------------------------------

    /** Cancels everything that runs, foreground and background, and returns how many tasks; does not wait. */
    public int cancelAll(Duration budget) {
        return cancelAll(budget, _ -> true);
    }

    /** As {@link #cancelAll(Duration)}, of the tasks for which {@code which} holds. */
    public int cancelAll(Duration budget, Predicate<? super Task<?>> which) {
        List<Task<?>> running = tasks().stream()
                .filter(task -> task.kind() != Task.Kind.EMERGENCY && !task.isCancelRequested())
                .filter(which)
                .<Task<?>>map(task -> task)
                .toList();
        running.forEach(task -> task.cancel(budget.toNanos()));
        return running.size();
    }

    /**
     * Waits, in real time, until no task is left; for threads that are no task. An abandoned task is not waited for.
     *
     * @return false if {@code limit} passed before
     */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        for (; ; ) {
            List<Task<?>> left = root.children();
            if (left.isEmpty()) {
                return true;
            }
            CountDownLatch ended = new CountDownLatch(left.size());
            for (Task<?> task : left) {
                task.whenEnded(ended::countDown);
            }
            if (!ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
    }

    /** Cancels everything, waits for the clean-ups and gives back the session's locks. From outside any task. */
    @Override
    public void close() {
        cancelAll(Duration.ofNanos(cleanUpBudget));
        boolean interrupted = false;
        try {
            awaitQuiet(Duration.ofNanos(cleanUpBudget + Cancellation.ALLOWANCE).plusSeconds(1));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        for (Claim claim = promptClaims; claim != null; claim = claim.outer) {
            LockGraph.release(claim);
        }
        closeServices();
        emergencyThreads.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeServices() {
        List<Object> all;
        synchronized (services) {
            all = new ArrayList<>(services.values());
        }
        for (Object service : all.reversed()) {
            if (service instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    listener.notice(name + ": " + service + " did not close: " + e);
                }
            }
        }
    }

    void taskAbandoned(Task<?> task) {
        abandoned.add(task);
        if (task.thread() == null) {
            abandoned.remove(task); // its thread came to its end at this moment, and may have looked before
        }
        boolean kept = lendCarrier(task);
        listener.abandoned(task, kept);
    }

    void abandonedTaskEnded(Task<?> task) {
        abandoned.remove(task);
    }

    /**
     * One processor more for the tasks until {@code starved} ends: for an input at the prompt that does not begin, because
     * others compute and never wait. Nothing happens if it is not ready to run.
     */
    public void lendProcessor(Task<?> starved) {
        lendCarrier(starved);
    }

    /** Lets other tasks run although this one keeps a processor, until its thread ends. */
    boolean lendCarrier(Task<?> task) {
        Thread thread = task.thread();
        if (thread == null || !CarrierLoan.lend(thread)) {
            return false;
        }
        if (task.thread() == null) {
            CarrierLoan.giveBack(thread); // it came to its end meanwhile, and may have looked before
            return false;
        }
        return true;
    }

    // ---- locks of the session --------------------------------------------------------------------------------------

    @Nullable
    Claim promptClaims() {
        return promptClaims;
    }

    /** An input has ended with this lock held: later inputs share it, background tasks that run already do not. */
    synchronized void keepForPrompt(Claim claim) {
        claim.session = this;
        claim.owner = null;
        claim.outer = stillHeld(promptClaims);
        promptClaims = claim;
    }

    /** Leaves out what was given back, for what comes and goes all day must not pile up. */
    private static @Nullable Claim stillHeld(@Nullable Claim chain) {
        Claim claim = chain;
        while (claim != null && !claim.held) {
            claim = claim.outer;
        }
        if (claim != null) {
            claim.outer = stillHeld(claim.outer);
        }
        return claim;
    }

    /** Gives back what inputs have locked of {@code lockable}; false if there is no such lock. */
    public synchronized boolean unlock(Lockable lockable) {
        boolean found = false;
        for (Claim claim = promptClaims; claim != null; claim = claim.outer) {
            if (claim.held && claim.owner == null && claim.node == lockable.lockNode()) {
                LockGraph.release(claim);
                found = true;
            }
        }
        return found;
    }

    // ---- what belongs to a session ---------------------------------------------------------------------------------

    public CommandRegistry commands() {
        return commands;
    }

    public Clock clock() {
        return clock;
    }

    /**
     * The one object of its type that belongs to this supervisor; made on first use. If it is {@link AutoCloseable} it
     * is closed with the supervisor, after the tasks have ended.
     */
    public <S> S service(Class<S> type, Function<? super Supervisor, ? extends S> create) {
        synchronized (services) {
            Object service = services.get(type);
            if (service == null) {
                service = Objects.requireNonNull(create.apply(this));
                services.put(type, service);
            }
            return type.cast(service);
        }
    }

    Task<?> root() {
        return root;
    }

    Listener listener() {
        return listener;
    }

    CleanUpWatch cleanUps() {
        return cleanUps;
    }

    TaskThreads taskThreads() {
        return taskThreads;
    }

    TaskThreads emergencyTaskThreads() {
        return TaskThreads.from(emergencyThreads);
    }

    TaskThreads blockingThreads() {
        return blockingThreads;
    }

    long cleanUpBudget() {
        return cleanUpBudget;
    }

    long nextTaskId() {
        return lastTaskId.incrementAndGet();
    }

    @Override
    public String toString() {
        return "supervisor " + name;
    }
}
