package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions as a user has them, each in a process of its own: imports, one instance, errors that leave a prompt. */
@Timeout(120)
class SessionsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(home.resolve("concert"));
    }

    private void session(String name, String source) throws IOException {
        Files.writeString(home.resolve("concert").resolve(name + ".jsh"), source);
    }

    private Process start(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_DATA_HOME", home.toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        return builder.start();
    }

    private static String end(Process process, int code) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(code);
        return output;
    }

    private String run(int code, String typed, String... words) throws IOException, InterruptedException {
        Process process = start(Map.of(), words);
        process.getOutputStream().write(typed.getBytes(StandardCharsets.UTF_8));
        return end(process, code);
    }

    @Test
    void aSessionHasTheDevicesOfThoseThatItImports() throws Exception {
        session("beamline", "var motor = new DummyLinearMotor()\nSystem.out.println(\"beamline\")\n");
        session("optics", "import session.beamline\nvar slit = motor\n");
        session("scan1", "/* A scan. */\nimport session.optics\nimport session.beamline\n");
        assertThat(run(0, "slit.name()\nimport session.beamline\n", "start", "scan1"))
                .startsWith("beamline\nscan1 > $1 = \"motor\"")
                .containsOnlyOnce("beamline");
    }

    @Test
    void aSessionCanBeBroughtInAtThePrompt() throws Exception {
        session("beamline", "var x = 20\n");
        assertThat(run(0, "import session.beamline\nx + 1\nimport session.nope\n", "start"))
                .contains("= 21", "input:1:16: there is no session 'nope'; concert init nope makes one");
    }

    @Test
    void anErrorSaysWhereItIsAndThePromptOpensWithWhatIsThere() throws Exception {
        session("beamline", "var x = 20\nvar y = 1 / 0\n");
        session("scan1", "import session.beamline\nvar z = 3\n");
        assertThat(run(0, "x + 1\ny\nz\n", "start", "scan1"))
                .startsWith("beamline.jsh:2: ")
                .contains("/ by zero", "= 21", "unknown name 'y'", "unknown name 'z'");
    }

    @Test
    void whatStandsBeforeARefusedLineRunsAndThePromptOpens() throws Exception {
        session("scan1", """
                var x = 20
                System.out.println("ran")
                System.out.println(x); await sleep(q.mm(1))
                var y = 3
                """);
        assertThat(run(0, "x + 1\ny\n", "start", "scan1"))
                .startsWith("ran\nscan1.jsh:3:30: sleep wants ")
                .contains("= 21", "unknown name 'y'");
        assertThat(run(1, "", "start", "--non-interactive", "scan1"))
                .startsWith("scan1.jsh:3:30: sleep wants ")
                .hasLineCount(1);
    }

    @Test
    void anErrorInAnImportedSessionNamesItsFileAndKeepsWhatWasImportedBefore() throws Exception {
        session("motors", "var motor = 1\n");
        session("optics", "import session.motors\nvar slit = 2\nvar lens = slitt\n");
        session("scan1", "import session.optics\nvar x = 3\n");
        assertThat(run(0, "motor + slit\nx\n", "start", "scan1"))
                .startsWith("optics.jsh:3:12: unknown name 'slitt'; did you mean 'slit'?\n")
                .contains("= 3", "unknown name 'x'");
    }

    @Test
    void anImportThatIsNotThereLeavesWhatStandsBeforeIt() throws Exception {
        session("motors", "var motor = 1\n");
        session("scan1", "import session.motors\nvar x = 2\nimport session.nope\nvar y = 3\n");
        assertThat(run(0, "motor + x\ny\n", "start", "scan1"))
                .startsWith("scan1.jsh:3:16: there is no session 'nope'; concert init nope makes one\n")
                .contains("= 3", "unknown name 'y'");
    }

    /** The compiler has seen all of the file when it knows that nothing defines the name. */
    @Test
    void aFunctionThatUsesWhatNothingDefinesIsRefusedWithAllThatFollowsIt() throws Exception {
        session("scan1", """
                int x = 20
                int before() { return later(); }
                int broken() { return qwertz() + later(); }
                int later() { return 1; }
                int y = before()
                """);
        assertThat(run(0, "x + 1\ny\nlater()\nint later() { return 7; }\nbefore()\n", "start", "scan1"))
                .startsWith("scan1.jsh:3:23: unknown name 'qwertz'\n")
                .contains("= 21", "unknown name 'y'", "unknown name 'later'", "= 7");
    }

    @Test
    void aMistakeInTheLastLineOfATextThatIsNeverFinishedKeepsTheRest() throws Exception {
        session("scan1", "int x = 20\nvoid f() {\n    x++;\n");
        assertThat(run(0, "x + 1\n", "start", "scan1"))
                .startsWith("scan1.jsh:2:10: '{' is never closed\n")
                .contains("= 21");
    }

    @Test
    void sessionsThatImportEachOtherAreRefusedWithTheChain() throws Exception {
        session("a", "import session.b\n");
        session("b", "import session.a\n");
        assertThat(run(1, "", "start", "--non-interactive", "a"))
                .isEqualTo("b.jsh:1:16: sessions import each other: a -> b -> a");
    }

    @Test
    void aSessionRunsOnceAtATimeUnlessItSaysOtherwise() throws Exception {
        session("one", "System.out.println(\"here\")\n");
        session("many", "// instances: several\nSystem.out.println(\"here\")\n");
        Process first = start(Map.of(), "start", "one");
        Process several = start(Map.of(), "start", "many");
        try {
            awaitHere(first);
            awaitHere(several);
            assertThat(run(1, "", "start", "one"))
                    .isEqualTo("concert: the session 'one' runs already, in process " + first.pid()
                            + "; a line '// instances: several' in it would allow that");
            assertThat(run(0, "", "start", "--non-interactive", "many")).isEqualTo("here");
        } finally {
            first.destroyForcibly().waitFor();
            several.destroyForcibly().waitFor();
        }
        assertThat(run(0, "", "start", "--non-interactive", "one"))
                .as("a crash frees it")
                .isEqualTo("here");
    }

    private static void awaitHere(Process process) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf("here") < 0) {
            int next = process.getInputStream().read();
            assertThat(next).as("output so far: %s", seen).isNotNegative();
            seen.append((char) next);
        }
    }

    @Test
    void aSessionForANewerConcertIsRefusedAtItsLine() throws Exception {
        session("newer", "// a comment\n// requires: 1000.5\nvar x = 1\n");
        assertThat(run(1, "", "start", "--non-interactive", "newer"))
                .startsWith("newer.jsh:2:14: needs Concert 1000.5 or newer, this is ");
        session("old", "import session.newer\n");
        assertThat(run(1, "", "start", "--non-interactive", "old")).startsWith("newer.jsh:2:14: needs Concert 1000.5");
    }

    /** It might mean the opposite of what is done without it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            // instances: manny    | concert: wrong.jsh:2:15: instances wants one or several, got 'manny'
            //instances:           | concert: wrong.jsh:2:13: instances wants one or several, got ''
            // instances: several! | concert: wrong.jsh:2:15: instances wants one or several, got 'several!'
            // requires: v1        | wrong.jsh:2:14: requires wants a version such as 999, got 'v1'
            // requires: 0.1 or so | wrong.jsh:2:14: requires wants a version such as 999, got '0.1 or so'
            """)
    void aLineForTheStartThatSaysSomethingElseIsRefusedAtItsPlace(String line, String refusal) throws Exception {
        session("wrong", "var x = 1\n" + line + "\nSystem.out.println(\"ran\")\n");
        assertThat(run(1, "", "start", "--non-interactive", "wrong")).isEqualTo(refusal);
    }

    @Test
    void anUnknownSessionIsOneLine() throws Exception {
        assertThat(run(1, "", "start", "nope"))
                .isEqualTo("concert: there is no session 'nope'; concert init nope makes one");
    }

    @Test
    void theEditorIsTheUsersAndTheSessionIsMadeFirst() throws Exception {
        assertThat(end(start(Map.of("VISUAL", "", "EDITOR", "cat"), "edit", "fresh"), 0))
                .startsWith("Made ")
                .contains("# fresh");
        assertThat(end(start(Map.of("VISUAL", "no-such-editor"), "edit", "fresh"), 1))
                .contains("concert: there is no editor 'no-such-editor'; set EDITOR to the one to use for ");
    }
}
