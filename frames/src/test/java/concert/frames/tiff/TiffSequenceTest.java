package concert.frames.tiff;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffSequenceTest {
    @TempDir
    Path folder;

    private static Frame frame(int number) {
        return Patterns.frame(PixelType.FLOAT32, 8, 6, number).with("number", number);
    }

    private void write(String name, int first, int pages) {
        try (TiffWriter writer = TiffWriter.create(folder.resolve(name))) {
            for (int i = 0; i < pages; i++) {
                writer.write(frame(first + i));
            }
        }
    }

    private void check(Path where, int frames) {
        try (TiffSequence sequence = TiffSequence.open(where)) {
            assertThat(sequence.length()).isEqualTo(frames);
            for (int i = 0; i < frames; i++) {
                assertThat(sequence.read(i)).isEqualTo(frame(i));
                assertThat(sequence.read(i - frames)).isEqualTo(frame(i));
            }
        }
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void filesComeInTheOrderOfTheirNumbersWithAllTheirPages() throws Exception {
        write("frame_10.tif", 3, 1);
        write("frame_9.tif", 0, 2);
        write("frame_9b.tif", 2, 1);
        write("frame_100.tiff", 4, 3);
        write("frame_99.tif", 4, 0);
        write(".hidden.tif", 9, 1);
        Files.writeString(folder.resolve("notes.txt"), "no frames here");
        check(folder, 7);
        check(folder.resolve("frame_*"), 7);
        check(folder.resolve("frame_9.tif"), 2);
        check(
                folder.resolveSibling(folder.getFileName().toString().replace("junit", "j*t"))
                        .resolve("frame_*.tif{,f}"),
                7);
    }

    @ParameterizedTest
    @CsvSource({
        "a, b, -1",
        "frame_9, frame_10, -1",
        "frame_010, frame_9, 1",
        "a1b2, a1b10, -1",
        "a, a1, -1",
        "a.tif, a_1.tif, -1",
        "x99999999999999999998, x99999999999999999999, -1",
        "a01, a1, -1",
        "a, a, 0"
    })
    void numbersInNamesCountByTheirValue(String a, String b, int order) {
        NaturalOrder natural = new NaturalOrder();
        assertThat(Integer.signum(natural.compare(a, b))).isEqualTo(order);
        assertThat(Integer.signum(natural.compare(b, a))).isEqualTo(-order);
    }

    @Test
    void aNameWithAPlaceForTheNumberIsAFileForEachFrame() throws Exception {
        write("frame_{:>06}.tif", 0, 12);
        assertThat(files())
                .hasSize(12)
                .startsWith("frame_000000.tif", "frame_000001.tif")
                .endsWith("frame_000011.tif");
        check(folder, 12);
    }

    /** A page is 336 bytes of head with its description, and 192 of pixels: three do not fit into 1500 bytes. */
    @Test
    void aFileThatIsFullIsFollowedByOneNamedAfterItsFirstFrame() throws Exception {
        try (TiffWriter writer = TiffWriter.create(folder.resolve("frames.tif"), 1500)) {
            for (int i = 0; i < 5; i++) {
                writer.write(frame(i));
                assertThat(Files.size(writer.file())).isLessThanOrEqualTo(1500);
            }
            assertThat(writer.file()).isEqualTo(folder.resolve("frames_000004.tif"));
            assertThat(writer.frames()).isEqualTo(5);
        }
        assertThat(files()).containsExactly("frames.tif", "frames_000002.tif", "frames_000004.tif");
        check(folder, 5);
    }

    @Test
    void aFrameThatIsLargerThanAFileMayBeHasOneOfItsOwn() throws Exception {
        try (TiffWriter writer = TiffWriter.create(folder.resolve("{}.tif"), 100)) {
            for (int i = 0; i < 11; i++) {
                writer.write(frame(i));
            }
        }
        assertThat(files()).hasSize(11).contains("0.tif", "9.tif", "10.tif");
        check(folder, 11);
    }

    /** As above, two frames to a file; each count ends in a file that is full, or has place for one more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void appendingGoesOnInTheLastFile(int before) throws Exception {
        Path file = folder.resolve("frames.tif");
        append(file, 1500, 0, before);
        append(file, 1500, before, 7);
        assertThat(files())
                .containsExactly("frames.tif", "frames_000002.tif", "frames_000004.tif", "frames_000006.tif");
        check(folder, 7);
    }

    @Test
    void appendingToFilesOfOneFrameEachMakesTheNext() throws Exception {
        Path file = folder.resolve("frame_{:>03}.tif");
        append(file, 0, 0, 2);
        try (TiffWriter writer = TiffWriter.append(file)) {
            writer.write(frame(2));
            assertThat(writer.file()).isEqualTo(folder.resolve("frame_002.tif"));
            assertThat(writer.frames()).isEqualTo(1);
        }
        check(folder, 3);
    }

    @Test
    void theLastFileMayBeDamagedAtItsEnd() throws Exception {
        Path file = folder.resolve("frames.tif");
        append(file, 1500, 0, 4);
        try (FileChannel last = FileChannel.open(folder.resolve("frames_000002.tif"), WRITE)) {
            last.truncate(last.size() - 1);
        }
        append(file, 1500, 3, 5);
        assertThat(files()).containsExactly("frames.tif", "frames_000002.tif", "frames_000004.tif");
        check(folder, 5);
    }

    /** Its writer died between making the last file and its first page; what the frames are like, the file before knows. */
    @Test
    void theLastFileMayHaveNoPage() throws Exception {
        Path file = folder.resolve("frames.tif");
        append(file, 1500, 0, 2);
        Files.createFile(folder.resolve("frames_000002.tif"));
        try (TiffWriter writer = TiffWriter.append(file, 1500)) {
            assertThatThrownBy(() -> writer.write(Frame.of(PixelType.UINT8, 2, 2)))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining("2 x 2 uint8 does not go with them");
        }
        append(file, 1500, 2, 5);
        check(folder, 5);
    }

    @Test
    void aFileThatDoesNotFollowIsNotAppendedTo() throws Exception {
        Path file = folder.resolve("frames.tif");
        append(file, 1500, 0, 2);
        write("frames_000123.tif", 0, 1);
        Path other = folder.resolve("frames_000123.tif");
        byte[] there = Files.readAllBytes(other);
        assertThatThrownBy(() -> TiffWriter.append(file))
                .hasMessage(other + ": does not follow on frames.tif, after which comes frame 2");
        assertThat(other).hasBinaryContent(there);
    }

    /** With other counts of digits they have other names. */
    @Test
    void namesThatOnlyLookAlikeAreNotTheStreams() throws Exception {
        Path file = folder.resolve("frames.tif");
        append(file, 1500, 0, 1);
        write("frames_2024.tif", 0, 1);
        try (TiffWriter writer = TiffWriter.append(file, 1500)) {
            assertThat(writer.file()).isEqualTo(file);
        }
    }

    private void append(Path file, long bytesPerFile, int from, int to) {
        try (TiffWriter writer = TiffWriter.append(file, bytesPerFile)) {
            for (int i = from; i < to; i++) {
                writer.write(frame(i));
            }
        }
    }

    @Test
    void filesThatAreThereAreNotOverwritten() throws Exception {
        write("frames.tif", 0, 1);
        Path frames = folder.resolve("frames.tif");
        assertThatThrownBy(() -> TiffWriter.create(frames))
                .isInstanceOf(TiffException.class)
                .hasMessage(frames + ": cannot be created: it exists already; append to it or choose another name");
        check(frames, 1);
        write("scan_000017.tif", 0, 1);
        for (String name : List.of("scan.tif", "scan_{:>06}.tif")) {
            assertThatThrownBy(() -> TiffWriter.create(folder.resolve(name), 1000))
                    .hasMessage(folder.resolve("scan_000017.tif")
                            + ": it exists already; the files of another stream need another name");
        }
        assertThat(files()).containsExactly("frames.tif", "scan_000017.tif");
    }

    @ParameterizedTest
    @CsvSource({"frame_{.tif", "frame_}.tif", "frame_}{.tif", "frame_{}{}.tif", "frame_{:x}.tif", "frame_{1}.tif"})
    void aNumberInANameIsWrittenInOneWay(String name) {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> TiffWriter.create(file))
                .hasMessage(file + ": a name has its number once, as in frame_{:>06}.tif");
    }

    @ParameterizedTest
    @CsvSource({"{}, 7", "{0}, 7", "{:>04}, 0007", "{:06}, 000007", "{:03d}, 007", "{0:>02}, 07"})
    void theNumberIsFilledUpWithZeros(String field, String number) {
        assertThat(FileNames.of(Path.of("a" + field + "b")).of(7)).isEqualTo(Path.of("a" + number + "b"));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("none").resolve("frames.tif");
        assertThatThrownBy(() -> TiffWriter.create(file))
                .hasMessage(file + ": cannot be created: there is no such file or folder");
        assertThatThrownBy(() -> TiffWriter.create(file, 1000))
                .hasMessage(file + ": cannot be created: there is no such file or folder");
    }

    @Test
    void aSequenceWithoutFilesOrFramesIsRefused() throws Exception {
        assertThatThrownBy(() -> TiffSequence.open(folder)).hasMessage(folder + ": no files match that");
        Path pattern = folder.resolve("none").resolve("frame_*.tif");
        assertThatThrownBy(() -> TiffSequence.open(pattern)).hasMessage(pattern + ": no files match that");
        Path broken = folder.resolve("frame_[.tif");
        assertThatThrownBy(() -> TiffSequence.open(broken))
                .isInstanceOf(TiffException.class)
                .hasMessageStartingWith(broken + ": is no pattern for files: ");
        Files.writeString(folder.resolve("bad.tif"), "this is no TIFF file");
        assertThatThrownBy(() -> TiffSequence.open(folder)).hasMessage(folder.resolve("bad.tif") + ": is no TIFF file");
    }

    @Test
    void aFrameThatIsNotThereIsRefused() {
        write("frames.tif", 0, 3);
        TiffSequence sequence = TiffSequence.open(folder);
        assertThatThrownBy(() -> sequence.read(3)).hasMessage(folder + ": has no frame 3: it has 3, counted from 0");
        assertThatThrownBy(() -> sequence.read(-4)).hasMessage(folder + ": has no frame -4: it has 3, counted from 0");
        sequence.close();
        assertThatThrownBy(() -> sequence.read(0)).hasMessage(folder + ": the sequence is closed");
    }

    @Test
    void framesCanBeReadIntoThoseOfAPool() {
        write("frame_{}.tif", 0, 4);
        FramePool pool = new FramePool();
        try (TiffSequence sequence = TiffSequence.open(folder)) {
            for (int i = 0; i < 4; i++) {
                Frame lent = sequence.read(i, pool);
                assertThat(lent).isEqualTo(frame(i));
                pool.giveBack(lent);
            }
        }
        assertThat(pool.made()).isEqualTo(1);
    }
}
