package concert.session;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.quantities.Quantities.q;
import static concert.session.EmergencyFlag.checkEmergencyStop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Condition;
import concert.coroutines.Coroutine;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.ManualClock;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.EmergencyStop;
import concert.devices.dummy.DummyContinuousLinearMotor;
import concert.devices.dummy.DummyDevice;
import concert.devices.motors.MotorState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A flag of the hardware aborts the session once, whatever else goes on, and survives every abort. */
@Timeout(60)
class EmergencyFlagTest {
    private static final Duration POLL = Duration.ofMillis(100);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final Session session = Session.builder("test")
            .clock(clock)
            .listener(new Supervisor.Listener() {
                @Override
                public void notice(String line) {
                    lines.add(line);
                }
            })
            .open();

    private final AtomicInteger readings = new AtomicInteger();
    private volatile boolean flag;

    EmergencyFlagTest() {
        clock.jumpAutomatically(false);
    }

    @AfterEach
    void close() {
        clock.jumpAutomatically(true);
        session.close();
    }

    private static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Starts it and waits for the first reading. */
    private Task<Void> watch(Condition condition) {
        Task<Void> task = session.supervisor().start(checkEmergencyStop(() -> {
            try {
                return condition.holds();
            } finally {
                readings.incrementAndGet();
            }
        }));
        eventually("the first reading", () -> readings.get() == 1);
        untilAsleep();
        return task;
    }

    private Task<Void> watch() {
        return watch(() -> flag);
    }

    private Task<?> loop() {
        return session.supervisor().tasks().stream()
                .filter(task -> task.name().equals("checkEmergencyStop"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void untilAsleep() {
        eventually("asleep", () -> loop().waitsFor().contains("sleeps"));
    }

    /** The next reading, and what it leads to, is over when this returns. */
    private void nextReading() {
        int before = readings.get();
        clock.advance(POLL);
        eventually("a reading", () -> readings.get() > before);
        untilAsleep();
    }

    private Task<Void> background() {
        Task<Void> task = session.supervisor().start(coroutine("scan", () -> await(sleep(q.h(1)))));
        eventually("it sleeps", () -> task.state() == TaskState.WAITING);
        return task;
    }

    private void untilTheLatchIsOpen() {
        eventually("the latch", () -> !EmergencyStop.of(session.supervisor()).isLatched());
    }

    @Test
    void aFlagThatIsSetCancelsEverythingAndStopsTheDevices() throws Exception {
        DummyContinuousLinearMotor motor = new DummyContinuousLinearMotor();
        clock.jumpAutomatically(true);
        var _ = session.run("start", () -> await(motor.setVelocity(q.mmPerSecond(1))));
        clock.jumpAutomatically(false);
        Task<Void> watch = watch();
        Task<Void> scan = background();
        flag = true;
        nextReading();

        assertThat(scan.join(Duration.ofSeconds(10))).isTrue();
        assertThat(scan.state()).isEqualTo(TaskState.CANCELLED);
        eventually("stopped", () -> motor.state().lastKnown().equals(java.util.Optional.of(MotorState.STANDBY)));
        eventually("told", () -> lines.size() == 2);
        assertThat(lines)
                .containsExactly(
                        "Emergency stop: the emergency flag is set",
                        "Emergency stop: 1 of 1 devices confirmed, 1 coroutines cancelled");
        assertThat(watch.isDone()).isFalse();
    }

    @Test
    void whatIsStartedWhileTheFlagIsSetGoesOnUntilItIsSetAnew() throws Exception {
        watch();
        flag = true;
        nextReading();
        untilTheLatchIsOpen();
        Task<Void> later = background();
        nextReading();
        nextReading();
        assertThat(later.isDone()).isFalse();

        flag = false;
        nextReading();
        assertThat(lines).last().isEqualTo("The emergency flag has cleared; it is watched again");
        flag = true;
        nextReading();
        assertThat(later.join(Duration.ofSeconds(10))).isTrue();
        assertThat(later.state()).isEqualTo(TaskState.CANCELLED);
    }

    /** Ctrl-K, or another flag: the one must not end the guard of the other. */
    @Test
    void anAbortOfSomebodyElseLeavesItOnGuardAndIsNotHeldUpByIt() throws Exception {
        Task<Void> watch = watch();
        session.abort().join();
        untilTheLatchIsOpen();
        assertThat(watch.isDone()).isFalse();

        Task<Void> scan = background();
        flag = true;
        nextReading();
        assertThat(scan.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void cancellingItsTaskEndsIt() throws Exception {
        Task<Void> watch = watch();
        watch.cancel();
        assertThat(watch.join(Duration.ofSeconds(10))).isTrue();
        assertThat(session.supervisor().tasks()).isEmpty();
    }

    @Test
    void theEndOfTheSessionEndsIt() {
        Task<Void> watch = watch();
        session.close();
        assertThat(watch.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(lines).isEmpty();
    }

    @Test
    void aFlagThatCannotBeReadCountsAsSetAndIsToldOnce() {
        AtomicInteger broken = new AtomicInteger();
        watch(() -> {
            if (broken.get() == 1) {
                throw new DeviceException("interlock", "no connection");
            }
            return false;
        });
        Task<Void> scan = background();
        broken.set(1);
        nextReading();
        nextReading();
        eventually("cancelled", scan::isDone);
        eventually("told", () -> lines.size() == 2);
        assertThat(lines.getFirst())
                .isEqualTo("Emergency stop: the emergency flag cannot be read, which counts as set: "
                        + "interlock: no connection");
    }

    @Test
    void aFlagThatDoesNotAnswerCountsAsSet() {
        AtomicInteger hangs = new AtomicInteger();
        watch(() -> {
            if (hangs.get() == 1) {
                await(sleep(q.h(1)));
            }
            return false;
        });
        Task<Void> scan = background();
        hangs.set(1);
        clock.advance(POLL);
        eventually("the reading waits", () -> session.supervisor().tasks().size() == 4);
        eventually(
                "parked",
                () -> session.supervisor().tasks().getLast().waitsFor().contains("sleeps"));
        clock.advance(Duration.ofSeconds(2));
        eventually("cancelled", scan::isDone);
        assertThat(lines).first().asString().startsWith("Emergency stop: the emergency flag cannot be read");
    }

    /** A signal that a scan has locked, with everything else, must still be seen. */
    @Test
    void aLockOnTheDeviceOfTheFlagDoesNotHideIt() throws Exception {
        DummyDevice signal = new DummyDevice();
        Task<Void> scan = session.supervisor().start(coroutine("scan", () -> {
            try (var _ = lock(signal)) {
                await(sleep(q.h(1)));
            }
        }));
        eventually("locked", () -> scan.waitsFor().contains("sleeps"));
        watch(() -> await(signal.position().get()) != null);
        eventually("cancelled", scan::isDone);
    }

    @Test
    void thePeriodCanBeATimeOrADuration() {
        for (Coroutine<Void> check : List.of(
                checkEmergencyStop(() -> flag, q.s(1)), checkEmergencyStop(() -> flag, Duration.ofSeconds(1)))) {
            Task<Void> task = session.supervisor().start(check);
            eventually("asleep", () -> loop().waitsFor().contains("sleeps"));
            assertThat(task.cancel()).isTrue();
            eventually("ended", task::isDone);
        }
    }

    @Test
    void outsideASessionItSaysSo() throws Exception {
        try (TestRun run = TestRun.create()) {
            assertThatThrownBy(() -> run.run(() -> await(checkEmergencyStop(() -> false))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("supervisor test belongs to no session");
        }
    }
}
