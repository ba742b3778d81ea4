package concert.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees of a frame. */
class PreviewTest {
    @TempDir
    private Path folder;

    @Test
    void theContrastLeavesOutAFewPixelsOnEitherSide() {
        Frame frame = Frame.of(PixelType.UINT16, 100, 10);
        for (int i = 0; i < 1000; i++) {
            frame.shorts()[i] = (short) (1000 + i);
        }
        frame.set(3, 3, 65_535);
        frame.set(4, 4, 0);
        assertThat(Contrast.of(frame)).isEqualTo(new Contrast(1004, 1995));
    }

    @Test
    void aFrameOfOneValueOrOfNoneHasAContrastToo() {
        Frame dark = Frame.of(PixelType.UINT8, 3, 3);
        assertThat(Contrast.of(dark)).isEqualTo(new Contrast(0, 0));
        Frame nothing = Frame.float32(1, 1, new float[] {Float.NaN});
        assertThat(Imaging.grey(nothing, Contrast.of(nothing)).get(0, 0)).isZero();
        assertThatThrownBy(() -> new Contrast(2, 1))
                .hasMessage("a contrast goes from black to a white that is not less; got 2.0 and 1.0");
    }

    @Test
    void shadesLieBetweenBlackAndWhite() {
        Frame frame = Frame.float32(5, 1, new float[] {-7, 10, 15, 20, 99});
        assertThat(Imaging.grey(frame, new Contrast(10, 20)).bytes())
                .containsExactly((byte) 0, (byte) 0, (byte) 128, (byte) 255, (byte) 255);
    }

    @Test
    void aPngIsReadByOthers() throws Exception {
        Frame frame = Frame.of(PixelType.UINT16, 30, 20);
        for (int i = 0; i < frame.length(); i++) {
            frame.shorts()[i] = (short) (i * 100);
        }
        Path file = folder.resolve("frame.png");
        Files.writeString(file, "what was there");
        Imaging.writePng(frame, file, new Contrast(0, 60_000));
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(30);
        assertThat(image.getRaster().getSample(7, 3, 0)).isEqualTo((int) Math.round(9700 / 60_000.0 * 255));
        assertThat(folder).isDirectoryContaining(other -> other.equals(file)).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aPngThatCannotBeWrittenIsTold() {
        Path file = folder.resolve("missing").resolve("frame.png");
        assertThatThrownBy(() -> Imaging.writePng(Frame.of(PixelType.UINT8, 1, 1), file, new Contrast(0, 1)))
                .hasMessageStartingWith(file + " cannot be written: ");
    }

    @Test
    void aSmallerPixelIsTheMeanOfThoseItStandsFor() {
        Frame frame = Frame.float32(4, 2, new float[] {0, 2, 10, 10, 4, 6, 20, 20});
        Frame small = Imaging.grey(frame, new Contrast(0, 255), 2, 1);
        assertThat(small.bytes()).containsExactly((byte) 3, (byte) 15);
        Frame uneven = Imaging.grey(Frame.float32(3, 1, new float[] {1, 2, 4}), new Contrast(0, 255), 2, 1);
        assertThat(uneven.bytes()).containsExactly((byte) 1, (byte) 3);
        assertThatThrownBy(() -> Imaging.grey(frame, new Contrast(0, 1), 5, 1))
                .hasMessageStartingWith(
                        "a preview has at least one pixel and at most those of its frame, 4 x 2; got 5 x 1");
    }
}
