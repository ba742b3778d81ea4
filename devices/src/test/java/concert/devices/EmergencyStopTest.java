package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Coroutines.waitUntil;
import static concert.quantities.Quantities.q;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmergencyStopTest {
    private final TestRun run = TestRun.create();
    private final EmergencyStop emergencyStop = EmergencyStop.of(run.supervisor());

    @AfterEach
    void close() {
        run.close();
    }

    /** A device that does in an emergency what the test says. */
    private static final class Pump extends Device {
        private final Coroutine.Procedure stop;
        private final List<String> threads = new CopyOnWriteArrayList<>();
        private final Parameter<Boolean> valve =
                parameter("valve", Boolean.class, "A valve.").get(() -> true).set(_ -> {});

        private Pump(String name, Coroutine.Procedure stop) {
            this.stop = stop;
            var _ = named(name);
        }

        Coroutine<Void> off() {
            return safeAction("off", () -> {});
        }

        @Override
        public void emergencyStop() throws InterruptedException {
            threads.add(Thread.currentThread().isVirtual() ? "virtual" : "platform");
            try {
                stop.run();
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Pump pump(String name, Coroutine.Procedure stop) {
        Pump pump = new Pump(name, stop);
        DeviceRegistry.of(run.supervisor()).register(pump);
        return pump;
    }

    /** From a task, so that the clock does not run off between two devices; a stop is not cancelled by a stop. */
    private EmergencyReport stopEverything() throws Exception {
        return run.resultOf(run.supervisor().startEmergency(coroutine("test", () -> await(emergencyStop.trigger()))));
    }

    @Test
    void allDevicesAreStoppedAtTheSameTimeOnPlatformThreads() throws Exception {
        List<Duration> times = new CopyOnWriteArrayList<>();
        List<Pump> pumps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pumps.add(pump("pump " + i, () -> {
                await(sleep(q.s(1)));
                times.add(run.clock().elapsed());
            }));
        }

        EmergencyReport report = stopEverything();

        assertThat(report.confirmed()).isEqualTo(5);
        assertThat(report.unconfirmed()).isEmpty();
        assertThat(times).hasSize(5).containsOnly(Duration.ofSeconds(1));
        assertThat(pumps).allSatisfy(pump -> assertThat(pump.threads).containsExactly("platform"));
    }

    @Test
    void allCoroutinesAreCancelled() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("forever", () -> {
            while (true) {
                await(sleep(q.h(1)));
            }
        }));
        Pump pump = pump("pump", () -> {});

        EmergencyReport report = stopEverything();
        task.join();

        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(report.cancelled()).isEqualTo(1);
        assertThat(pump.threads).hasSize(1);
        assertThat(report.lines()).containsExactly("Emergency stop: 1 of 1 devices confirmed, 1 coroutines cancelled");
    }

    @Test
    void noLockHoldsItUp() throws Exception {
        Pump pump = pump("pump", () -> {});
        CountDownLatch locked = new CountDownLatch(1);
        Task<Void> holder = run.supervisor().start(coroutine(() -> {
            try (var _ = lock(pump)) {
                run.clock().jumpAutomatically(false);
                locked.countDown();
                await(sleep(q.h(1)));
            }
        }));
        assertThat(locked.await(5, SECONDS)).isTrue();
        stopEverything();

        assertThat(pump.threads).hasSize(1);
        assertThat(holder.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void aDeviceThatFailsOrHangsIsReportedByName() throws Exception {
        pump("broken", () -> {
            throw new DeviceException("broken", "no power");
        });
        pump("good", () -> {});
        pump("slow", () -> await(sleep(q.min(1))));

        EmergencyReport report = stopEverything();

        assertThat(report.lines())
                .containsExactly(
                        "Emergency stop: 1 of 3 devices confirmed, 0 coroutines cancelled",
                        "broken did not confirm the emergency stop: broken: no power",
                        "slow did not confirm the emergency stop: no answer in 2 s");
    }

    /** Many more than there are reserved threads, stuck in code that no clock of ours knows. */
    @Test
    void hungDevicesDoNotKeepTheOthersWaiting() throws Exception {
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        List<Pump> pumps = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            pumps.add(pump("hung " + i, hang::await));
        }
        pumps.add(pump("last in line", stopped::countDown));

        Task<EmergencyReport> stop = emergencyStop.trigger();
        assertThat(stopped.await(5, SECONDS)).isTrue();
        while (!stop.isDone()) {
            run.clock().advance(Duration.ofSeconds(1));
        }

        assertThat(run.resultOf(stop).confirmed()).isEqualTo(1);
        assertThat(stop.result().unconfirmed()).hasSize(60);
        assertThat(pumps).hasSize(61);
        hang.countDown();
    }

    @Test
    void whileCleanUpsRunNothingCanBeSetInMotionButTheSafeThingsPass() throws Exception {
        Pump pump = pump("pump", () -> {});
        List<Object> seen = new CopyOnWriteArrayList<>();
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            try {
                await(pump.valve.until(open -> !open));
            } finally {
                seen.add(await(pump.valve.get()));
                await(pump.off());
                try {
                    await(pump.valve.set(false));
                } catch (EmergencyStopException refused) {
                    seen.add(refused.getMessage());
                }
                await(sleep(q.s(1)));
            }
        }));
        run.run(() -> await(sleep(q.s(1))));
        stopEverything();
        task.join();

        assertThat(seen)
                .containsExactly(
                        true, "pump.valve: set: refused, an emergency stop is in force until all clean-ups have ended");
        run.run(() -> await(waitUntil(() -> !emergencyStop.isLatched())));
        run.run(() -> await(pump.valve.set(false)));
    }

    @Test
    void aSecondOneDuringTheFirstStopsAllDevicesAgain() throws Exception {
        Pump pump = pump("pump", () -> await(sleep(q.s(1))));
        Task<EmergencyReport> first = emergencyStop.trigger();
        Task<EmergencyReport> second = emergencyStop.trigger();
        run.resultOf(first);
        run.resultOf(second);

        assertThat(pump.threads).hasSize(2);
        run.run(() -> await(waitUntil(() -> !emergencyStop.isLatched())));
    }

    @Test
    void twoSessionsInOneProcessDoNotSeeEachOther() throws Exception {
        try (TestRun other = TestRun.create()) {
            Pump mine = pump("pump", () -> {});
            Pump others = new Pump("pump", () -> {});
            DeviceRegistry.of(other.supervisor()).register(others);
            Task<Void> running = other.supervisor().start(coroutine(() -> {
                other.clock().jumpAutomatically(false);
                await(sleep(q.s(10)));
            }));
            stopEverything();

            assertThat(mine.threads).hasSize(1);
            assertThat(others.threads).isEmpty();
            assertThat(running.isDone()).isFalse();
            assertThat(EmergencyStop.of(other.supervisor()).isLatched()).isFalse();
            assertThat(DeviceRegistry.of(other.supervisor()).devices()).containsExactly(others);
        }
    }

    /** It comes at any moment, from any thread, and whoever moves hears that it did not get there. */
    @Test
    void whoeverMovesIsCancelledAndTheDeviceIsFreeAfterwards() throws Exception {
        Stage motor = new Stage().named("motor");
        motor.hardware = wanted -> await(sleep(q.h(1)));
        Task<Void> move = run.supervisor().start(coroutine(() -> {
            Task<Void> child = start(motor.position.set(q.mm(1)));
            run.clock().jumpAutomatically(false);
            await(child);
        }));
        while (motor.calls.isEmpty()) {
            Thread.onSpinWait();
        }
        stopEverything();
        run.clock().jumpAutomatically(true);
        move.join();

        assertThat(move.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(motor.calls).containsExactly("move to 1 mm", "stop");
        assertThat(motor.state.lastKnown()).contains(Stage.Mode.STANDBY);
        assertThatThrownBy(() -> run.resultOf(move)).isInstanceOf(java.util.concurrent.CancellationException.class);
    }
}
