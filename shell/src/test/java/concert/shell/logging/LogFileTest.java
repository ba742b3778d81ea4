package concert.shell.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One file for several processes, put aside when it is long, and what happens when it cannot be written. */
@Timeout(120)
class LogFileTest {
    private static final int LINES = 10_000;

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("new").resolve("concert.log");
    }

    private static int append(LogFile file, String... lines) {
        return file.append(List.of(lines));
    }

    @Test
    void aLongFileIsPutAsideAndTheOldestIsDeleted() {
        LogFile file = new LogFile(log(), 8, 2);
        for (String line : List.of("one\n", "two\n", "three\n", "four\n", "five\n", "six\n", "seven\n")) {
            assertThat(append(file, line)).isEqualTo(1);
        }
        assertThat(log()).hasContent("seven\n");
        assertThat(LogFile.part(log(), 1)).hasContent("five\nsix\n");
        assertThat(LogFile.part(log(), 2)).hasContent("three\nfour\n");
        assertThat(LogFile.part(log(), 3)).doesNotExist();
    }

    @Test
    void whoHasAnOlderFileOpenGoesOnInTheNewOne() throws Exception {
        LogFile one = new LogFile(log(), 8, 2);
        LogFile other = new LogFile(log(), 8, 2);
        append(one, "one one\n");
        append(other, "other\n");
        append(one, "one\n");
        assertThat(log()).hasContent("other\none\n");
        Files.delete(log());
        append(one, "again\n");
        assertThat(log()).hasContent("again\n");
    }

    @Test
    void aFileThatCannotBePutAsideGrowsOn() throws Exception {
        Files.createDirectories(folder.resolve("new").resolve("concert.log.1").resolve("in the way"));
        LogFile file = new LogFile(log(), 8, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(append(file, "12345678\n")).isEqualTo(1);
        }
        assertThat(Files.size(log())).isEqualTo(45);
    }

    @Test
    void aFolderIsNoLog() throws Exception {
        Files.createDirectories(log());
        LogFile file = new LogFile(log());
        assertThat(append(file, "one\n")).isZero();
        assertThat(file.problem()).isEqualTo("Is a directory");
        Files.delete(log());
        assertThat(append(file, "two\n")).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsToldOnceAndWhatIsMissingWhenThereIsRoomAgain() throws Exception {
        Path link = folder.resolve("full.log");
        Files.createSymbolicLink(link, Path.of("/dev/full"));
        List<String> complaints = new ArrayList<>();
        FileSink sink =
                new FileSink(new LogFile(link), complaints::add, (lost, why) -> lost + " missing: " + why + "\n");
        sink.write(List.of("one\n", "two\n"));
        sink.write(List.of("three\n"));
        assertThat(complaints).containsExactly("No space left on device");
        Files.delete(link);
        sink.write(List.of("four\n"));
        sink.write(List.of("five\n"));
        assertThat(link).hasContent("3 missing: No space left on device\nfour\nfive\n");
        assertThat(complaints).hasSize(1);
    }

    /** The processes of {@link #severalProcesses()}. */
    static final class Writer {
        public static void main(String[] words) {
            LogFile file = new LogFile(Path.of(words[0]), 100_000, 60);
            List<String> batch = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                batch.add(words[1] + " " + i + " " + words[1].repeat(i % 200) + "\n");
                if (i % 7 == 0 || i == LINES - 1) {
                    if (file.append(batch) != batch.size()) {
                        throw new IllegalStateException(file.problem());
                    }
                    batch.clear();
                }
            }
        }
    }

    @Test
    void severalProcessesWriteOneLogAndNothingIsLostOrMixed() throws Exception {
        List<String> names = List.of("a", "b", "c");
        List<Process> writers = new ArrayList<>();
        for (String name : names) {
            writers.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            log().toString(),
                            name)
                    .inheritIO()
                    .start());
        }
        List<String> followed = new ArrayList<>();
        try (LogReader reader = new LogReader(log(), "")) {
            // While it is put aside, again and again.
            while (writers.stream().anyMatch(Process::isAlive)) {
                reader.read(followed::add);
            }
            reader.read(followed::add);
        }
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }
        List<String> written = new ArrayList<>();
        int parts = 0;
        while (Files.exists(LogFile.part(log(), parts))) {
            written.addAll(Files.readAllLines(LogFile.part(log(), parts++)));
        }
        assertThat(parts).isGreaterThan(10);
        List<String> expected = names.stream()
                .flatMap(name -> IntStream.range(0, LINES).mapToObj(i -> name + " " + i + " " + name.repeat(i % 200)))
                .sorted()
                .toList();
        assertThat(written.stream().sorted().toList()).isEqualTo(expected);
        assertThat(String.join("", followed).lines().sorted().toList()).isEqualTo(expected);
    }
}
