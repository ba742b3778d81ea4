package concert.imaging;

import static concert.imaging.Measures.sphereCenter;
import static concert.imaging.Measures.sphereCenters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spheres whose centre is known. */
class SphereTest {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 160;

    private static void assertCenter(Frame frame, double x, double y, double pixels) {
        Point center = sphereCenter(frame);
        assertThat(Math.hypot(center.x() - x, center.y() - y))
                .as(() -> center + ", truth " + new Point(x, y))
                .isLessThan(pixels);
    }

    @Test
    void theCentreOfAWholeSphereIsFoundToASmallPartOfAPixel() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            double radius = random.nextDouble(8, 60);
            double x = random.nextDouble(radius + 2, WIDTH - radius - 2);
            double y = random.nextDouble(radius + 2, HEIGHT - radius - 2);
            Frame dark = Phantom.sphere(WIDTH, HEIGHT, x, y, radius);
            assertCenter(dark, x, y, 0.1);
            assertCenter(Noise.inverted(dark), x, y, 0.1);
        }
    }

    @Test
    void theCentreIsFoundInNoise() {
        Random random = new Random(2);
        for (int i = 0; i < 100; i++) {
            double radius = random.nextDouble(15, 60);
            double x = random.nextDouble(radius + 2, WIDTH - radius - 2);
            double y = random.nextDouble(radius + 2, HEIGHT - radius - 2);
            assertCenter(Noise.counted(Phantom.sphere(WIDTH, HEIGHT, x, y, radius), 200, random), x, y, 0.6);
        }
    }

    /** Otsu would part the noise. */
    @Test
    void aSphereThatIsLittleOfTheFrameIsFoundInNoise() {
        Random random = new Random(12);
        for (int i = 0; i < 30; i++) {
            double radius = random.nextDouble(4, 10);
            double x = random.nextDouble(20, 380);
            double y = random.nextDouble(20, 380);
            Frame dark = Noise.counted(Phantom.sphere(400, 400, x, y, radius), 100, random);
            assertCenter(dark, x, y, 0.7);
            assertCenter(Imaging.normalize(dark, 1, 0), x, y, 0.7);
        }
    }

    @Test
    void theCentreOfAPartOfASphereIsFoundWithinAPixel() {
        Random random = new Random(3);
        for (int i = 0; i < 150; i++) {
            double radius = random.nextDouble(20, 60);
            // As far out as half the radius beyond the border, on one or two sides.
            double x = random.nextDouble(-radius / 2, WIDTH + radius / 2);
            double y = random.nextDouble(-radius / 2, HEIGHT + radius / 2);
            Frame dark = Phantom.sphere(WIDTH, HEIGHT, x, y, radius);
            assertCenter(dark, x, y, 1);
            assertCenter(Noise.inverted(dark), x, y, 1);
        }
    }

    @Test
    void theCentreOfHalfASphereIsFoundInNoise() {
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            double radius = random.nextDouble(30, 60);
            double x = random.nextDouble(0, WIDTH);
            assertCenter(Noise.counted(Phantom.sphere(WIDTH, HEIGHT, x, 0, radius), 1000, random), x, 0, 1);
        }
    }

    @Test
    void aSphereThatFillsMostOfTheFrameIsTheObject() {
        assertCenter(Phantom.sphere(WIDTH, WIDTH, 101.5, 97, 97), 101.5, 97, 0.1);
        assertCenter(Phantom.sphere(WIDTH, HEIGHT, 101.5, 82, 110), 101.5, 82, 1);
    }

    @Test
    void whereThereIsNoSphereThatIsSaid() {
        Frame frame = Phantom.sphere(WIDTH, HEIGHT, 50, 60, 30);
        frame.set(7, 3, Double.NaN);
        assertThatThrownBy(() -> sphereCenter(frame))
                .hasMessage("no sphere found: the frame has NaN at (7, 3); wanted are finite pixels");
        assertThatThrownBy(() -> sphereCenter(Frame.of(PixelType.UINT16, 1, 1)))
                .hasMessage("no sphere found: all pixels are 0.0");
        Frame flat = Frame.of(PixelType.FLOAT32, WIDTH, HEIGHT);
        Arrays.fill(flat.floats(), 1);
        assertThatThrownBy(() -> sphereCenter(flat)).hasMessage("no sphere found: all pixels are 1.0");
        assertThatThrownBy(() -> sphereCenter(Noise.counted(flat, 100, new Random(5))))
                .hasMessage("no sphere found: nothing stands out from the background");
        Frame hot = Noise.counted(flat, 1000, new Random(6));
        hot.set(50, 50, 3000);
        assertThatThrownBy(() -> sphereCenter(hot))
                .hasMessage("no sphere found: nothing stands out from the background");
        assertThatThrownBy(() -> sphereCenter(Phantom.needle(WIDTH, HEIGHT, 100, 100, 20)))
                .hasMessage("no sphere found: what stands out from the background is not round");
        assertThatThrownBy(() -> sphereCenters(List.of(Phantom.sphere(WIDTH, HEIGHT, 50, 60, 30), flat)))
                .hasMessage("frame 1: no sphere found: all pixels are 1.0");
    }
}
