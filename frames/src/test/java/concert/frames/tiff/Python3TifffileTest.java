package concert.frames.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader that our users have in Python reads what we write, and we read what its writer writes. */
class Python3TifffileTest {
    private static final int PAGES = 20;
    private static final int WIDTH = 67;
    private static final int HEIGHT = 45;

    @TempDir
    Path folder;

    @Test
    void pythonReadsAllTypesAndMetadataAndWeReadWhatItWrites() throws Exception {
        for (PixelType type : PixelType.values()) {
            try (TiffWriter writer = TiffWriter.create(folder.resolve(type + ".tif"))) {
                for (int i = 0; i < PAGES; i++) {
                    writer.write(Patterns.frame(type, WIDTH, HEIGHT, i).withMetadata(Patterns.metadata(i)));
                }
            }
        }
        Path script = folder.resolve("read_frames.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("read_frames.py"))) {
            Files.copy(in, script);
        }
        Process read = new ProcessBuilder(
                        python(), script.toString(), folder.toString(), "" + PAGES, "" + WIDTH, "" + HEIGHT)
                .redirectErrorStream(true)
                .start();
        String output = new String(read.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(read.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo(PAGES + " pages of each type\n");
        for (PixelType type : PixelType.values()) {
            try (TiffReader reader = TiffReader.open(folder.resolve("python_" + type + ".tif"))) {
                assertThat(reader.pages()).isEqualTo(PAGES);
                for (int i = 0; i < PAGES; i++) {
                    Frame expected = Frame.of(type, WIDTH, HEIGHT);
                    for (int pixel = 0; pixel < expected.length(); pixel++) {
                        expected.set(pixel % WIDTH, pixel / WIDTH, i + 1);
                    }
                    assertThat(reader.read(i)).isEqualTo(expected.withMetadata(Map.of("number", i, "exposure", 0.5)));
                }
            }
        }
    }

    /** The path may have another Python before the system's, which is the one that has the package. */
    private static String python() throws Exception {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            try {
                Process attempt = new ProcessBuilder(python, "-c", "import tifffile")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (attempt.waitFor() == 0) {
                    return python;
                }
            } catch (IOException e) {
                // There is no such program.
            }
        }
        return fail("this test needs Python 3 with tifffile: apt-get install python3-tifffile");
    }
}
