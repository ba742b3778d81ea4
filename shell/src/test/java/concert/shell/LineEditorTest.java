package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
}
