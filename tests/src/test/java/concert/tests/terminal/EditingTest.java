package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_U;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Completion, colours, pastes and other sizes of the window, as somebody sees them. */
@Timeout(300)
class EditingTest {
    private static final String TAB = "\t";
    private static final String CTRL_L = "\14";
    private static final String PASTE = "\33[200~";
    private static final String END_OF_PASTE = "\33[201~";

    /** As the editor colours a keyword. */
    private static final String MAGENTA = "\33[35m";

    /** Anything but the end of a style. */
    private static final String ANY_COLOUR = "\33\\[[0-9;]*[1-9][0-9;]*m";

    @TempDir
    private Path data;

    private TerminalSession session;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(data.resolve("concert"));
        Files.writeString(data.resolve("concert").resolve("beamline.jsh"), "var kept = 20 + 3\n");
        session = TerminalSession.start(data);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private static boolean has(List<String> lines, String pattern) {
        return lines.stream().anyMatch(line -> line.matches(pattern));
    }

    @Test
    void tabShowsTheMembersOfADeviceAndCompletesOne() {
        session.run("var motor = new DummyLinearMotor()");
        session.type("motor." + TAB);
        session.awaitScreen(
                "members with signature and sentence",
                lines -> has(lines, "position\\(\\) +QuantityParameter<Leng.*")
                        && has(lines, "setPosition\\(Quantity<Length> position\\) +Coroutine<Void> +Moves there .*")
                        && lines.stream().noneMatch(line -> line.contains("hashCode")));
        session.type("hom" + TAB);
        session.awaitScreen("the line completed", lines -> lines.contains("concert > motor.home()"));
        session.type(CTRL_U + "await motor.setP" + TAB + "q.mm" + "(2));\r");
        session.probe();
        session.enter("get(motor.position())");
        session.awaitText("2 mm\n");
    }

    @Test
    void tabInsideACallShowsWhatItTakes() {
        session.run("var motor = new DummyLinearMotor()");
        session.type("home(" + TAB);
        session.awaitScreen(
                "the signature",
                lines -> has(lines, "void home\\(Homeable device\\) .*") && has(lines, "motor +DummyLinearMotor"));
        session.type(TAB + ")\r");
        session.probe();
    }

    @Test
    void tabCompletesTheNameOfASession() {
        session.type("import session." + TAB + "\r");
        session.probe();
        session.enter("kept + 1");
        session.awaitText(" = 24\n");
    }

    @Test
    void ctrlCBehindTabClearsTheLine() {
        for (int round = 0; round < 10; round++) {
            session.type("q.");
            session.awaitText("q.");
            session.type(TAB + CTRL_C);
            session.awaitText("Ctrl-D ends the session\n");
        }
        session.probe();
    }

    @Test
    void theLineIsColouredUnlessNobodyWantsThat() {
        try (TerminalSession coloured =
                TerminalSession.in(data).environment("NO_COLOR", "").start()) {
            assertThat(typed(coloured)).contains(MAGENTA + "var");
        }
        try (TerminalSession unwanted =
                TerminalSession.in(data).environment("NO_COLOR", "1").start()) {
            assertThat(typed(unwanted)).doesNotContainPattern(ANY_COLOUR);
        }
        try (TerminalSession without = TerminalSession.in(data)
                .environment("NO_COLOR", "")
                .terminal("vt100")
                .start()) {
            assertThat(typed(without)).doesNotContainPattern(ANY_COLOUR);
        }
    }

    private static String typed(TerminalSession session) {
        session.awaitText("Ctrl-D ends the session.");
        session.run("var counted = 20");
        session.type("q." + TAB);
        session.awaitText("MagneticFluxDensity");
        return session.raw();
    }

    @Test
    void aStatementThatFailsStopsTheRestOfAPaste() {
        StringBuilder pasted = new StringBuilder("int counted = 0\n");
        for (int i = 0; i < 99; i++) {
            pasted.append("counted += 1\n");
        }
        pasted.append("throw new IllegalStateException(\"en\" + \"ough\")\n");
        for (int i = 0; i < 99; i++) {
            pasted.append("counted += 1\n");
        }
        session.type(PASTE + pasted + END_OF_PASTE + "\r");
        session.awaitText("enough\n");
        session.awaitText("The 99 statements after it were not run.\n");
        session.enter("\"counted \" + counted");
        session.awaitText("\"counted 99\"\n");
    }

    @Test
    void aStatementThatIsWrongStopsTheRestOfAPaste() {
        session.type(PASTE + "int a = 20\nint b = unheard\nint c = 3" + END_OF_PASTE + "\r");
        session.awaitText("line 2: unknown name 'unheard'");
        session.awaitText("The statement after it was not run.\n");
        session.enter("a + 3");
        session.awaitText(" = 23\n");
    }

    @Test
    void anotherSizeOfTheWindowDrawsTheLineAgain() {
        String sum = "1000" + " + 1000".repeat(10);
        session.type(sum);
        session.awaitText(sum);
        session.resize(40, 20);
        session.type(CTRL_L + " + 7");
        session.awaitScreen(
                "the line in several",
                lines -> lines.getFirst().startsWith("concert > 1000")
                        && String.join("", lines)
                                .replace(" ", "")
                                .startsWith(("concert > " + sum + " + 7").replace(" ", "")));
        session.resize(120, 50);
        session.type(CTRL_L);
        session.awaitScreen("the line in one", lines -> lines.contains("concert > " + sum + " + 7"));
        session.enter("");
        session.awaitText(" = 11007\n");
    }

    @Test
    void theWindowMayChangeWhileSomethingPrints() {
        session.enter("start(coroutine(\"prints\", () -> { for (int i = 0; i < 60; i++) {"
                + " await(sleep(q.ms(20))); System.out.println(\"line\" + i); } }))");
        session.awaitText("line3\n");
        session.type("20 + ");
        for (int columns = 60; columns <= 120; columns += 10) {
            session.resize(columns, 50);
            session.awaitText("\n");
        }
        session.awaitText("line59\n");
        session.awaitScreen("the half line alone below", lines -> lines.contains("concert > 20 +"));
        session.enter("3");
        session.awaitText(" = 23\n");
    }
}
