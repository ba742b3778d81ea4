package concert.session;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.CoroutineException;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.ManualClock;
import concert.devices.Device;
import concert.devices.EmergencyStopException;
import concert.devices.dummy.DummyContinuousLinearMotor;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyShutter;
import concert.devices.motors.MotorState;
import concert.devices.shutters.ShutterState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final Session session = open("tomography", clock);

    private Session open(String name, ManualClock itsClock) {
        return Session.builder(name)
                .clock(itsClock)
                .listener(new Supervisor.Listener() {
                    @Override
                    public void notice(String line) {
                        lines.add(line);
                    }
                })
                .open();
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static void start(Session session, DummyContinuousLinearMotor motor) throws InterruptedException {
        var _ = session.run("start", () -> await(motor.setVelocity(q.mmPerSecond(1))));
    }

    @Test
    void anInputReturnsItsValueOrItsFailure() throws Exception {
        assertThat(session.run("1 + 1", () -> 1 + 1)).isEqualTo(2);
        assertThatThrownBy(() -> session.run("read", () -> {
                    throw new IOException("disk full");
                }))
                .isInstanceOf(CoroutineException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void whatIsStartedGoesOnInTheNextInputs() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor();
        Task<Void> task = session.run("start", () -> concert.coroutines.Coroutines.start(motor.setPosition(q.mm(2))));
        var _ = session.run("await", () -> await(task));

        assertThat(motor.position().lastKnown()).contains(q.mm(2));
    }

    @Test
    void devicesBelongToItByNameOrByUse() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor();
        DummyShutter shutter = new DummyShutter();
        session.variable("motor", motor);
        session.variable("answer", 42);
        session.variable("nothing", null);
        var _ = session.run("close", () -> await(shutter.close()));

        assertThat(session.devices()).containsExactly(shutter, motor);
        assertThat(session.devices()).extracting(Device::name).containsExactly("DummyShutter#1", "motor");
    }

    @Test
    void interruptingTheThreadCancelsTheInputAndWaitsForItsCleanUp() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        clock.jumpAutomatically(false);
        Thread prompt = Thread.ofPlatform().start(() -> {
            try {
                var _ = session.run("scan", () -> {
                    running.countDown();
                    try {
                        return await(sleep(q.h(1)));
                    } finally {
                        events.add("cleaned up");
                    }
                });
            } catch (InterruptedException e) {
                events.add("returned");
                thrown.set(e);
            }
        });
        running.await();
        prompt.interrupt();
        prompt.join();

        assertThat(events).containsExactly("cleaned up", "returned");
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void abortStopsHardwareAndCoroutinesAndSaysSo() throws Exception {
        DummyContinuousLinearMotor motor = new DummyContinuousLinearMotor();
        DummyShutter shutter = new DummyShutter();
        session.variable("shutter", shutter);
        start(session, motor);
        clock.jumpAutomatically(false);
        Task<Void> background = session.supervisor().start(coroutine("monitor", () -> await(sleep(q.h(1)))));
        session.abort().join();
        background.join();

        assertThat(motor.state().lastKnown()).contains(MotorState.STANDBY);
        assertThat(shutter.state().lastKnown()).contains(ShutterState.CLOSED);
        assertThat(background.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(lines).containsExactly("Emergency stop: 2 of 2 devices confirmed, 1 coroutines cancelled");
    }

    /** It cancels whoever awaits it, and is not cancelled by that. */
    @Test
    void abortTypedAtThePromptCancelsThePromptToo() throws Exception {
        DummyShutter shutter = new DummyShutter();
        CountDownLatch told = new CountDownLatch(1);
        try (Session other = Session.builder("alignment")
                .listener(new Supervisor.Listener() {
                    @Override
                    public void notice(String line) {
                        lines.add(line);
                        told.countDown();
                    }
                })
                .open()) {
            other.variable("shutter", shutter);
            assertThatThrownBy(() -> other.run("abort()", () -> await(other.abort())))
                    .isInstanceOf(CancellationException.class);
            told.await();
        }

        assertThat(shutter.state().lastKnown()).contains(ShutterState.CLOSED);
        assertThat(lines).containsExactly("Emergency stop: 1 of 1 devices confirmed, 1 coroutines cancelled");
    }

    @Test
    void closeCancelsWaitsForCleanUpsAndStopsWhatStillMoves() throws Exception {
        List<String> events = new CopyOnWriteArrayList<>();
        DummyContinuousLinearMotor motor = new DummyContinuousLinearMotor();
        DummyShutter shutter = new DummyShutter();
        session.variable("shutter", shutter);
        start(session, motor);
        CountDownLatch running = new CountDownLatch(1);
        var _ = session.run(
                "scan",
                () -> concert.coroutines.Coroutines.start(coroutine("scan", () -> {
                    try {
                        running.countDown();
                        clock.jumpAutomatically(false);
                        await(sleep(q.h(1)));
                    } finally {
                        clock.jumpAutomatically(true);
                        await(sleep(q.s(1)));
                        events.add("cleaned up");
                    }
                })));
        running.await();
        session.close();

        assertThat(events).containsExactly("cleaned up");
        assertThat(motor.state().lastKnown()).contains(MotorState.STANDBY);
        assertThat(shutter.state().lastKnown()).contains(ShutterState.OPEN);
        assertThat(session.devices()).isEmpty();
        session.close();
    }

    /**
     * The watchdog aborts from a thread of its own, and that cancels a script, which then closes the session: the abort
     * found no threads to stop the devices with.
     */
    @Test
    void anAbortThatComesWhileItClosesDoesNothingMore() {
        session.variable("shutter", new DummyShutter());
        session.close();
        session.abortIfOpen();
        assertThat(lines).isEmpty();
    }

    @Test
    void closeGivesBackTheLocksOfThePrompt() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor();
        var _ = session.run("lock(motor)", () -> lock(motor));
        session.close();

        try (Session next = open("next", new ManualClock())) {
            var _ = next.run("move", () -> await(motor.setPosition(q.mm(1))));
        }
        assertThat(motor.position().lastKnown()).contains(q.mm(1));
    }

    @Test
    void twoSessionsInOneProcessDoNotSeeEachOther() throws Exception {
        ManualClock otherClock = new ManualClock();
        try (Session other = open("alignment", otherClock)) {
            DummyContinuousLinearMotor here = new DummyContinuousLinearMotor();
            DummyContinuousLinearMotor there = new DummyContinuousLinearMotor();
            start(session, here);
            start(other, there);
            otherClock.jumpAutomatically(false);
            Task<Void> task = other.supervisor().start(coroutine(() -> await(sleep(q.h(1)))));

            session.abort().join();

            assertThat(here.state().lastKnown()).contains(MotorState.STANDBY);
            assertThat(there.state().lastKnown()).contains(MotorState.MOVING);
            assertThat(task.isDone()).isFalse();
            assertThat(session.devices()).containsExactly(here);
            assertThat(other.devices()).containsExactly(there);
            assertThat(other.supervisor().tasks()).contains(task);
        }
    }

    @Test
    void nothingStartsWhileAnAbortIsInForce() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor();
        CountDownLatch inCleanUp = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Task<Void> slow = session.supervisor().start(coroutine(() -> {
            try {
                clock.jumpAutomatically(false);
                await(sleep(q.h(1)));
            } finally {
                inCleanUp.countDown();
                goOn.await();
            }
        }));
        while (slow.state() != TaskState.WAITING) {
            Thread.onSpinWait();
        }
        session.abort().join();
        inCleanUp.await();

        assertThatThrownBy(() -> session.run("home", () -> await(motor.home())))
                .isInstanceOf(EmergencyStopException.class)
                .hasMessage("DummyLinearMotor#1: home: refused, an emergency stop is in force until all clean-ups "
                        + "have ended");
        var _ = session.run("get", () -> await(motor.getPosition()));
        goOn.countDown();
        assertThat(slow.join(Duration.ofSeconds(5))).isTrue();
    }
}
