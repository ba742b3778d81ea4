package concert.devices.dummy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator is seeded, so these are the same numbers each time. */
class PoissonNoiseTest {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 200;

    private static short[] draw(float mean, long seed) {
        float[] means = new float[WIDTH * HEIGHT];
        Arrays.fill(means, mean);
        short[] counts = new short[means.length];
        new PoissonNoise(means, WIDTH).fill(counts, 0, 0, WIDTH, new SplittableRandom(seed));
        return counts;
    }

    /** Five standard errors of the mean and of the variance of so many counts. */
    @ParameterizedTest
    @ValueSource(floats = {0.03f, 1.7f, 0.02f, 0.5f, 1, 3, 9.99f, 10, 12.5f, 30, 101, 1000, 50_000})
    void meanAndVarianceAreThoseOfTheModel(float mean) {
        short[] counts = draw(mean, 7);
        int n = counts.length;
        double sum = 0;
        for (short count : counts) {
            sum += count & 0xFFFF;
        }
        double average = sum / n;
        double squares = 0;
        for (short count : counts) {
            squares += Math.pow((count & 0xFFFF) - average, 2);
        }
        assertThat(average).isCloseTo(mean, within(5 * Math.sqrt(mean / n)));
        // The fourth central moment of the distribution is mean + 3 mean^2.
        double error = Math.sqrt((mean + 2.0 * mean * mean) / n);
        assertThat(squares / n).isCloseTo(mean, within(5 * error));
    }

    /** Where the expansion takes over it is worst: each count, compared with its probability. */
    @ParameterizedTest
    @ValueSource(floats = {0.3f, 1.7f, 9.99f, 4, 10, 11.3f, 25})
    void eachCountIsAsOftenAsItsProbability(float mean) {
        int[] often = new int[200];
        int draws = 0;
        for (long seed = 0; seed < 5; seed++) {
            for (short count : draw(mean, seed)) {
                often[count]++;
                draws++;
            }
        }
        double probability = Math.exp(-mean);
        for (int count = 0; count < 80; count++) {
            double deviation = Math.sqrt(probability * (1 - probability) / draws);
            assertThat((double) often[count] / draws)
                    .as("P(" + count + ")")
                    .isCloseTo(probability, within(5 * deviation + 1.5e-3));
            probability *= mean / (count + 1);
        }
    }

    @Test
    void nothingStaysNothingAndTooMuchIsClipped() {
        assertThat(draw(0, 1)).containsOnly((short) 0);
        assertThat(draw(100_000, 1)).containsOnly((short) 65_535);
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        assertThat(draw(50, 3)).isEqualTo(draw(50, 3)).isNotEqualTo(draw(50, 4));
    }
}
