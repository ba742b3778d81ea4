package concert.frames.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a file whose writer died or whose disk was full, and how it goes on. */
class CrashTest {
    private static final int HEADER = 16;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("frames.tif");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 57})
    void aWriterThatIsKilledLeavesAllPagesThatItAnnouncedAndCanGoOn(int announced) throws Exception {
        Process program = start("java", file.toString(), "1000000");
        int last = 0;
        try (BufferedReader lines = program.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line);
                if (last == announced) {
                    program.toHandle().destroyForcibly(); // SIGKILL; what was announced by then is still read
                }
            }
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertThat(last).isGreaterThanOrEqualTo(announced);
        int pages = checkPages(last);
        try (TiffWriter writer = TiffWriter.append(file)) {
            writer.write(Program.frame(pages));
        }
        assertThat(checkPages(pages + 1)).isEqualTo(pages + 1);
    }

    /** The kernel refuses to write beyond the limit, in the middle of a page, as it does on a full disk. */
    @Test
    void aPageThatCannotBeWrittenLeavesThoseBefore() throws Exception {
        int kilobytes = (int) (3.5 * Program.WIDTH * Program.HEIGHT * Short.BYTES / 1024);
        Process program =
                start("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$0\" \"$@\"", "java", file.toString(), "5");
        String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        program.waitFor();
        String failure = file + ": page 4 could not be written: File too large; 3 pages are there\n";
        assertThat(output).isEqualTo("1\n2\n3\n" + failure + failure);
        assertThat(checkPages(3)).isEqualTo(3);
        assertThat(Files.size(file)).as("the torn page is gone").isLessThan((long)
                (3.1 * Program.frame(0).sizeInBytes()));
    }

    private static Process start(String... command) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            if (word.equals("java")) {
                words.add(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
                words.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
            } else {
                words.add(word);
            }
        }
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Writes frames and tells how many there are; tries twice what cannot be written. */
    static final class Program {
        static final int WIDTH = 900;
        static final int HEIGHT = 700;

        public static void main(String[] args) {
            int failures = 0;
            try (TiffWriter writer = TiffWriter.create(Path.of(args[0]))) {
                while (writer.frames() < Integer.parseInt(args[1]) && failures < 2) {
                    try {
                        writer.write(frame((int) writer.frames()));
                        System.out.println(writer.frames());
                    } catch (TiffException e) {
                        System.out.println(e.getMessage());
                        failures++;
                    }
                }
            }
        }

        static Frame frame(int number) {
            return Patterns.frame(PixelType.UINT16, WIDTH, HEIGHT, number).with("number", number);
        }
    }

    private int checkPages(int atLeast) {
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isGreaterThanOrEqualTo(atLeast);
            for (int i = 0; i < reader.pages(); i++) {
                assertThat(reader.read(i)).isEqualTo(Program.frame(i));
            }
            return reader.pages();
        }
    }

    private static Frame small(int number) {
        return Patterns.frame(PixelType.FLOAT32, 4, 3, number).with("number", number);
    }

    private byte[] threePages() throws IOException {
        try (TiffWriter writer = TiffWriter.create(file)) {
            for (int i = 0; i < 3; i++) {
                writer.write(small(i));
            }
        }
        return Files.readAllBytes(file);
    }

    /** As a copy that was broken off leaves it. */
    @Test
    void aFileThatIsCutOffAnywhereHasItsWholePagesAndGoesOn() throws Exception {
        byte[] whole = threePages();
        int page = (whole.length - HEADER) / 3;
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            checkAndGoOn(length < HEADER ? 0 : (length - HEADER) / page);
        }
    }

    /** A page without a pointer to it: its writer was killed before that. */
    @Test
    void aPageThatNothingPointsToIsCutOff() throws Exception {
        byte[] whole = threePages();
        int page = (whole.length - HEADER) / 3;
        Arrays.fill(whole, HEADER + page + PageHead.LINK, HEADER + page + PageHead.LINK + Long.BYTES, (byte) 0);
        for (int length = HEADER + 2 * page; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (TiffReader reader = TiffReader.open(file)) {
                assertThat(reader.isWhole()).isTrue();
            }
            checkAndGoOn(2);
        }
    }

    private void checkAndGoOn(int pages) {
        if (pages > 0) {
            try (TiffReader reader = TiffReader.open(file)) {
                assertThat(reader.pages()).isEqualTo(pages);
                assertThat(reader.read(pages - 1)).isEqualTo(small(pages - 1));
            }
        } else {
            assertThatThrownBy(() -> TiffReader.open(file))
                    .isInstanceOf(TiffException.class)
                    .hasMessageStartingWith(file + ": is ");
        }
        try (TiffWriter writer = TiffWriter.append(file)) {
            writer.write(small(pages));
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.isWhole()).isTrue();
            assertThat(reader.pages()).isEqualTo(pages + 1);
            for (int i = 0; i <= pages; i++) {
                assertThat(reader.read(i)).isEqualTo(small(i));
            }
        }
    }

    @Test
    void aFileOfOthersIsNotAppendedTo() throws Exception {
        Files.writeString(file, "my notes on TIFF files");
        assertThatThrownBy(() -> TiffWriter.append(file)).hasMessage(file + ": is no TIFF file");
        assertThat(Files.readString(file)).isEqualTo("my notes on TIFF files");
        byte[] others = Files.readAllBytes(ClassicFiles.write(folder.resolve("others.tif"), PixelType.UINT8, 2));
        Files.write(file, others);
        assertThatThrownBy(() -> TiffWriter.append(file))
                .hasMessage(file + ": was not written by Concert; only files that were can be appended to");
        assertThat(Files.readAllBytes(file)).isEqualTo(others);
    }

    @Test
    void whatIsAppendedMustBeLikeWhatIsThere() throws Exception {
        threePages();
        try (TiffWriter writer = TiffWriter.append(file)) {
            assertThatThrownBy(() -> writer.write(Frame.of(PixelType.UINT8, 4, 3)))
                    .hasMessage(file + ": its frames are 4 x 3 float32; one of 4 x 3 uint8 does not go with them");
            writer.write(small(3));
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(4);
        }
    }

    @Test
    void appendingToNothingBegins() {
        TiffWriter.append(file).close();
        try (TiffWriter writer = TiffWriter.append(file)) {
            writer.write(small(0));
            assertThat(writer.frames()).isEqualTo(1);
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(1);
        }
    }
}
