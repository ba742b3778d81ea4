package concert.imaging;

import static concert.imaging.Measures.needleTip;
import static concert.imaging.Measures.needleTips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.PixelType;
import concert.quantities.Quantities;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needles whose tip is known. */
class NeedleTest {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 200;

    private static void assertTip(Frame frame, double x, double y, double pixels) {
        Point tip = needleTip(frame);
        assertThat(Math.hypot(tip.x() - x, tip.y() - y))
                .as(() -> tip + ", truth " + new Point(x, y))
                .isLessThan(pixels);
    }

    private static Frame needle(double x, double y, double thickness, double angle) {
        return Phantom.needle(WIDTH, HEIGHT, x, y, thickness, Quantities.q.deg(angle));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void theTipIsFoundFromAllBordersAndTilted(int border) {
        Random random = new Random(border);
        for (int i = 0; i < 100; i++) {
            double angle = border + random.nextDouble(-20, 20);
            double x = random.nextDouble(80, WIDTH - 80);
            double y = random.nextDouble(70, HEIGHT - 70);
            Frame dark = needle(x, y, random.nextDouble(3, 20), angle);
            assertTip(dark, x, y, 1.5);
            assertTip(Noise.inverted(dark), x, y, 1.5);
        }
    }

    @Test
    void theTipIsFoundInNoise() {
        Random random = new Random(6);
        for (int i = 0; i < 100; i++) {
            double x = random.nextDouble(60, WIDTH - 60);
            double y = random.nextDouble(40, HEIGHT - 40);
            Frame dark = needle(x, y, random.nextDouble(6, 20), random.nextDouble(-20, 20));
            assertTip(Noise.counted(dark, 300, random), x, y, 3);
        }
    }

    @Test
    void whereThereIsNoNeedleThatIsSaid() {
        assertThatThrownBy(() -> needleTip(Frame.of(PixelType.UINT8, 1, 1)))
                .hasMessage("no needle found: all pixels are 0.0");
        assertThatThrownBy(() -> needleTip(Phantom.sphere(WIDTH, HEIGHT, 100, 100, 30)))
                .hasMessage("no needle found: what stands out touches no border of the frame");
        assertThatThrownBy(() -> needleTip(needle(100, HEIGHT + 100, 10, 0)))
                .hasMessage("no needle found: what stands out goes on to the opposite border");
        Frame shade = Frame.of(PixelType.UINT16, WIDTH, HEIGHT);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 100; x++) {
                shade.set(x, y, 100);
            }
        }
        assertThatThrownBy(() -> needleTips(List.of(needle(100, 90, 10, 0), shade)))
                .hasMessage("frame 1: no needle found: what stands out ends 100 px broad; "
                        + "a tip has at most a quarter of the frame, 60 px");
        Frame infinite = needle(100, 90, 10, 0);
        infinite.set(0, 1, Double.POSITIVE_INFINITY);
        assertThatThrownBy(() -> needleTip(infinite))
                .hasMessage("no needle found: the frame has Infinity at (0, 1); wanted are finite pixels");
    }
}
