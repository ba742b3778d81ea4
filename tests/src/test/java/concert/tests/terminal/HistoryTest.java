package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_D;
import static concert.tests.terminal.TerminalSession.ENTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was typed in one session is there in the next. */
@Timeout(300)
class HistoryTest {
    private static final String UP = "\33[A";
    private static final String CTRL_R = "\22";

    @TempDir
    private Path data;

    private void type(String line, String answer) {
        try (TerminalSession session = TerminalSession.start(data)) {
            session.enter(line);
            session.awaitText(answer);
            session.type(CTRL_D);
            assertThat(session.awaitEnd()).isZero();
        }
    }

    @Test
    void aLineOfAnEarlierSessionComesBackWithCursorUpAndIsFound() {
        type("20 + 3", " = 23\n");
        type("30 + 4", " = 34\n");
        try (TerminalSession session = TerminalSession.start(data)) {
            session.type(UP + ENTER);
            session.awaitText(" = 34\n");
            session.type(CTRL_R + "20 +" + ENTER);
            session.awaitText(" = 23\n");
        }
    }

    /** The file is no file: the session works, and forgets. */
    @Test
    void aHistoryThatCannotBeKeptCostsOnlyThat() throws IOException {
        Files.createDirectories(data.resolve("concert").resolve("history").resolve("in the way"));
        type("20 + 3", " = 23\n");
    }
}
