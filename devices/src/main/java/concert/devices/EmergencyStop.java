package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.shield;

import concert.coroutines.Clock;
import concert.coroutines.Coroutine;
import concert.coroutines.Event;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stops everything that a session drives: all coroutines and all devices, at the same time.
 *
 * <p>It takes no lock and needs no virtual thread. From its beginning until all that it has cancelled has cleaned up,
 * nothing can be set in motion or opened; reading, stopping, closing and switching off work.
 */
public final class EmergencyStop {
    /** How long a device may take to confirm. */
    static final Duration DEADLINE = Duration.ofSeconds(2);

    /** What the coroutines get for their clean-up. */
    private static final Duration CLEAN_UP = Duration.ofSeconds(2);

    /** After this the latch opens although a clean-up has not ended; the kernel abandons tasks long before. */
    private static final Duration LATCH_AT_MOST = Duration.ofSeconds(30);

    private final Supervisor supervisor;
    private final DeviceRegistry registry;

    /** How many emergency stops are in force; each opens its own latch. */
    private final AtomicInteger latches = new AtomicInteger();

    /** The tasks of {@link #immune} work, which a stop leaves alone. */
    private final Set<Task<?>> immune = ConcurrentHashMap.newKeySet();

    EmergencyStop(Supervisor supervisor, DeviceRegistry registry) {
        this.supervisor = supervisor;
        this.registry = registry;
    }

    /** That of the session to which {@code supervisor} belongs. */
    public static EmergencyStop of(Supervisor supervisor) {
        return DeviceRegistry.of(supervisor).emergencyStop();
    }

    /** Whether motions are refused because of an emergency stop. */
    public boolean isLatched() {
        return latches.get() != 0;
    }

    /**
     * Work that no emergency stop cancels: what watches for the next one. It runs as stops do, on a platform thread that
     * is there already, and waits for no lock. Cancelling the task which awaits it, and the end of the session, end it.
     */
    public <T extends @Nullable Object> Coroutine<T> immune(Coroutine<T> watch) {
        return coroutine(watch.name(), () -> {
            Task<?> owner = Task.current();
            immune.add(owner);
            Task<T> task = supervisor.startEmergency(watch);
            immune.add(task);
            try {
                return await(task);
            } finally {
                // A cancel that comes before the await has begun does not follow it.
                var _ = task.cancel();
                immune.remove(owner);
                immune.remove(task);
            }
        });
    }

    /** As {@link #trigger(Consumer)}, for who reads the result of the task. */
    public Task<EmergencyReport> trigger() {
        return trigger(_ -> {});
    }

    /**
     * Stops everything. From any thread; does not wait. The task ends when every device has confirmed or its two
     * seconds are over, and after {@code tell} was called with the result, on a thread that nothing of this can
     * cancel.
     */
    public Task<EmergencyReport> trigger(Consumer<? super EmergencyReport> tell) {
        // First the latch: nothing may start behind the back of a stop. Then the cancels, a microsecond each: a motion
        // that is stopped before its task is cancelled fails, and the cancel would then hit the clean-up. Then the
        // hardware.
        latches.incrementAndGet();
        List<Task<?>> running = new ArrayList<>(supervisor.tasks());
        running.removeAll(immune);
        int cancelled = supervisor.cancelAll(CLEAN_UP, task -> !immune.contains(task));
        List<DeviceStop> stops = new ArrayList<>();
        Event confirmed = new Event();
        AtomicInteger left = new AtomicInteger(1);
        Runnable oneConfirmed = () -> {
            if (left.decrementAndGet() == 0) {
                confirmed.set();
            }
        };
        for (Device device : registry.devices()) {
            left.incrementAndGet();
            stops.add(DeviceStop.start(supervisor, device, oneConfirmed));
        }
        registry.audit().note("emergency stop of " + stops.size() + " devices");
        openLatchAfter(running, stops);
        oneConfirmed.run();
        Task<EmergencyReport> report = supervisor.startEmergency(
                coroutine("report of the emergency stop", () -> report(confirmed, stops, cancelled, tell)));
        // Whoever awaits the stop is cancelled by it, and that would cancel the report.
        return supervisor.startEmergency(coroutine("emergency stop", () -> await(shield(report))));
    }

    private EmergencyReport report(
            Event confirmed, List<DeviceStop> stops, int cancelled, Consumer<? super EmergencyReport> tell)
            throws InterruptedException {
        Clock clock = supervisor.clock();
        Clock.Alarm alarm = clock.schedule(clock.nanoTime() + DEADLINE.toNanos(), confirmed::set);
        try {
            await(confirmed.untilSet());
        } finally {
            alarm.cancel();
        }
        EmergencyReport report = EmergencyReport.of(stops, cancelled);
        tell.accept(report);
        return report;
    }

    /** On a plain thread, not a task: it waits for tasks and must not be one of those. */
    private void openLatchAfter(List<Task<?>> running, List<DeviceStop> stops) {
        Set<Task<?>> ownTasks = new HashSet<>();
        stops.forEach(stop -> ownTasks.add(stop.task()));
        Clock clock = Clock.system();
        long end = clock.nanoTime() + LATCH_AT_MOST.toNanos();
        supervisor.emergencyThreads().execute(() -> {
            try {
                for (Task<?> task : running) {
                    if (!ownTasks.contains(task)) {
                        var _ = task.join(Duration.ofNanos(Math.max(0, end - clock.nanoTime())));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                latches.decrementAndGet();
            }
        });
    }
}
