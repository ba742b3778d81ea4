package concert.session;

import static concert.coroutines.Coroutines.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Supervisor;
import concert.devices.Device;
import concert.devices.StopRecipe;
import concert.devices.Stoppable;
import concert.devices.dummy.DummyShutter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The session's side: which devices are covered, and a process that is there when it is needed and gone when not. */
@Timeout(60)
class WatchdogTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    /** The session holds its devices weakly. */
    private final List<Device> held = new ArrayList<>();

    private Controller controller;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        controller = new Controller();
        session = open(settings -> settings);
    }

    private Session open(UnaryOperator<Session.Builder> settings) {
        return settings.apply(Session.builder("test").listener(new Supervisor.Listener() {
                    @Override
                    public void notice(String line) {
                        lines.add(line);
                    }
                }))
                .open();
    }

    @AfterEach
    void end() throws Exception {
        session.close();
        controller.close();
    }

    /** For at most 20 s: what it waits for happens in other processes. */
    private static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Guarded guarded(String name) {
        Guarded device = new Guarded(controller.port());
        held.add(device);
        session.variable(name, device);
        return device;
    }

    private ProcessHandle process() {
        eventually("a watchdog", () -> session.watchdog().keeper().pid() > 0);
        return ProcessHandle.of(session.watchdog().keeper().pid()).orElseThrow();
    }

    private void awaitCovered() {
        eventually("covered", () -> session.watchdog().uncovered().isEmpty());
    }

    private List<String> table() {
        return session.watchdog().coverage().stream()
                .map(one -> one.device() + ": " + one.by())
                .toList();
    }

    private void awaitLine(String wanted) throws InterruptedException {
        String line;
        do {
            line = lines.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("before " + wanted).isNotNull();
        } while (!line.startsWith(wanted));
    }

    @Test
    void aDeviceIsCoveredWhenTheProcessHasAnsweredForIt() {
        Guarded motor = guarded("motor");
        DummyShutter shutter = new DummyShutter();
        held.add(shutter);
        session.variable("shutter", shutter);

        eventually("covered", () -> session.watchdog().uncovered().equals("not covered by the watchdog: shutter"));
        assertThat(table())
                .containsExactly("motor: 127.0.0.1:" + controller.port(), "shutter: not covered: no stop recipe");
        assertThat(session.devices()).containsExactly(motor, shutter);
    }

    @Test
    void withoutARecipeThereIsNoProcess() {
        session.variable("shutter", new DummyShutter());
        assertThat(session.watchdog().keeper().pid()).isEqualTo(-1);
    }

    @Test
    void aRecipeThatFailsLeavesOnlyItsDeviceUncovered() {
        Device broken = new Device() {
            @Override
            public Optional<StopRecipe> stopRecipe() {
                throw new IllegalStateException("no address yet");
            }
        };
        held.add(broken);
        session.variable("broken", broken);
        guarded("motor");
        eventually("covered", () -> session.watchdog().coverage().get(1).isCovered());
        assertThat(table().getFirst())
                .isEqualTo(
                        "broken: not covered: its stop recipe fails: java.lang.IllegalStateException: no address yet");
    }

    @Test
    void aDeviceThatIsFirstUsedByACoroutineIsCoveredToo() throws Exception {
        Probe probe = new Probe(controller.port());
        held.add(probe);
        var _ = session.run("probe", () -> await(probe.probe()));
        awaitCovered();
        assertThat(table()).containsExactly("Probe#1: 127.0.0.1:" + controller.port());
    }

    private static final class Probe extends Device {
        private final int port;

        Probe(int port) {
            this.port = port;
        }

        concert.coroutines.Coroutine<Void> probe() {
            return action("probe", () -> {});
        }

        @Override
        public Optional<StopRecipe> stopRecipe() {
            return Optional.of(new StopRecipe("127.0.0.1", port, "STOP"));
        }
    }

    /** More than go out with one beat, and two of one name. */
    @Test
    void manyDevicesAreAllCovered() throws Exception {
        List<Guarded> held = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> guarded("motor" + i / 2))
                .toList();
        awaitCovered();
        assertThat(table()).hasSize(held.size());
    }

    /** It cannot be used any more, as for the emergency stop, and its place may be another device's now. */
    @Test
    void aDeviceThatNobodyHoldsAnyMoreIsNotStopped() throws Exception {
        guarded("kept");
        session.variable("dropped", new Guarded(controller.port()));
        eventually("the collector", () -> {
            System.gc();
            return table().size() == 1;
        });
        awaitCovered();
        // The release goes out before the beat that covers the next one.
        guarded("next");
        awaitCovered();
        session.watchdog().fire();
        assertThat(controller.next(5)).isEqualTo("STOP kept\r\nSTOP next\r\n");
    }

    @Test
    void aKilledWatchdogIsStartedAgain() throws Exception {
        Guarded motor = guarded("motor");
        awaitCovered();
        ProcessHandle first = process();
        first.destroyForcibly();
        awaitLine("The watchdog has ended unexpectedly");
        // By number: for a moment it is that of a process that is gone, or none.
        eventually(
                "another",
                () -> !Set.of(0L, -1L, first.pid())
                        .contains(session.watchdog().keeper().pid()));
        awaitCovered();
        assertThat(session.devices()).containsExactly(motor);
    }

    /** Writing to it must not block: a pipe takes a few thousand beats, but nobody would be on guard meanwhile. */
    @Test
    void aFrozenWatchdogIsKilledAndStartedAgain() throws Exception {
        Guarded motor = guarded("motor");
        awaitCovered();
        ProcessHandle first = process();
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(first.pid()))
                        .start()
                        .waitFor())
                .isZero();
        awaitLine("The watchdog does not answer");
        first.onExit().get(5, TimeUnit.SECONDS);
        awaitCovered();
        assertThat(session.devices()).containsExactly(motor);
    }

    @Test
    void theEndOfTheSessionEndsTheProcessAndSendsNothing() throws Exception {
        Guarded motor = guarded("motor");
        awaitCovered();
        ProcessHandle process = process();
        session.close();
        process.onExit().get(5, TimeUnit.SECONDS);
        assertThat(controller.hasReceivedNothing()).isTrue();
        assertThat(motor.name()).isEqualTo("motor");
        assertThat(lines).isEmpty();
    }

    /** Also when whoever closes it is in a hurry: the watchdog would take the missing good-bye for a death. */
    @Test
    void anInterruptedEndStillSaysGoodBye() throws Exception {
        guarded("motor");
        awaitCovered();
        ProcessHandle process = process();
        Thread.currentThread().interrupt();
        session.close();
        assertThat(Thread.interrupted()).isTrue();
        process.onExit().get(5, TimeUnit.SECONDS);
        assertThat(controller.hasReceivedNothing()).isTrue();
    }

    /** An end that could not stop a motor is not orderly: the watchdog is the last who can. */
    @Test
    void aDeviceThatDidNotStopAtTheEndIsLeftToTheWatchdog() throws Exception {
        Stubborn motor = new Stubborn(controller.port());
        held.add(motor);
        session.variable("motor", motor);
        awaitCovered();
        session.close();
        assertThat(controller.next(5)).isEqualTo("HALT");
        assertThat(lines)
                .startsWith(
                        "motor did not stop: no connection",
                        "The watchdog has stopped the devices: the session has died");
    }

    private static final class Stubborn extends Device implements Stoppable {
        private final int port;

        Stubborn(int port) {
            this.port = port;
        }

        @Override
        public concert.coroutines.Coroutine<Void> stop() {
            return stopAction("stop", () -> {
                throw new IllegalStateException("no connection");
            });
        }

        @Override
        public Optional<StopRecipe> stopRecipe() {
            return Optional.of(new StopRecipe("127.0.0.1", port, "HALT"));
        }
    }

    @Test
    void theProcessWritesItsOwnLog(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("new/watchdog.log");
        Guarded motor = new Guarded(controller.port());
        held.add(motor);
        try (Session other = open(settings -> settings.watchdogLog(log))) {
            other.variable("motor", motor);
            eventually("covered", () -> other.watchdog().uncovered().isEmpty());
        }
        assertThat(Files.readString(log))
                .contains("watchdog of test (process " + ProcessHandle.current().pid() + "): on guard")
                .contains(": ends");
    }

    @Test
    void aSessionCanDoWithoutIt() {
        Guarded motor = new Guarded(controller.port());
        held.add(motor);
        try (Session other = open(Session.Builder::withoutWatchdog)) {
            other.variable("motor", motor);
            assertThat(other.watchdog().coverage()).singleElement().satisfies(one -> {
                assertThat(one.isCovered()).isFalse();
                assertThat(one.by()).isEqualTo("not covered: the watchdog is off");
            });
            assertThat(other.watchdog().keeper().pid()).isEqualTo(-1);
        }
    }

    @Test
    void aLimitBelowTwoBeatsWouldFireByItself() {
        assertThatThrownBy(() -> Session.builder("test").watchdogLimit(Duration.ofMillis(300)))
                .hasMessage("the watchdog's limit must be at least 500 ms, two beats; got 300 ms");
    }
}
