package concert.imaging;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.imaging.Imaging.tiffReader;
import static concert.imaging.Imaging.tiffWriter;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.collect;
import static concert.streams.Streams.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.frames.Frame;
import concert.frames.PixelType;
import concert.frames.tiff.TiffException;
import concert.frames.tiff.TiffReader;
import concert.streams.Producer;
import concert.streams.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streams into files and out of them. */
@Timeout(60)
class TiffStreamsTest {
    private final TestRun run = TestRun.create();

    @TempDir
    private Path folder;

    @AfterEach
    void endRun() {
        run.close();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Frame frame(int number) {
        Frame frame = Frame.of(PixelType.UINT16, 8, 6);
        frame.set(3, 2, number);
        return frame.with("number", number);
    }

    private static Producer<Frame> frames(int end) {
        return out -> {
            for (int i = 0; i < end && out.put(frame(i)); i++) {
                await(sleep(Duration.ofMillis(10)));
            }
        };
    }

    private int pages(String name) {
        try (TiffReader reader = TiffReader.open(folder.resolve(name))) {
            return reader.pages();
        }
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        run.run(() -> {
            assertThat(await(frames(20).into(tiffWriter(file("frames.tif"))))).isEqualTo(20);
            List<Frame> read = await(tiffReader(file("frames.tif")).into(collect()));
            assertThat(read).hasSize(20);
            assertThat(read.get(7)).isEqualTo(frame(7));
        });
    }

    @Test
    void framesWithNumbersAreFilesOfTheirOwn() throws Exception {
        run.run(() -> {
            assertThat(await(frames(12).into(tiffWriter(file("frame_{:>03}.tif")))))
                    .isEqualTo(12);
            assertThat(await(tiffReader(file("frame_*.tif")).into(collect())))
                    .element(11)
                    .isEqualTo(frame(11));
        });
    }

    /** The case of the page: a writer fails on page 100. */
    @Test
    void aWriterThatFailsKeepsWhatItHasWrittenAndEndsTheStream() throws Exception {
        run.run(() -> {
            Producer<Frame> changing = out -> {
                for (int i = 0; i < 100; i++) {
                    out.put(frame(i));
                }
                out.put(Frame.of(PixelType.UINT16, 8, 7));
                await(sleep(Duration.ofHours(1)));
            };
            assertThatThrownBy(() -> await(broadcast(changing, block(tiffWriter(file("frames.tif"))), block(count()))))
                    .isInstanceOf(TiffException.class)
                    .hasMessageContaining("frames.tif: its frames are 8 x 6 uint16; one of 8 x 7 uint16");
        });
        assertThat(pages("frames.tif")).isEqualTo(100);
    }

    @Test
    void aCancelKeepsAllThatWasTaken() throws Exception {
        run.run(() -> {
            Task<?> task = start(broadcast(frames(1000), block(tiffWriter(file("frames.tif")))));
            await(sleep(Duration.ofMillis(995)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
        });
        assertThat(pages("frames.tif")).isEqualTo(100);
    }

    @Test
    void aFileThatIsThereIsNotWrittenOver() throws Exception {
        Files.writeString(folder.resolve("frames.tif"), "data");
        Sink<Frame, Long> writer = tiffWriter(file("frames.tif"));
        assertThat(writer.name()).isEqualTo("tiffWriter " + file("frames.tif"));
        run.run(() -> assertThatThrownBy(() -> await(frames(3).into(writer)))
                .isInstanceOf(TiffException.class)
                .hasMessageContaining("frames.tif: cannot be created: it exists already"));
        assertThat(folder.resolve("frames.tif")).hasContent("data");
    }

    @Test
    void noFilesAreAnError() throws Exception {
        run.run(() -> assertThatThrownBy(
                        () -> await(tiffReader(file("missing_*.tif")).into(count())))
                .isInstanceOf(TiffException.class)
                .hasMessageContaining("missing_*.tif"));
    }
}
