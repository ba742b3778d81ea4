package concert.imaging;

import static concert.imaging.Measures.correlate;
import static concert.imaging.Measures.pearsonCorrelation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames that are moved against each other by known shifts. */
class CorrelationTest {
    private static Frame scene(int width, int height, double x, double y) {
        Frame frame = Frame.of(PixelType.FLOAT32, width, height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double dx = column - x;
                double dy = row - y;
                frame.set(
                        column,
                        row,
                        1000
                                - 300 * Math.exp(-(dx * dx + dy * dy) / 200)
                                + 200 * Math.exp(-((dx - 20) * (dx - 20) + (dy + 9) * (dy + 9)) / 60));
            }
        }
        return frame;
    }

    @Test
    void theShiftIsWhatMovesTheSecondFrameToTheFirst() {
        Random random = new Random(9);
        for (int i = 0; i < 50; i++) {
            int width = random.nextInt(100, 140);
            int height = random.nextInt(90, 130);
            int dx = random.nextInt(-25, 26);
            int dy = random.nextInt(-25, 26);
            Shift shift = correlate(scene(width, height, 45 + dx, 45 + dy), scene(width, height, 45, 45));
            assertThat(shift.dx()).isCloseTo(dx, within(0.02));
            assertThat(shift.dy()).isCloseTo(dy, within(0.02));
            assertThat(shift.coefficient()).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void partsOfPixelsCount() {
        Shift shift = correlate(scene(128, 100, 60, 40), scene(128, 100, 56.7, 45.4));
        assertThat(shift.dx()).isCloseTo(3.3, within(0.05));
        assertThat(shift.dy()).isCloseTo(-5.4, within(0.05));
        assertThat(shift).asString().matches("dy -5\\.\\d{3} px, dx 3\\.\\d{3} px, coefficient 0\\.99\\d");
    }

    @Test
    void noiseMovesItByLittle() {
        Random random = new Random(10);
        for (int i = 0; i < 20; i++) {
            Frame first = Noise.counted(Phantom.sphere(128, 128, 50, 70, 30), 1000, random);
            Frame second = Noise.counted(Phantom.sphere(128, 128, 61.5, 66, 30), 1000, random);
            Shift shift = correlate(first, second);
            assertThat(shift.dx()).isCloseTo(-11.5, within(0.5));
            assertThat(shift.dy()).isCloseTo(4, within(0.5));
        }
    }

    @Test
    void pearsonsCoefficientIsOneForFramesThatDifferInBrightnessOnly() {
        Frame frame = scene(50, 40, 20, 20);
        Frame other = Imaging.normalize(frame, 3, 5);
        Frame negative = Imaging.normalize(frame, 5, 3);
        assertThat(pearsonCorrelation(frame, other)).isCloseTo(1, within(1e-6));
        assertThat(pearsonCorrelation(frame, negative)).isCloseTo(-1, within(1e-6));
        assertThat(pearsonCorrelation(frame, Frame.of(PixelType.UINT8, 50, 40))).isZero();
    }

    @Test
    void pearsonsCoefficientIsThatOfTheFormula() {
        Frame a = Frame.float32(2, 2, new float[] {1, 2, 3, 5});
        Frame b = Frame.float32(2, 2, new float[] {2, 1, 4, 4});
        // Less the means, 2.75 each: the products add up to 6.75 - 1, the squares to 8.75 and 6.75.
        assertThat(pearsonCorrelation(a, b)).isCloseTo(5.75 / Math.sqrt(8.75 * 6.75), within(1e-12));
    }

    @Test
    void onlyWhatOverlapsAfterTheShiftCounts() {
        Frame first = scene(60, 50, 30, 25);
        Frame second = scene(60, 50, 26, 28);
        assertThat(pearsonCorrelation(first, second, 4, -3)).isCloseTo(1, within(1e-6));
        assertThat(pearsonCorrelation(first, second, -4, 3)).isLessThan(0.9);
        assertThat(pearsonCorrelation(first, second, 60, 0)).isZero();
        assertThat(pearsonCorrelation(first, second, Integer.MIN_VALUE, Integer.MAX_VALUE))
                .isZero();
    }

    @Test
    void framesThatCannotBeComparedAreRefused() {
        Frame frame = scene(20, 10, 5, 5);
        assertThatThrownBy(() -> correlate(frame, scene(10, 20, 5, 5)))
                .hasMessage("correlate: the second frame has 10 x 20 pixels; wanted are 20 x 10");
        assertThatThrownBy(() -> pearsonCorrelation(frame, scene(10, 20, 5, 5)))
                .hasMessage("pearsonCorrelation: the second frame has 10 x 20 pixels; wanted are 20 x 10");
        assertThatThrownBy(() -> correlate(frame, Frame.of(PixelType.UINT8, 20, 10)))
                .hasMessage("correlate: the second frame has no edges");
        assertThatThrownBy(() -> correlate(Frame.of(PixelType.UINT8, 1, 1), Frame.of(PixelType.UINT8, 1, 1)))
                .hasMessage("correlate: the first frame has no edges");
        Frame broken = scene(20, 10, 5, 5);
        broken.set(19, 9, Double.NaN);
        assertThatThrownBy(() -> correlate(frame, broken))
                .hasMessage("correlate: the second frame has NaN at (19, 9); wanted are finite pixels");
    }
}
