package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_D;
import static concert.tests.terminal.TerminalSession.ENTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private Path history(CharSequence lines) throws IOException {
        Path file = Files.createDirectories(data.resolve("concert")).resolve("history");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, lines);
    }

    /** Whatever part of a line had room yet: its first letter, as far as its time, or all but its end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 16, 20})
    void aFullDiskCostsOnlyWhatIsTypedMeanwhile(int room) throws IOException {
        int limit = 100;
        StringBuilder old = new StringBuilder("1700000000000:20 + 3\n");
        while (old.length() < limit * 1024 - room - 200) {
            old.append("1700000000001:\"%s\"\n".formatted("x".repeat(100)));
        }
        int last = limit * 1024 - room - old.length() - "1700000000001:\"\"\n".length();
        old.append("1700000000001:\"%s\"\n".formatted("y".repeat(last)));
        Path history = history(old);
        try (TerminalSession session =
                TerminalSession.in(data).largestFile(limit).start()) {
            session.awaitText("Ctrl-D ends the session.");
            session.run("1 + 1", "1 + 2");
            session.enter("30 + 4");
            session.awaitText(" = 34\n");
            session.type(UP + ENTER);
            session.awaitText(" = 34\n");
            session.type(CTRL_D);
            assertThat(session.awaitEnd()).isZero();
            assertThat(session.shown())
                    .containsOnlyOnce("the history is not kept: File too large\n")
                    .containsOnlyOnce("too large")
                    .doesNotContain("Exception");
        }
        assertThat(history).content().startsWith(old);
        type("40 + 5", " = 45\n");
        try (TerminalSession session = TerminalSession.start(data)) {
            session.type(UP + ENTER);
            session.awaitText(" = 45\n");
            session.type(CTRL_R + "20 +" + ENTER);
            session.awaitText(" = 23\n");
        }
    }

    /** As a power cut leaves it, or another program that used the name: what can be read is there, and all of it stays. */
    @Test
    void aLineThatIsNoneCostsOnlyItself() throws IOException {
        String old = "1700000000000:20 + 3\n17000000\nnobody: knows\n";
        Path history = history(old);
        type("30 + 4", " = 34\n");
        assertThat(history).content().startsWith(old).endsWith(":30 + 4\n");
        try (TerminalSession session = TerminalSession.start(data)) {
            session.type(CTRL_R + "20 +" + ENTER);
            session.awaitText(" = 23\n");
            assertThat(session.shown()).doesNotContain("History", "INFO");
        }
    }
}
