package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.frames.Frame;
import concert.frames.PixelType;
import concert.imaging.Contrast;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A frame as characters. */
class FrameTextTest {
    private static final String HALF = "\u2580";

    @Test
    void aLineShowsTwoRowsFromBlackToWhite() {
        Frame frame = Frame.uint8(2, 3, new byte[] {0, (byte) 255, (byte) 128, (byte) 128, 0, 0});
        assertThat(FrameText.of(frame, new Contrast(0, 255), 80, 20))
                .containsExactly(
                        "\33[38;5;16;48;5;244m" + HALF + "\33[38;5;231;48;5;244m" + HALF + "\33[0m",
                        "\33[38;5;16;48;5;16m" + HALF + HALF + "\33[0m");
    }

    @Test
    void aLargeFrameIsMadeToFitAndKeepsItsShape() {
        List<String> wide = FrameText.of(Frame.of(PixelType.UINT16, 640, 480), new Contrast(0, 1), 40, 100);
        assertThat(wide)
                .hasSize(15)
                .allMatch(line -> line.chars().filter(c -> c == HALF.charAt(0)).count() == 40);
        List<String> high = FrameText.of(Frame.of(PixelType.FLOAT32, 10, 1000), new Contrast(0, 1), 40, 5);
        assertThat(high)
                .hasSize(5)
                .allMatch(line -> line.chars().filter(c -> c == HALF.charAt(0)).count() == 1);
    }
}
