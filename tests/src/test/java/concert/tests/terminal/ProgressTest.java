package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_D;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of progress on a real screen, beside what is printed and typed. */
@Timeout(300)
class ProgressTest {
    private static final String SCAN = "Coroutine<Void> scan(String name, int n, int ms) { "
            + "return coroutine(name, () -> { try (var p = progress(name, n)) { "
            + "for (int i = 0; i < n; i++) { await(sleep(q.ms(ms))); p.advance(); } } }); }";

    @TempDir
    private Path data;

    private TerminalSession start() {
        TerminalSession session = TerminalSession.start(data);
        session.run(SCAN);
        return session;
    }

    private static int line(List<String> screen, String beginning) {
        for (int i = screen.size() - 1; i >= 0; i--) {
            if (screen.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void itIsBelowTheLineBeingEditedWhichGoesOn() {
        try (TerminalSession session = start()) {
            session.enter("var task = start(scan(\"slow\", 1000, 100))");
            session.type("20 + ");
            session.awaitScreen("progress below the line", screen -> {
                int edited = line(screen, "concert > 20 +");
                return edited >= 0 && line(screen, "slow ") == edited + 1;
            });
            session.enter("3 + 4");
            session.awaitText(" = 27\n");
            session.enter("System.out.println(\"pri\" + \"nted\")");
            session.awaitText("printed\n");
            session.awaitScreen("output above, progress once and last", screen -> {
                int printed = line(screen, "printed");
                int prompt = line(screen, "concert >");
                return printed >= 0
                        && prompt == printed + 1
                        && line(screen, "slow ") == prompt + 1
                        && screen.stream()
                                        .filter(text -> text.startsWith("slow "))
                                        .count()
                                == 1;
            });
            session.type(CTRL_K);
            session.awaitText("cancelled after");
            session.awaitScreen("no progress", screen -> screen.stream().noneMatch(text -> text.contains("left")));
            session.probe();
        }
    }

    @Test
    void twoAtOnceHaveALineEachAndAFinalOne() {
        try (TerminalSession session = start()) {
            session.enter("await(gather(scan(\"first\", 10, 100), scan(\"second\", 10, 150)))");
            session.awaitScreen("both", screen -> {
                int first = line(screen, "first ");
                return first >= 0 && line(screen, "second ") == first + 1;
            });
            session.awaitText("first 10/10 done in ");
            session.awaitText("second 10/10 done in ");
            session.probe();
            session.awaitScreen("only final lines", screen -> screen.stream().noneMatch(text -> text.contains("%")));
        }
    }

    @Test
    void whatIsPrintedMeanwhileStaysWholeAboveIt() {
        try (TerminalSession session = start()) {
            session.enter(
                    "{ var p = start(scan(\"slow\", 1000, 100)); for (int i = 0; i < 20; i++) { await(sleep(q.ms(50)));"
                            + " System.out.print(\"half\" + i + \" \"); await(sleep(q.ms(50))); System.out.println(\"whole\" + i); } }");
            session.awaitText("whole19");
            session.awaitScreen("the lines as they were printed", screen -> {
                int first = line(screen, "half0 whole0");
                for (int i = 0; i < 20 && first >= 0; i++) {
                    if (!screen.get(first + i).equals("half" + i + " whole" + i)) {
                        return false;
                    }
                }
                return first >= 0;
            });
            session.type(CTRL_K);
            session.awaitText("slow ");
            session.awaitPrompt();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CTRL_C, CTRL_K})
    void aStopSaysHowFarItCameAndThenThatItWasOne(String key) {
        try (TerminalSession session = start()) {
            session.enter(
                    "for (int i : progress(\"loop\", List.of(1, 2, 3))) { await(sleep(q.s(i == 1 ? 0 : 1000))); }");
            session.awaitText("1/3");
            session.type(key);
            session.awaitText("loop 1/3 cancelled after ");
            session.awaitText("Cancelled\n");
            session.probe();
        }
    }

    @Test
    void aScreenThatGetsNarrowerHasNoLineTwice() {
        try (TerminalSession session = start()) {
            session.enter("var task = start(scan(\"slow\", 1000, 100))");
            session.awaitText("slow ");
            session.type("20 + 3");
            session.resize(50, 20);
            session.awaitScreen("one line of progress", screen -> {
                int edited = line(screen, "concert > 20 + 3");
                return edited >= 0 && line(screen, "slow ") == edited + 1;
            });
            session.type("\r");
            session.awaitText(" = 23\n");
            session.type(CTRL_K);
            session.awaitText("cancelled after");
            session.awaitPrompt();
        }
    }

    @Test
    void whoWantsNoneHasNone() {
        try (TerminalSession session = start()) {
            session.run("showProgress(false)");
            int before = session.shown().length();
            session.run("await scan(\"quiet\", 5, 100)");
            assertThat(session.shown().substring(before)).doesNotContain("/5");
            session.run("showProgress(true)");
            session.enter("await scan(\"loud\", 5, 100)");
            session.awaitText("loud 5/5 done in ");
            session.probe();
        }
        try (TerminalSession session =
                TerminalSession.in(data).environment("CONCERT_PROGRESS", "off").start()) {
            session.awaitText("Ctrl-D ends the session.");
            session.run(SCAN, "await scan(\"quiet\", 5, 100)");
            assertThat(session.shown()).doesNotContain("5/5");
            session.type(CTRL_D);
            assertThat(session.awaitEnd()).isZero();
        }
    }

    /** Into a pipe, and on a terminal that can do nothing. */
    @Test
    void whereThereIsNoTerminalNothingIsDrawn() throws IOException, InterruptedException {
        ProcessBuilder piped = new ProcessBuilder(Program.command(List.of())).redirectErrorStream(true);
        piped.environment().put("XDG_DATA_HOME", data.toString());
        Process process = piped.start();
        try (var keys = process.getOutputStream()) {
            keys.write((SCAN + "\nawait scan(\"quiet\", 5, 100)\n1 + 1\n").getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output).contains(" = 2").doesNotContain("/5", "\33");
        try (TerminalSession session = TerminalSession.in(data).terminal("dumb").start()) {
            session.enter(SCAN);
            session.enter("await scan(\"quiet\", 5, 100)");
            session.probe();
            assertThat(session.shown()).doesNotContain("5/5");
        }
    }
}
