package concert.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real process, with the test as its session. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MainTest {
    @TempDir
    Path folder;

    private Controller controller;
    private Process process;
    private BufferedReader answers;
    private Path log;

    @BeforeEach
    void start() throws Exception {
        controller = new Controller();
        log = folder.resolve("watchdog.log");
        process = start(60_000);
        tell(guard(), "beat 1");
        awaitAnswer("alive 1");
    }

    private Process start(long limitMillis) throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        Long.toString(limitMillis),
                        "test")
                .redirectError(log.toFile())
                .start();
        answers = started.inputReader(StandardCharsets.UTF_8);
        return started;
    }

    @AfterEach
    void end() throws Exception {
        process.destroyForcibly().waitFor();
        controller.close();
    }

    private String guard() {
        return new Message.Guard(new Recipe(1, "motor", "127.0.0.1", controller.port(), "STOP\r\n")).line();
    }

    private void tell(String... lines) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    /** Skips what the JVM says in between. */
    private void awaitAnswer(String wanted) throws IOException {
        for (String line = answers.readLine(); !wanted.equals(line); line = answers.readLine()) {
            assertThat(line).as("before " + wanted).isNotNull();
        }
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void assertThatItEnds() throws Exception {
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theEndOfItsInputFiresAndThenItEnds() throws Exception {
        process.getOutputStream().close();
        assertThat(controller.next(2)).isEqualTo("STOP\r\n");
        assertThatItEnds();
        assertThat(Files.readString(log))
                .contains("watchdog of test: on guard")
                .contains("fires at 1 devices: the session has died")
                .contains("motor: sent to 127.0.0.1:" + controller.port() + ", no answer");
    }

    @Test
    void afterAGoodByeItEndsAndSendsNothing() throws Exception {
        tell("bye");
        process.getOutputStream().close();
        assertThatItEnds();
        assertThat(controller.hasReceivedNothing()).isTrue();
    }

    @Test
    void silenceFiresAndTheNextBeatArmsItAgain() throws Exception {
        end();
        controller = new Controller();
        process = start(300);
        tell(guard(), "beat 1");
        assertThat(controller.next(5)).isEqualTo("STOP\r\n");
        tell("beat 2");
        awaitAnswer("alive 2");
        assertThat(controller.next(2)).isEqualTo("STOP\r\n");
    }

    @Test
    void aRecipeThatWasReleasedIsNotSent() throws Exception {
        tell("release 1");
        process.getOutputStream().close();
        assertThatItEnds();
        assertThat(controller.hasReceivedNothing()).isTrue();
    }

    /** What Ctrl-C, Ctrl-\, a lost terminal and a service manager send to the whole group. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "QUIT", "HUP", "TERM", "TSTP"})
    void aSignalThatIsMeantForTheSessionDoesNotEndIt(String name) throws Exception {
        signal(name);
        tell("beat 2");
        awaitAnswer("alive 2");
        process.getOutputStream().close();
        assertThat(controller.next(2)).isEqualTo("STOP\r\n");
        assertThatItEnds();
    }
}
