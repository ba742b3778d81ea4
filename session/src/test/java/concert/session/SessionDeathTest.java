package concert.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promise: when the process of the session freezes or dies, the controller hears of it within two seconds. */
@Timeout(60)
class SessionDeathTest {
    private static final long TWO_SECONDS = 2;

    private Controller controller;
    private Process program;
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        controller = new Controller();
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuardedProgram.class.getName(),
                        Integer.toString(controller.port()),
                        "1000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = program.inputReader(StandardCharsets.UTF_8);
        Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(output::add));
        awaitLines("covered");
    }

    @AfterEach
    void end() throws Exception {
        List<ProcessHandle> all = program.descendants().toList();
        // SIGKILL also ends what is stopped.
        program.destroyForcibly().waitFor();
        all.forEach(ProcessHandle::destroyForcibly);
        controller.close();
    }

    private ProcessHandle watchdog() {
        return program.children().findAny().orElseThrow();
    }

    private static void signal(ProcessHandle process, String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void assertThatTheMotorIsStopped() throws Exception {
        assertThat(controller.next(TWO_SECONDS)).isEqualTo("STOP motor\r\n");
    }

    /** All of them, in whatever order they come. */
    private void awaitLines(String... beginnings) throws Exception {
        List<String> missing = new ArrayList<>(List.of(beginnings));
        while (!missing.isEmpty()) {
            String line = output.poll(10, TimeUnit.SECONDS);
            assertThat(line).as("before " + missing).isNotNull();
            missing.removeIf(line::startsWith);
        }
    }

    @Test
    void aKilledSessionsMotorIsStoppedAndTheWatchdogEnds() throws Exception {
        ProcessHandle watchdog = watchdog();
        program.destroyForcibly();
        assertThatTheMotorIsStopped();
        watchdog.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aFrozenSessionsMotorIsStoppedAndTheSessionIsAbortedWhenItGoesOn() throws Exception {
        signal(program.toHandle(), "STOP");
        assertThatTheMotorIsStopped();
        signal(program.toHandle(), "CONT");
        awaitLines(
                "The watchdog has stopped the devices: the session has been silent for 1.",
                "Watchdog: motor: sent to 127.0.0.1:" + controller.port(),
                "Emergency stop: 1 of 1 devices confirmed",
                "Watchdog: the session is back after ");

        signal(program.toHandle(), "STOP");
        assertThatTheMotorIsStopped();
    }

    @Test
    void aFrozenSessionThatIsThenKilledIsNoDifferentFromADeadOne() throws Exception {
        signal(program.toHandle(), "STOP");
        assertThatTheMotorIsStopped();
        program.destroyForcibly();
        assertThatTheMotorIsStopped();
    }

    @Test
    void anOrderlyEndSendsNothingAndTakesTheWatchdogAlong() throws Exception {
        ProcessHandle watchdog = watchdog();
        program.getOutputStream().close();
        assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
        watchdog.onExit().get(10, TimeUnit.SECONDS);
        assertThat(controller.hasReceivedNothing()).isTrue();
    }

    /** With setsid, a signal to the group of the session does not reach the watchdog; not even one nobody can ignore. */
    @Test
    void theWatchdogOutlivesTheProcessGroupOfItsSession() throws Exception {
        long group = Long.parseLong(ps("pgid", program.toHandle()));
        long own = Long.parseLong(ps("pgid", watchdog()));
        assertThat(own).isEqualTo(watchdog().pid()).isNotEqualTo(group);
    }

    private static String ps(String field, ProcessHandle process) throws Exception {
        Process ps = new ProcessBuilder("ps", "-o", field + "=", "-p", Long.toString(process.pid())).start();
        return ps.inputReader().readLine().strip();
    }
}
