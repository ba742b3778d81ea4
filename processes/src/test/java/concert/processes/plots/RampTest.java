package concert.processes.plots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Colours that can be read without seeing colours. */
class RampTest {
    /** Of a colour, by the weights of sRGB; from 0 to 1. */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xFF)
                + 0.7152 * linear(colour >> 8 & 0xFF)
                + 0.0722 * linear(colour & 0xFF);
    }

    private static double linear(int encoded) {
        double part = encoded / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void eachIsLighterThanTheOneBeforeByAboutAsMuch() {
        double previous = Math.cbrt(luminance(Ramp.colour(0)));
        double mean = (Math.cbrt(luminance(Ramp.colour(Ramp.COLOURS - 1))) - previous) / (Ramp.COLOURS - 1);
        for (int step = 1; step < Ramp.COLOURS; step++) {
            double next = Math.cbrt(luminance(Ramp.colour(step)));
            assertThat(next - previous).as("step %d", step).isBetween(0.3 * mean, 2 * mean);
            previous = next;
        }
    }

    @Test
    void theEndsOfTheRangeHaveTheEndsOfTheRamp() {
        assertThat(Ramp.step(0)).isZero();
        assertThat(Ramp.step(1)).isEqualTo(Ramp.COLOURS - 1);
        assertThat(Ramp.step(-1e-9)).isZero();
    }
}
