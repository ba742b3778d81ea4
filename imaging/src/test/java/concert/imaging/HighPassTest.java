package concert.imaging;

import static concert.imaging.Imaging.filterLowFrequencies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waves keep as much of their height as the formula says. */
class HighPassTest {
    private static Frame frame(int width, int height, DoubleBinaryOperator formula) {
        Frame frame = Frame.of(PixelType.FLOAT32, width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                frame.set(x, y, formula.applyAsDouble(x, y));
            }
        }
        return frame;
    }

    /** Waves that go on in their mirror image. */
    @ParameterizedTest
    @CsvSource({"3, 0, 32", "0, 5, 32", "8, 3, 20", "40, 1, 20", "1, 1, 100", "20, 10, 7.5", "90, 60, 3", "90, 60, 2"})
    void aWaveKeepsWhatTheFormulaSays(int halvesX, int halvesY, double fwhm) {
        int width = 210;
        int height = 150;
        DoubleBinaryOperator wave = (x, y) ->
                Math.cos(Math.PI * halvesX * (x + 0.5) / width) * Math.cos(Math.PI * halvesY * (y + 0.5) / height);
        Frame filtered =
                filterLowFrequencies(frame(width, height, (x, y) -> 500 + 20 * wave.applyAsDouble(x, y)), fwhm);
        double sigma = fwhm / (2 * Math.sqrt(2 * Math.log(2)));
        double frequency = Math.hypot(halvesX / 2.0 / width, halvesY / 2.0 / height);
        double kept = 1 - Math.exp(-2 * Math.pow(Math.PI * sigma * frequency, 2));
        double worst = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                worst = Math.max(worst, Math.abs(filtered.get(x, y) - 500 - 20 * kept * wave.applyAsDouble(x, y)));
            }
        }
        assertThat(worst).isLessThan(1e-3);
    }

    @Test
    void aFlatFrameStaysAsItIs() {
        Frame flat =
                Imaging.convert(frame(33, 1, (x, y) -> 7), PixelType.UINT16).with("angle", 3);
        Frame filtered = filterLowFrequencies(flat);
        assertThat(filtered).isEqualTo(Imaging.convert(flat, PixelType.FLOAT32));
        assertThat(filtered.metadata()).containsEntry("angle", 3);
        assertThat(filterLowFrequencies(frame(2, 1, (x, y) -> 7), 2).get(0, 0)).isEqualTo(7);
    }

    @Test
    void whatCannotBeFilteredIsRefused() {
        Frame frame = frame(40, 20, (x, y) -> x);
        assertThatThrownBy(() -> filterLowFrequencies(frame, 41))
                .hasMessage("filterLowFrequencies wants a fwhm of 2 px to 40 px, the size of the frame; got 41.0");
        assertThatThrownBy(() -> filterLowFrequencies(frame, 1.9)).hasMessageEndingWith("got 1.9");
        assertThatThrownBy(() -> filterLowFrequencies(frame, Double.NaN)).hasMessageEndingWith("got NaN");
        frame.set(1, 2, Double.NaN);
        assertThatThrownBy(() -> filterLowFrequencies(frame))
                .hasMessage("filterLowFrequencies: the frame has NaN at (1, 2); wanted are finite pixels");
    }
}
