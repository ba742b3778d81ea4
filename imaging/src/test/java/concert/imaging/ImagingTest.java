package concert.imaging;

import static concert.coroutines.Coroutines.await;
import static concert.imaging.Imaging.absorption;
import static concert.imaging.Imaging.absorptivity;
import static concert.imaging.Imaging.average;
import static concert.imaging.Imaging.averaging;
import static concert.imaging.Imaging.convert;
import static concert.imaging.Imaging.crop;
import static concert.imaging.Imaging.downsize;
import static concert.imaging.Imaging.downsizing;
import static concert.imaging.Imaging.flatCorrect;
import static concert.imaging.Imaging.flatCorrection;
import static concert.imaging.Imaging.normalize;
import static concert.imaging.Imaging.statistics;
import static concert.streams.Streams.collect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.frames.Frame;
import concert.frames.PixelType;
import concert.streams.Filter;
import concert.streams.Producer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pixels compared with values computed by formula. */
@Timeout(60)
class ImagingTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 11;

    private final TestRun run = TestRun.create();

    @AfterEach
    void endRun() {
        run.close();
    }

    private static Frame frame(PixelType type, DoubleBinaryOperator formula) {
        Frame frame = Frame.of(type, WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                frame.set(x, y, formula.applyAsDouble(x, y));
            }
        }
        return frame;
    }

    private static void assertPixels(Frame frame, DoubleBinaryOperator formula) {
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                double expected = formula.applyAsDouble(x, y);
                assertThat(frame.get(x, y))
                        .as("pixel %d, %d", x, y)
                        .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private List<Frame> through(Filter<Frame, Frame> filter, Frame... frames) throws Exception {
        return run.run(() -> await(Producer.of(List.of(frames)).through(filter).into(collect())));
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectedImageIsWhatTheSampleLetsThrough(PixelType type) throws Exception {
        Frame dark = frame(type, (x, y) -> 3 + x % 2);
        Frame flat = frame(type, (x, y) -> 3 + x % 2 + 50 + y);
        Frame radio = frame(type, (x, y) -> 3 + x % 2 + x).with("angle", 30);
        DoubleBinaryOperator formula = (x, y) -> x / (50 + y);
        Frame corrected = flatCorrect(radio, flat, dark);
        assertPixels(corrected, formula);
        assertThat(corrected.type()).isEqualTo(PixelType.FLOAT32);
        assertThat(corrected.metadata()).containsEntry("angle", 30);
        assertThat(through(flatCorrection(flat, dark), radio, radio)).containsExactly(corrected, corrected);
    }

    @Test
    void withoutADarkTheFlatAloneCounts() throws Exception {
        Frame flat = frame(PixelType.UINT16, (x, y) -> x + y);
        Frame radio = frame(PixelType.UINT16, (x, y) -> 40_000);
        Frame corrected = flatCorrect(radio, flat);
        assertPixels(corrected, (x, y) -> x + y == 0 ? 0 : 40_000 / (x + y));
        assertThat(through(flatCorrection(flat), radio)).containsExactly(corrected);
    }

    /** The reference divides by nothing, too. */
    @Test
    void whereTheFlatShowsNoBeamIsZero() {
        Frame dark = frame(PixelType.UINT16, (x, y) -> 7);
        Frame flat = frame(PixelType.UINT16, (x, y) -> x < 5 ? 7 : 17);
        assertPixels(flatCorrect(frame(PixelType.UINT16, (x, y) -> 27), flat, dark), (x, y) -> x < 5 ? 0 : 2);
    }

    @Test
    void framesOfAnotherSizeAreRefused() {
        Frame flat = Frame.of(PixelType.UINT16, 4, 3);
        assertThatThrownBy(() -> flatCorrect(Frame.of(PixelType.UINT16, 4, 4), flat))
                .hasMessage("flatCorrect: the frame has 4 x 4 pixels; wanted are 4 x 3");
        assertThatThrownBy(() -> flatCorrect(flat, flat, Frame.of(PixelType.UINT16, 3, 4)))
                .hasMessage("flatCorrect: the dark has 3 x 4 pixels; wanted are 4 x 3");
        assertThatThrownBy(() -> through(flatCorrection(flat), flat, Frame.of(PixelType.UINT16, 5, 3)))
                .hasMessage("flatCorrect: the frame has 5 x 3 pixels; wanted are 4 x 3");
    }

    @Test
    void absorptivityIsTheLogarithmOfWhatIsLetThrough() throws Exception {
        Frame corrected = frame(PixelType.FLOAT32, (x, y) -> Math.exp(-x / 10));
        assertPixels(absorptivity(corrected), (x, y) -> x / 10);
        assertThat(through(absorption(), corrected)).containsExactly(absorptivity(corrected));
        assertThat(absorptivity(Frame.of(PixelType.FLOAT32, 1, 1)).get(0, 0)).isInfinite();
    }

    @Test
    void aNormalizedFrameReachesFromOneEndToTheOther() {
        Frame frame = frame(PixelType.INT32, (x, y) -> -100 + x);
        assertPixels(normalize(frame), (x, y) -> x / (WIDTH - 1));
        assertPixels(normalize(frame, 2, 4), (x, y) -> 2 + 2 * x / (WIDTH - 1));
        assertPixels(normalize(Frame.of(PixelType.UINT8, 2, 2), 2, 4), (x, y) -> 2);
    }

    @Test
    void theAverageIsTheMeanOfEachPixel() throws Exception {
        Frame one = frame(PixelType.UINT16, (x, y) -> x);
        Frame two = frame(PixelType.UINT16, (x, y) -> 3 * x);
        Frame three = frame(PixelType.UINT16, (x, y) -> 5 * x + 3);
        assertPixels(average(List.of(one, two, three)), (x, y) -> 3 * x + 1);
        List<Frame> running = through(averaging(), one, two, three);
        assertPixels(running.get(0), (x, y) -> x);
        assertPixels(running.get(1), (x, y) -> 2 * x);
        assertPixels(running.get(2), (x, y) -> 3 * x + 1);
        assertThatThrownBy(() -> average(List.of())).hasMessage("average wants at least one frame, got none");
        assertThatThrownBy(() -> average(List.of(one, Frame.of(PixelType.UINT8, 2, 2))))
                .hasMessage("average: frame 2 has 2 x 2 pixels; wanted are 37 x 11");
    }

    /** A float of 24 bits would stop to move after 16 million counts. */
    @Test
    void theAverageOfManyFramesIsExact() {
        RunningMean mean = new RunningMean();
        Frame made = Frame.of(PixelType.FLOAT32, 1, 1);
        for (int i = 0; i < 100_000; i++) {
            mean.apply(Frame.uint16(1, 1, new short[] {(short) (i % 2 == 0 ? 60_000 : 60_001)}), made);
        }
        assertThat(made.get(0, 0)).isEqualTo(60_000.5);
    }

    @Test
    void statisticsCountEachPixel() {
        Frame frame = frame(PixelType.FLOAT32, (x, y) -> x == 0 ? Double.NaN : 1e6 + (x % 2 == 0 ? 1 : -1));
        Statistics statistics = statistics(frame);
        assertThat(statistics.count()).isEqualTo((WIDTH - 1L) * HEIGHT);
        assertThat(statistics.min()).isEqualTo(1e6 - 1);
        assertThat(statistics.max()).isEqualTo(1e6 + 1);
        assertThat(statistics.mean()).isEqualTo(1e6);
        assertThat(statistics.std()).isEqualTo(1);
        assertThat(statistics).hasToString("396 pixels, 999999 to 1000001, mean 1000000, std 1");
        Frame nothing = Frame.of(PixelType.FLOAT32, 1, 1);
        nothing.set(0, 0, Double.NaN);
        assertThat(statistics(nothing).mean()).isNaN();
    }

    @Test
    void aTypeThatIsTooSmallTakesTheNearestValue() {
        Frame converted = convert(frame(PixelType.FLOAT32, (x, y) -> 100 * x - 100.4), PixelType.UINT8);
        assertPixels(converted, (x, y) -> Math.clamp(Math.round(100 * x - 100.4), 0, 255));
        assertThat(converted.type()).isEqualTo(PixelType.UINT8);
    }

    @ParameterizedTest
    @EnumSource
    void aPartOfAFrameKeepsItsType(PixelType type) throws Exception {
        Frame frame = frame(type, (x, y) -> x + 3 * y);
        Frame part = crop(frame, 5, 2, 20, 4);
        assertThat(part.shape()).isEqualTo("20 x 4 " + type);
        assertPixels(part, (x, y) -> x + 5 + 3 * (y + 2));
        Slice columns = new Slice(1, 30, 4);
        Slice rows = Slice.every(3);
        Frame small = downsize(frame, columns, rows);
        assertThat(small.shape()).isEqualTo("8 x 4 " + type);
        assertPixels(small, (x, y) -> 1 + 4 * x + 9 * y);
        assertThat(through(downsizing(columns, rows), frame)).containsExactly(small);
    }

    @Test
    void aPartThatIsNotInsideIsRefused() {
        Frame frame = Frame.of(PixelType.UINT8, 10, 5);
        assertThatThrownBy(() -> crop(frame, 5, 0, 6, 2))
                .hasMessage("6 x 2 uint8 at (5, 0) is not inside a frame of 10 x 5 uint8");
        assertThatThrownBy(() -> crop(frame, 0, -1, 2, 2)).hasMessageContaining("is not inside");
        assertThatThrownBy(() -> crop(frame, 0, 0, 0, 2)).hasMessageEndingWith("got 0 x 2");
        assertThatThrownBy(() -> downsize(frame, new Slice(10, 20, 1), Slice.every(1)))
                .hasMessage("downsize: the columns begin at 10, but the frame has 10 of them");
        assertThatThrownBy(() -> new Slice(3, 3, 1)).hasMessageStartingWith("a slice has 0 <= start < stop");
    }

    /** Each array of pixels is counted once, however often it is filled. */
    @Test
    void aFilterMakesFewFramesHoweverLongTheStream() throws Exception {
        Frame flat = frame(PixelType.UINT16, (x, y) -> 2);
        Frame radio = frame(PixelType.UINT16, (x, y) -> 4);
        run.run(() -> {
            Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
            long seen = await(Producer.of(Collections.nCopies(500, radio))
                    .through(flatCorrection(flat))
                    .into(items -> {
                        long count = 0;
                        for (Frame frame : items) {
                            assertThat(frame.get(1, 1)).isEqualTo(2);
                            arrays.add(frame.floats());
                            count++;
                        }
                        return count;
                    }));
            assertThat(seen).isEqualTo(500);
            assertThat(arrays).hasSizeLessThan(15);
        });
    }
}
