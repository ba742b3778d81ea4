package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What differs from JLine's own editor. */
@Timeout(30)
class LineEditorTest {
    @TempDir
    private Path folder;

    /** A paste that begins before the prompt is there and goes on afterwards. */
    @Test
    void aPasteThatWasTypedAheadInPartIsThereOnce() throws Exception {
        byte[] rest = " + 3\33[201~ + 4\r".getBytes(StandardCharsets.UTF_8);
        try (Terminal terminal = new ExternalTerminal(
                "test", "xterm", new ByteArrayInputStream(rest), new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
            LineEditor editor = new LineEditor(terminal, folder.resolve("history"));
            editor.runMacro("1 + \33[200~2");
            assertThat(editor.readLine("> ")).isEqualTo("1 + 2 + 3 + 4");
        }
    }

    @Test
    void twoPastesOneBehindTheOtherAreThereOnceEach() throws Exception {
        byte[] typed = "\33[200~1 + \33[201~\33[200~2\33[201~\r".getBytes(StandardCharsets.UTF_8);
        try (Terminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(typed),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8)) {
            assertThat(new LineEditor(terminal, folder.resolve("history")).readLine("> "))
                    .isEqualTo("1 + 2");
        }
    }

    /** Cursor up and Enter, while the last input still runs. */
    @Test
    void aCursorKeyThatWasTypedAheadIsOne() throws Exception {
        try (Terminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream("\r".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8)) {
            LineEditor editor = new LineEditor(terminal, folder.resolve("history"));
            editor.getHistory().add("20 + 3");
            editor.runMacro("\33[A");
            assertThat(editor.readLine("> ")).isEqualTo("20 + 3");
        }
    }

    /** Enters keys in a session of their own; returns the line that comes of them. */
    private String enter(String keys) throws IOException {
        try (Terminal terminal = terminal(keys)) {
            return editor(terminal).readLine("> ");
        }
    }

    private static Terminal terminal(String keys) throws IOException {
        return new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8);
    }

    private LineEditor editor(Terminal terminal) throws IOException {
        LineEditor editor = new LineEditor(terminal, folder.resolve("state").resolve("history"));
        editor.setParser(new InputParser(text -> text.endsWith("{") || text.endsWith("1")));
        return editor;
    }

    private static final String UP = "\33OA";
    private static final String DOWN = "\33OB";

    @Test
    void anInputOfSeveralLinesComesBackAsOneInTheNextSession() throws Exception {
        assertThat(enter("for (;;) {\r1\r}\r")).isEqualTo("for (;;) {\n1\n}");
        assertThat(enter("2\r")).isEqualTo("2");
        assertThat(enter(UP + UP + "\r")).isEqualTo("for (;;) {\n1\n}");
    }

    /** Up goes through the lines of an input before it goes to the one before, and down comes back. */
    @Test
    void upAndDownGoThroughTheLinesOfAnInput() throws Exception {
        assertThat(enter("for (;;) {\r1\r}\r")).contains("\n");
        assertThat(enter("2\r")).isEqualTo("2");
        assertThat(enter(UP + UP + UP + "x\r")).isEqualTo("for (;;) {\n1x\n}");
        assertThat(enter(UP + UP + DOWN + "\r")).isNotEmpty();
    }

    /** What either has typed is there for a third, in the order in which it was typed. */
    @Test
    void twoSessionsAtTheSameTimeLoseNothingOfEachOther() throws Exception {
        try (Terminal one = terminal("10\r30\r");
                Terminal other = terminal("20\r40\r")) {
            LineEditor first = editor(one);
            LineEditor second = editor(other);
            first.readLine("> ");
            second.readLine("> ");
            first.readLine("> ");
            second.readLine("> ");
        }
        assertThat(Files.readAllLines(folder.resolve("state").resolve("history")))
                .extracting(line -> line.substring(line.indexOf(':') + 1))
                .containsExactly("10", "20", "30", "40");
    }

    @Test
    void whatBeginsWithABlankIsNotRememberedNorTheSameTwiceNorAnAnswer() throws Exception {
        try (Terminal terminal = terminal("20\r20\r 30\r40\r")) {
            LineEditor editor = editor(terminal);
            editor.readLine("> ");
            editor.readLine("> ");
            editor.readLine("> ");
            assertThat(editor.readAnswer("password? ")).isEqualTo("40");
        }
        assertThat(Files.readAllLines(folder.resolve("state").resolve("history")))
                .singleElement()
                .asString()
                .endsWith(":20");
    }

    @Test
    void onlyTheUserMayReadTheHistory() throws Exception {
        enter("2\r");
        assertThat(Files.getPosixFilePermissions(folder.resolve("state").resolve("history")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    /** An answer is a line, whatever a piece of Java would need. */
    @Test
    void anAnswerIsTakenAsItIs() throws Exception {
        try (Terminal terminal = terminal("why {\r")) {
            assertThat(editor(terminal).readAnswer("? ")).isEqualTo("why {");
        }
    }

    /** But only those: what the terminal sends meanwhile is younger than what others keep. */
    @Test
    void keysThatALineHasNotNeededAreGivenBackInTheirOrder() throws Exception {
        try (Terminal terminal = terminal("4\r")) {
            LineEditor editor = editor(terminal);
            editor.give("20\r30\r");
            assertThat(editor.readLine("> ")).isEqualTo("20");
            assertThat(editor.takeRest()).isEqualTo("30\r");
            assertThat(editor.takeRest()).isEmpty();
            assertThat(editor.readLine("> ")).isEqualTo("4");
        }
    }
}
