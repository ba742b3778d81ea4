package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static org.assertj.core.api.Assertions.assertThat;

import concert.frames.Frame;
import concert.frames.tiff.TiffException;
import concert.frames.tiff.TiffReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A camera, a file and somebody who looks: whatever ends that, the camera is in standby and what was taken is in the file. */
@Timeout(300)
class FramesTest {
    private static final int PAGES = 100;
    private static final String HALF_BLOCK = "\u2580";

    @TempDir
    private Path data;

    private Path file;
    private TerminalSession session;

    @BeforeEach
    void start() {
        file = data.resolve("frames.tif");
        session = TerminalSession.start(data);
        session.run("var camera = new DummyCamera()", "var writer = tiffWriter(\"" + file + "\")");
    }

    @AfterEach
    void close() {
        session.close();
    }

    private int pages() {
        try (TiffReader reader = TiffReader.open(file)) {
            return reader.pages();
        } catch (TiffException e) {
            return 0; // not begun
        }
    }

    private void awaitPages() {
        while (pages() < PAGES) {
            Thread.onSpinWait();
        }
    }

    /** All of them, from the first frame on and in order. */
    private void assertAllReadable(int atLeast) {
        try (TiffReader reader = TiffReader.open(file)) {
            assertThat(reader.pages()).isGreaterThanOrEqualTo(atLeast);
            for (int i = 0; i < reader.pages(); i++) {
                Frame frame = reader.read(i);
                assertThat(frame.metadata()).containsEntry("frame_number", i);
                assertThat(frame.shape()).isEqualTo("640 x 480 uint16");
            }
        }
    }

    private void assertStandby() {
        session.enter("camera");
        session.awaitText("state              standby");
    }

    @Test
    void aStreamIsWrittenLookedAtAndCounted() {
        session.enter("await broadcast(frames(200, camera), block(writer), latest(viewer), block(count()))");
        session.awaitText("200 items\n");
        session.awaitText("block(tiffWriter " + file + "): 200\n");
        session.awaitText("latest(viewer): ");
        session.awaitText("block(count): 200\n");
        assertStandby();
        assertAllReadable(200);
        assertThat(pages()).isEqualTo(200);
    }

    @Test
    void aFrameIsPrintedAndOpened() throws Exception {
        session.close();
        Path viewer = data.resolve("view");
        Files.writeString(viewer, "#!/bin/sh\ncp \"$1\" " + data.resolve("opened.png") + "\n");
        assertThat(viewer.toFile().setExecutable(true)).isTrue();
        session = TerminalSession.in(data)
                .environment("NO_COLOR", "")
                .environment("CONCERT_VIEWER", viewer.toString())
                .start();
        session.awaitText("Ctrl-D ends the session.");
        session.run("var camera = new DummyCamera(Frame.of(PixelType.UINT16, 64, 48))");
        session.enter("show(await frames(1, camera).into(last()), 0, 300)");
        session.awaitText(HALF_BLOCK.repeat(40));
        session.awaitText("64 x 48 uint16, ");
        Path opened = data.resolve("opened.png");
        BufferedImage image = null;
        while (image == null) { // while it is being copied it is none
            image = Files.exists(opened) ? readable(opened) : null;
        }
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getHeight()).isEqualTo(48);
    }

    private static BufferedImage readable(Path file) {
        try {
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            return null;
        }
    }

    @Test
    void ctrlCEndsItInStandbyWithAllThatWasTaken() {
        session.run("set(camera.frameRate(), q.Hz(200))");
        session.enter("await broadcast(camera.stream(), block(writer), latest(viewer), block(count()))");
        awaitPages();
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        assertStandby();
        assertAllReadable(PAGES);
    }

    @Test
    void ctrlKEndsItInStandbyWithAllThatWasTaken() {
        session.run("set(camera.frameRate(), q.Hz(200))");
        session.enter("await broadcast(camera.stream(), block(writer), latest(viewer), block(count()))");
        awaitPages();
        session.type(CTRL_K);
        session.awaitPrompt();
        assertStandby();
        assertAllReadable(PAGES);
    }

    @Test
    void aConsumerThatFailsEndsItInStandbyWithAllThatWasTaken() {
        session.run("Sink<Frame, Integer> failing = frames -> { int n = 0; "
                + "for (var frame : frames) if (++n == " + PAGES + ") throw new IllegalStateException(\"no room\"); "
                + "return n; }");
        session.enter("await broadcast(camera.stream(), block(writer), block(failing))");
        session.awaitText("no room\n");
        assertStandby();
        assertAllReadable(PAGES);
    }

    @Test
    void aProcessThatIsKilledLeavesAllWholePages() {
        session.enter("await broadcast(camera.stream(), block(writer), latest(viewer), block(count()))");
        awaitPages();
        session.signal("KILL");
        session.awaitEnd();
        assertAllReadable(PAGES);
    }
}
