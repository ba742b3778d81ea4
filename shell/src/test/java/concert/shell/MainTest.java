package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process of its own: exit codes and signals. */
@Timeout(120)
class MainTest {

    @TempDir
    private Path folder;

    private Process start(String... words) throws IOException {
        // A process started in the background of a shell ignores SIGINT, and so would its children, for ever.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.redirectErrorStream(true);
        return builder.start();
    }

    private static String end(Process process, int code) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(code);
        return output;
    }

    private String file(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name), source).toString();
    }

    private static void awaitWord(Process process, String word) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(word) < 0) {
            int next = process.getInputStream().read();
            assertThat(next).as("output so far: %s", seen).isNotNegative();
            seen.append((char) next);
        }
    }

    private static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    @Test
    void aCommandLineThatMeansNothingIsOneLineAndExitCodeTwo() throws Exception {
        assertThat(end(start("strat"), 2)).isEqualTo("concert: there is no command 'strat'; did you mean 'start'?");
        assertThat(end(start("exprot"), 2)).endsWith("did you mean 'export'?");
        assertThat(end(start("qwertz"), 2)).isEqualTo("concert: there is no command 'qwertz'; concert help lists them");
        assertThat(end(start("start", "--fast"), 2))
                .startsWith("concert: unknown option --fast; usage")
                .hasLineCount(1);
    }

    @Test
    void theHelpListsAllCommandsAndTellsEach() throws Exception {
        String overview = end(start(), 0);
        assertThat(overview)
                .startsWith("usage: concert COMMAND")
                .contains("  start    Runs a session", "  init     Makes a session.", "  export   Writes all");
        assertThat(end(start("help"), 0)).isEqualTo(overview);
        assertThat(end(start("--help"), 0)).isEqualTo(overview);
        assertThat(end(start("help", "start"), 0)).startsWith("usage: concert start ");
        assertThat(end(start("start", "--help"), 0)).startsWith("usage: concert start ");
        assertThat(end(start("help", "cp"), 0)).startsWith("usage: concert cp ");
        assertThat(end(start("start", "nope", "--help"), 1)).contains("there is no session 'nope'");
    }

    @Test
    void aMissingFileIsOneLineAndExitCodeOne() throws Exception {
        String file = folder.resolve("none.jsh").toString();
        assertThat(end(start("start", "--non-interactive", "--filename", file), 1))
                .isEqualTo(file + ": no such file");
    }

    @Test
    void aScriptRunsInAProcessOfItsOwnAndLogsWhatItChanged() throws Exception {
        String file = file("good.jsh", """
                var motor = new DummyLinearMotor()
                await motor.setPosition(q.mm(2))
                System.out.println(get(motor.position()) + " " + args[0])
                """);
        assertThat(end(start("start", "--non-interactive", "--filename", file, "x"), 0))
                .isEqualTo("2 mm x");
        assertThat(folder.resolve("concert").resolve("concert.log")).content().contains("motor.position='2 mm'");
    }

    /** The last line of a script, and what its clean-up logs when it is ended from outside. */
    @Test
    void theLastLinesAreInTheLogHoweverTheProcessEnds() throws Exception {
        Path log = folder.resolve("own.log");
        String[] words = {"start", "--logfile", log.toString(), "--non-interactive", "--filename"};
        assertThat(end(start(with(words, file("last.jsh", "log(\"it's {0} done\")\nexit(3)"))), 3))
                .isEmpty();
        assertThat(log).content().contains("INFO: last: last: it's {0} done\n");
        String waits = "try { System.out.println(\"waits\"); await(sleep(q.s(100))); } finally { log(\"cleaned\"); }";
        Process process = start(with(words, file("waits.jsh", waits)));
        awaitWord(process, "waits");
        signal(process, "TERM");
        end(process, 143);
        assertThat(log).content().contains("INFO: waits: waits: cleaned\n");
    }

    @Test
    void aLogToStderrHasWholeLinesAndTheLevelDecidesWhich() throws Exception {
        String file = file("log.jsh", """
                System.getLogger("x").log(System.Logger.Level.DEBUG, "fine")
                System.getLogger("x").log(System.Logger.Level.ERROR, "bad")
                log()
                """);
        String[] words = {"start", "--logto", "stderr", "--loglevel=debug", "--non-interactive", "--filename", file};
        assertThat(end(start(words), 0))
                .containsPattern("(?m)^\\[.*\\] DEBUG: x: log: fine$")
                .containsPattern("(?m)^\\[.*\\] ERROR: x: log: bad$")
                .contains("The log is in no file.");
        words[3] = "--loglevel=error";
        assertThat(end(start(words), 0)).contains("bad").doesNotContain("fine").doesNotContain("begins");
        assertThat(folder.resolve("concert/concert.log")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"/dev/full, No space left on device", "folder, Is a directory", "file/below, its folder is a file"})
    void aLogThatCannotBeWrittenIsOneLineAndTheSessionRuns(String log, String reason) throws Exception {
        Files.createDirectory(folder.resolve("folder"));
        Files.createFile(folder.resolve("file"));
        String file = file("runs.jsh", "set(new DummyLinearMotor().position(), q.mm(2))\nSystem.out.println(1 + 1)");
        String path = folder.resolve(log).toString();
        assertThat(end(start("start", "--logfile", path, "--non-interactive", "--filename", file), 0)
                        .lines())
                .containsExactlyInAnyOrder("2", "the log " + path + " is not written: " + reason);
    }

    private static String[] with(String[] words, String last) {
        String[] all = Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    @Test
    void aRefusedScriptHasNotRun() throws Exception {
        String file = file("wrong.jsh", """
                var motor = new DummyLinearMotor()
                System.out.println("ran")
                await motor.setPosition(q.s(2))
                """);
        assertThat(end(start("start", "--non-interactive", "--filename", file), 1))
                .isEqualTo("wrong.jsh:3:25: setPosition wants a length, got a time");
    }

    @Test
    void theSessionsFileRunsBeforeItsPrompt() throws Exception {
        Files.createDirectories(folder.resolve("concert"));
        file("concert/tomo.jsh", "var x = 20");
        Process process = start("start", "tomo");
        process.getOutputStream().write("x + 1\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        assertThat(end(process, 0)).startsWith("tomo > $1 = 21");
    }

    @Test
    void ctrlCStopsTheMotorBeforeTheProcessEnds() throws Exception {
        Process process = start("start", "--non-interactive", "--filename", file("move.jsh", MOVE));
        awaitWord(process, "moving");
        signal(process, "INT");
        assertThat(end(process, 130))
                .contains("STANDBY", "watch cleaned", "Cancelled at move.jsh:", "; stopped: watch");
    }

    @Test
    void sigtermStopsTheMotorAndAllDevicesBeforeTheProcessEnds() throws Exception {
        Process process = start("start", "--non-interactive", "--filename", file("move.jsh", MOVE));
        awaitWord(process, "moving");
        signal(process, "TERM");
        assertThat(end(process, 143))
                .contains("watch cleaned", "1 of 1 devices confirmed", "Terminated at move.jsh:", "; stopped: watch");
    }

    private static final String MOVE = """
            var motor = new DummyLinearMotor()
            start(coroutine("watch", () -> {
                try {
                    while (await(motor.state().get()) != MotorState.MOVING) await(sleep(q.ms(1)));
                    System.out.println("moving");
                    await(sleep(q.s(1000)));
                } finally {
                    System.out.println("watch cleaned");
                }
            }))
            try {
                await(motor.setPosition(q.mm(1000000)));
            } finally {
                System.out.println(get(motor.state()));
            }
            """;
}
