package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What differs from JLine's own editor. */
@Timeout(30)
class LineEditorTest {

    /** A paste that begins before the prompt is there and goes on afterwards. */
    @Test
    void aPasteThatWasTypedAheadInPartIsThereOnce() throws Exception {
        byte[] rest = " + 3\33[201~ + 4\r".getBytes(StandardCharsets.UTF_8);
        try (Terminal terminal = new ExternalTerminal(
                "test", "xterm", new ByteArrayInputStream(rest), new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
            LineEditor editor = new LineEditor(terminal);
            editor.runMacro("1 + \33[200~2");
            assertThat(editor.readLine("> ")).isEqualTo("1 + 2 + 3 + 4");
        }
    }
}
