package concert.session;

import concert.coroutines.Clock;
import concert.coroutines.Coroutine;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.devices.Device;
import concert.devices.DeviceRegistry;
import concert.devices.EmergencyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * One experiment at work: what runs, the devices that it uses, and how all of it is stopped.
 *
 * <p>There may be several in a process; they know nothing of each other.
 */
public final class Session implements AutoCloseable {
    private final String name;
    private final Supervisor supervisor;
    private final DeviceRegistry registry;
    private final Supervisor.Listener listener;
    private final Duration cleanUpBudget;
    private final Watchdog watchdog;

    /** Guarded by {@code stopping} for writing. */
    private volatile boolean closed;

    /** Held while an abort starts its stops, so that the end of the session cannot take the threads from under it. */
    private final Object stopping = new Object();

    private Session(Builder builder) {
        name = builder.name;
        listener = builder.listener;
        cleanUpBudget = builder.cleanUpBudget;
        Supervisor.Builder settings = Supervisor.builder()
                .name(name)
                .clock(builder.clock)
                .cleanUpBudget(cleanUpBudget)
                .listener(listener);
        ThreadFactory threads = builder.threads;
        supervisor = (threads == null ? settings : settings.threadFactory(threads)).build();
        registry = DeviceRegistry.of(supervisor);
        watchdog = new Watchdog(registry, builder.watchdog, name, listener::notice, this::abortIfOpen);
        supervisor.service(Here.class, _ -> new Here(this));
    }

    /** How a task finds its session; not the session itself, which a supervisor that is closed would close again. */
    private record Here(Session session) {}

    /** That of the current task; {@link IllegalStateException} where there is none. */
    static Session current() {
        return Supervisor.current()
                .service(Here.class, supervisor -> {
                    throw new IllegalStateException(supervisor + " belongs to no session");
                })
                .session();
    }

    /** Opens a session; it has to be closed. */
    public static Session open(String name) {
        return builder(name).open();
    }

    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** What a session is opened with; everything has a default. */
    public static final class Builder {
        private final String name;
        private Clock clock = Clock.system();
        private @Nullable ThreadFactory threads;
        private Duration cleanUpBudget = Duration.ofSeconds(5);
        private WatchdogOptions watchdog = WatchdogOptions.DEFAULT;
        private Supervisor.Listener listener = new Supervisor.Listener() {};

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** Runs the tasks; virtual threads by default. */
        public Builder threadFactory(ThreadFactory newThreads) {
            threads = newThreads;
            return this;
        }

        /** How long a cancelled task may clean up; 5 s by default. */
        public Builder cleanUpBudget(Duration newBudget) {
            cleanUpBudget = newBudget;
            return this;
        }

        /** Hears of failures that nobody awaits, of abandoned tasks, and of lines for the user. */
        public Builder listener(Supervisor.Listener newListener) {
            listener = newListener;
            return this;
        }

        /**
         * How long the process may be silent before the watchdog takes it for frozen and stops the devices; 1 s by
         * default. Pauses of the garbage collector have to be shorter; time in which the computer sleeps does not count.
         */
        public Builder watchdogLimit(Duration limit) {
            watchdog = watchdog.withLimit(limit);
            return this;
        }

        /** Where the watchdog process writes what it does; nowhere by default. */
        public Builder watchdogLog(Path file) {
            watchdog = watchdog.withLog(file);
            return this;
        }

        /** No watchdog: for a debugger, which freezes the process at each breakpoint, and for tests. */
        public Builder withoutWatchdog() {
            watchdog = watchdog.off();
            return this;
        }

        public Session open() {
            return new Session(this);
        }
    }

    public String name() {
        return name;
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    /** The devices that were named or used in this session, by name. */
    public List<Device> devices() {
        return registry.devices();
    }

    /** Guards the devices against the end of this process. */
    public Watchdog watchdog() {
        return watchdog;
    }

    /** As {@link concert.devices.EmergencyStop#immune}. */
    <T extends @Nullable Object> Coroutine<T> immune(Coroutine<T> watch) {
        return registry.emergencyStop().immune(watch);
    }

    /** One line for the user. */
    void notice(String line) {
        listener.notice(line);
    }

    /** Tells the session that a variable holds {@code value}: a device without a name gets that of the variable. */
    public void variable(String variable, @Nullable Object value) {
        if (value instanceof Device device) {
            registry.nameIfUnnamed(device, variable);
        }
    }

    /**
     * Runs {@code body} as one input at the prompt and returns its value. For threads that are no task; interrupting
     * the thread cancels the input, and its clean-up is waited for.
     *
     * @throws java.util.concurrent.CancellationException if the input was cancelled
     * @throws concert.coroutines.CoroutineException if it failed with a checked exception, which is the cause
     */
    public <T extends @Nullable Object> T run(String text, Coroutine.Body<T> body) throws InterruptedException {
        Task<T> input = supervisor.input(text, body);
        try {
            input.join();
        } catch (InterruptedException e) {
            var _ = input.cancel();
            input.join();
            throw e;
        }
        return input.result();
    }

    /**
     * Stops everything: cancels all that runs and brings all devices into their safe state at the same time. Does not
     * wait, and may be called by what it cancels. The listener gets one line of summary and one for each device that
     * did not confirm.
     */
    public Task<EmergencyReport> abort() {
        return registry.emergencyStop().trigger(report -> report.lines().forEach(listener::notice));
    }

    /** By the watchdog and by flags. A session that is closing stops everything by itself. */
    void abortIfOpen() {
        synchronized (stopping) {
            if (!closed) {
                var _ = abort();
            }
        }
    }

    /**
     * Ends the session: cancels all that runs, waits for the clean-ups, stops all devices that can be stopped, writes
     * the last audit lines and gives back all locks. A device that did not stop is left to the watchdog. From outside
     * any task. Does nothing the second time.
     */
    @Override
    public void close() {
        synchronized (stopping) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            List<String> problems = Ending.stop(supervisor, registry, cleanUpBudget);
            problems.forEach(listener::notice);
            if (!problems.isEmpty()) {
                watchdog.fire();
            }
        } finally {
            supervisor.close();
            watchdog.close();
        }
    }

    @Override
    public String toString() {
        return "session " + name;
    }
}
