package concert.frames.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read again. */
class TiffTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("frames.tif");
    }

    @ParameterizedTest
    @EnumSource
    void aHundredPagesComeBackWithTheirPixelsAndMetadata(PixelType type) {
        try (TiffWriter writer = TiffWriter.create(file)) {
            for (int i = 0; i < 100; i++) {
                writer.write(Patterns.frame(type, 33, 17, i).withMetadata(Patterns.metadata(i)));
            }
            assertThat(writer.frames()).isEqualTo(100);
        }
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(100);
            assertThat(reader.isWhole()).isTrue();
            for (int i = 99; i >= 0; i--) {
                assertThat(reader.read(i))
                        .isEqualTo(Patterns.frame(type, 33, 17, i).withMetadata(Patterns.metadata(i)));
            }
            assertThat(reader.read(-1)).isEqualTo(reader.read(99));
            assertThat(reader.read(-100)).isEqualTo(reader.read(0));
        }
    }

    /** Sizes around those of the chunks through which pixels are copied, and of several of them. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1023, 1024", "1024, 1024", "1025, 1024", "1100, 1200"})
    void framesOfEachSizeAreWholeWhateverTheChunks(int width, int height) {
        for (PixelType type : PixelType.values()) {
            Path each = folder.resolve(type + ".tif");
            try (TiffWriter writer = TiffWriter.create(each)) {
                writer.write(Patterns.frame(type, width, height, 1));
                writer.write(Patterns.frame(type, width, height, 2).with("text", "x".repeat(3_000_000)));
                writer.write(Patterns.frame(type, width, height, 3));
            }
            try (TiffReader reader = TiffReader.open(each)) {
                assertThat(reader.read(0)).isEqualTo(Patterns.frame(type, width, height, 1));
                assertThat(reader.read(1).withMetadata(Map.of())).isEqualTo(Patterns.frame(type, width, height, 2));
                assertThat((String) reader.read(1).metadata().get("text")).hasSize(3_000_000);
                assertThat(reader.read(2)).isEqualTo(Patterns.frame(type, width, height, 3));
            }
        }
    }

    @Test
    void metadataThatJsonCannotHoldBecomeTheirText() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("nan", Double.NaN);
        given.put("infinite", Float.POSITIVE_INFINITY);
        given.put("state", Thread.State.RUNNABLE);
        given.put("path", Path.of("a/b"));
        given.put("broken", new Broken());
        given.put("array", new double[] {1.5, 2});
        given.put("letters", "Å \u0000 \" 画");
        given.put("nothing", null);
        given.put("shape", "of its own");
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        given.put("circle", circle);
        write(Frame.of(PixelType.UINT8, 2, 3).withMetadata(given));
        Map<String, Object> read = new LinkedHashMap<>(read().metadata());
        assertThat(read.remove("circle").toString()).contains("[[[[[[...]]]]]]");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("nan", "NaN");
        expected.put("infinite", "Infinity");
        expected.put("state", "RUNNABLE");
        expected.put("path", "a/b");
        expected.put("broken", Broken.class.getName());
        expected.put("array", List.of(1.5, 2.0));
        expected.put("letters", "Å \u0000 \" 画");
        assertThat(read).isEqualTo(expected);
    }

    static final class Broken {
        @Override
        public String toString() {
            throw new IllegalStateException("has no text");
        }
    }

    @Test
    void aFrameCanBeReadIntoOneOfAPool() {
        write(Patterns.frame(PixelType.UINT16, 5, 4, 0).with("n", 1));
        FramePool pool = new FramePool();
        try (TiffReader reader = TiffReader.open(file)) {
            for (int i = 0; i < 3; i++) {
                Frame lent = reader.read(0, pool);
                assertThat(lent).isEqualTo(reader.read(0));
                pool.giveBack(lent);
            }
        }
        assertThat(pool.made()).isEqualTo(1);
    }

    /** An interrupt of a thread inside a FileChannel closes it; then no page would come after the first. */
    @Test
    void anInterruptTearsNoPageAndIsThereAfterwards() throws Exception {
        AtomicBoolean everInterrupted = new AtomicBoolean(true);
        CountDownLatch begun = new CountDownLatch(1);
        Frame frame = Patterns.frame(PixelType.UINT16, 1500, 1000, 0);
        Thread writing = Thread.ofVirtual().start(() -> {
            try (TiffWriter writer = TiffWriter.create(file)) {
                for (int i = 0; i < 50; i++) {
                    Thread.currentThread().interrupt();
                    begun.countDown();
                    writer.write(frame);
                    everInterrupted.compareAndSet(true, Thread.interrupted());
                }
                Thread.currentThread().interrupt();
            }
        });
        begun.await();
        while (writing.isAlive()) {
            writing.interrupt();
            Thread.onSpinWait();
        }
        assertThat(everInterrupted).isTrue();
        Thread.currentThread().interrupt();
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isEqualTo(50);
            for (int i = 0; i < 50; i++) {
                assertThat(reader.read(i)).isEqualTo(frame);
            }
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFileWithoutFramesHasNoPages() throws Exception {
        TiffWriter.create(file).close();
        assertThat(Files.size(file)).isEqualTo(16);
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isZero();
            assertThat(reader.isWhole()).isTrue();
        }
    }

    private void write(Frame frame) {
        try (TiffWriter writer = TiffWriter.create(file)) {
            writer.write(frame);
        }
    }

    private Frame read() {
        try (TiffReader reader = TiffReader.open(file)) {
            return reader.read(0);
        }
    }
}
