package concert.imaging;

import static concert.imaging.Measures.rotationAxis;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.PIXEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Projections half a turn apart about an axis that is known. */
class HalfTurnTest {
    private static Frame frame(int width, int height, DoubleBinaryOperator formula) {
        Frame frame = Frame.of(PixelType.FLOAT32, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                frame.set(x, y, formula.applyAsDouble(x, y));
            }
        }
        return frame;
    }

    private static double axis(Frame first, Frame last) {
        return value(rotationAxis(first, last), PIXEL);
    }

    /** The formula gives the pixel at a place that is counted from the axis. */
    private static double axisOf(int width, int height, double axis, DoubleBinaryOperator sample) {
        return axis(
                frame(width, height, (x, y) -> sample.applyAsDouble(x + 0.5 - axis, y)),
                frame(width, height, (x, y) -> sample.applyAsDouble(axis - x - 0.5, y)));
    }

    /** The reference's triangle, which is 1 below the diagonal of a square. */
    @ParameterizedTest
    @CsvSource({"32, 64", "8, 72", "8, 96", "8, 9", "80, 90"})
    void theAxisOfATriangleIsExact(int left, int right) {
        int width = 32;
        DoubleBinaryOperator triangle = (x, y) -> x >= 0 && x < width && y >= 48 && y < 80 && x <= y - 48 ? 1 : 0;
        Frame first = frame(128, 128, (x, y) -> triangle.applyAsDouble(x - left, y));
        Frame last = frame(128, 128, (x, y) -> triangle.applyAsDouble(right + width - 1 - x, y));
        assertThat(axis(first, last)).isCloseTo((left + right + width) / 2.0, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(doubles = {64, 63.9, 60.3, 50.125, 71.77, 45, 90.49})
    void theAxisOfASlopingTriangleIsExactBetweenPixels(double axis) {
        double found = axisOf(512, 40, 3 * axis, (x, y) -> Math.max(0, 140 - Math.abs(x - 6)));
        assertThat(found).isCloseTo(3 * axis, within(0.001));
    }

    /** Where a blob is, how broad and how high. */
    private record Blob(double x, double y, double breadth, double height) {
        double at(double placeX, double placeY) {
            double square = (placeX - x) * (placeX - x) + (placeY - y) * (placeY - y);
            return square > 9 * breadth * breadth ? 0 : height * Math.exp(-square / (breadth * breadth));
        }
    }

    private static final List<Blob> BLOBS = blobs(new Random(11));

    private static List<Blob> blobs(Random random) {
        return Stream.generate(() -> new Blob(
                        random.nextDouble(-180, 180),
                        random.nextDouble(-10, 74),
                        random.nextDouble(3, 20),
                        random.nextDouble(-20, 20)))
                .limit(60)
                .toList();
    }

    /** Goes beyond the frame on all sides: brighter towards one of them, with blobs, and with an edge. */
    private static double texture(double x, double y) {
        double pixel = 100 + 0.1 * x + 2.5 * Math.tanh(x - 23);
        for (Blob blob : BLOBS) {
            pixel += blob.at(x, y);
        }
        return pixel;
    }

    @ParameterizedTest
    @ValueSource(doubles = {10.3, 22.6, 50, 99.5, 100, 131.4, 170.9, 188})
    void aSampleMayStickOutOfTheFrame(double axis) {
        assertThat(axisOf(200, 64, axis, HalfTurnTest::texture)).isCloseTo(axis, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {55.2, 100, 128.75})
    void anotherBrightnessOfTheBeamDoesNotMoveTheAxis(double axis) {
        Frame first = frame(200, 64, (x, y) -> texture(x + 0.5 - axis, y));
        Frame last = frame(200, 64, (x, y) -> 50 + 0.7 * texture(axis - x - 0.5, y));
        assertThat(axis(first, last)).isCloseTo(axis, within(0.01));
    }

    @Test
    void noiseMovesTheAxisByLittle() {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            double axis = random.nextDouble(50, 150);
            double x = random.nextDouble(-30, 30);
            Frame first = Phantom.sphere(200, 128, axis - 0.5 + x, 60, 40);
            Frame last = Phantom.sphere(200, 128, axis - 0.5 - x, 60, 40);
            assertThat(axis(Noise.counted(first, 1000, random), Noise.counted(last, 1000, random)))
                    .isCloseTo(axis, within(0.1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void framesOfAllTypesAreTaken(PixelType type) {
        Frame first = Imaging.convert(frame(65, 3, (x, y) -> Math.max(0, 20 - Math.abs(x - 20))), type);
        Frame last = Imaging.convert(frame(65, 3, (x, y) -> Math.max(0, 20 - Math.abs(x - 50))), type);
        assertThat(axis(first, last)).isCloseTo(35.5, within(0.001));
    }

    @Test
    void framesThatAreNoPairAreRefused() {
        Frame frame = frame(64, 8, HalfTurnTest::texture);
        assertThatThrownBy(() -> rotationAxis(frame, frame(64, 9, HalfTurnTest::texture)))
                .hasMessage("rotationAxis: the last frame has 64 x 9 pixels; wanted are 64 x 8");
        assertThatThrownBy(() -> rotationAxis(Frame.of(PixelType.UINT8, 1, 1), Frame.of(PixelType.UINT8, 1, 1)))
                .hasMessage("rotationAxis wants frames of at least 8 columns; got 1 x 1");
        assertThatThrownBy(() -> rotationAxis(frame, frame(64, 8, (x, y) -> x == 5 && y == 2 ? Double.NaN : 1)))
                .hasMessage("rotationAxis: the last frame has NaN at (5, 2); wanted are finite pixels");
        String different = "no rotation axis found: the last frame does not resemble the first one mirrored; "
                + "wanted are two projections half a turn apart";
        assertThatThrownBy(() -> rotationAxis(frame, frame(64, 8, (x, y) -> 4))).hasMessage(different);
        Random random = new Random(8);
        assertThatThrownBy(() -> rotationAxis(
                        frame(64, 64, (x, y) -> random.nextDouble()), frame(64, 64, (x, y) -> random.nextDouble())))
                .hasMessage(different);
    }
}
