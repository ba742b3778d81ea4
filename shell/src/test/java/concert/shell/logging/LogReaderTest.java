package concert.shell.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How lines look, and how those of a session are found again. */
class LogReaderTest {
    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("concert.log");
    }

    private static String line(String session, String message) {
        LogRecord record = new LogRecord(Level.SEVERE, message);
        record.setLoggerName("concert.audit");
        return new LogLine(session).format(record);
    }

    private static String read(LogReader reader) throws IOException {
        StringBuilder all = new StringBuilder();
        reader.read(lines -> !all.append(lines).isEmpty());
        return all.toString().replaceAll("(?m)^\\[.*?\\] ", "");
    }

    private void write(int part, String... lines) throws IOException {
        Files.writeString(
                LogFile.part(log(), part),
                String.join("", lines),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Test
    void aRecordHasItsTraceBelowItAndOnlyItsFirstLineLooksLikeOne() {
        LogRecord record = new LogRecord(Level.FINE, "two\n[2026-01-01 08:00:00.000] lines");
        record.setLoggerName("x");
        record.setThrown(new IllegalStateException("bad", new IOException("worse")));
        String[] lines = new LogLine("scan1").format(record).split("\n");
        assertThat(lines[0]).matches("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\] DEBUG: x: scan1: two");
        assertThat(lines[1]).isEqualTo("  [2026-01-01 08:00:00.000] lines");
        assertThat(lines[2]).isEqualTo("  java.lang.IllegalStateException: bad");
        assertThat(lines).contains("  java.io.IOException: worse");
        assertThat(lines).filteredOn(LogLine::isFirst).hasSize(1);
    }

    @Test
    void theLinesOfASessionAreThoseThatItWroteAndNotThoseThatNameIt() throws IOException {
        write(0, line("scan1", "one"), line("other", "about : scan1: "), line("scan1", "two\nlines"));
        try (LogReader reader = new LogReader(log(), "scan1")) {
            assertThat(read(reader))
                    .isEqualTo("ERROR: concert.audit: scan1: one\nERROR: concert.audit: scan1: two\n  lines\n");
        }
    }

    @Test
    void partsThatWerePutAsideComeFirst() throws IOException {
        write(2, line("s", "1"));
        write(1, line("s", "2"));
        write(0, line("s", "3"));
        try (LogReader reader = new LogReader(log(), "")) {
            assertThat(read(reader)).containsSubsequence("s: 1", "s: 2", "s: 3");
        }
        assertThat(LogReader.last(log(), "s", 2)).hasSize(2).last().asString().endsWith("s: 3");
    }

    @Test
    void nothingIsMissedOrReadTwiceWhenTheLogIsPutAsideMeanwhile() throws IOException {
        write(0, line("s", "1"));
        try (LogReader reader = new LogReader(log(), "s")) {
            assertThat(read(reader)).contains("s: 1");
            Files.move(log(), LogFile.part(log(), 1));
            write(1, line("s", "late"));
            write(0, line("s", "2"));
            assertThat(read(reader)).isEqualTo("ERROR: concert.audit: s: late\nERROR: concert.audit: s: 2\n");
            Files.writeString(log(), "");
            assertThat(read(reader)).isEmpty();
            write(0, line("s", "3"));
            assertThat(read(reader)).endsWith("s: 3\n");
        }
    }

    @Test
    void halfALineWaitsForItsEnd() throws IOException {
        String line = line("s", "1 µm");
        write(0, line.substring(0, line.length() - 2));
        try (LogReader reader = new LogReader(log(), "s")) {
            assertThat(read(reader)).isEmpty();
            write(0, line.substring(line.length() - 2));
            assertThat(read(reader)).endsWith("1 µm\n");
        }
    }

    @Test
    void theLastRecordsComeWithAllOfTheirLines() throws IOException {
        write(1, line("s", "1"), line("s", "2"));
        write(0, line("s", "3\nmore"), line("t", "4"));
        assertThat(LogReader.last(log(), "s", 2))
                .satisfiesExactly(
                        two -> assertThat(two).endsWith("s: 2"),
                        three -> assertThat(three).endsWith("s: 3\n  more"));
        assertThat(LogReader.last(log(), "s", 100)).hasSize(3);
        assertThat(LogReader.last(folder.resolve("none"), "s", 100)).isEmpty();
    }
}
