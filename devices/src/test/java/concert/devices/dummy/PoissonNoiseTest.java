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
    @ValueSource(floats = {0.02f, 0.5f, 1, 3, 9.99f, 10, 12.5f, 30, 101, 1000, 50_000})
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
    @ValueSource(floats = {4, 10, 11.3f, 25})
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

    /** Small means are drawn exactly, on a sixteenth or between; chi-square, within five of its standard deviations. */
    @ParameterizedTest
    @ValueSource(floats = {0.01f, 0.0625f, 0.7f, 1, 2.5f, 4.06f, 7.33f, 9.999f})
    void smallMeansAreExact(float mean) {
        int[] often = new int[64];
        int draws = 0;
        for (long seed = 10; seed < 15; seed++) {
            for (short count : draw(mean, seed)) {
                often[count]++;
                draws++;
            }
        }
        double probability = Math.exp(-mean);
        double chiSquare = 0;
        int bins = 0;
        double expectedBeyond = draws;
        int beyond = draws;
        for (int count = 0; count < often.length; count++) {
            double expected = draws * probability;
            if (expected >= 10) {
                chiSquare += Math.pow(often[count] - expected, 2) / expected;
                bins++;
                expectedBeyond -= expected;
                beyond -= often[count];
            }
            probability *= mean / (count + 1);
        }
        assertThat(chiSquare).isLessThan(bins + 5 * Math.sqrt(2.0 * bins));
        assertThat((double) beyond).isCloseTo(expectedBeyond, within(5 * Math.sqrt(expectedBeyond + 1)));
    }

    /** Each pixel has the mean of its place, also where small and large ones stand side by side. */
    @Test
    void smallAndLargeMeansStandSideBySide() {
        float[] means = new float[WIDTH * HEIGHT];
        for (int i = 0; i < means.length; i++) {
            means[i] = i % 2 == 0 ? 2.3f : 40;
        }
        short[] counts = new short[means.length];
        new PoissonNoise(means, WIDTH).fill(counts, 0, 0, WIDTH, new SplittableRandom(5));
        double[] sums = new double[2];
        for (int i = 0; i < counts.length; i++) {
            sums[i % 2] += counts[i];
        }
        double n = counts.length / 2.0;
        assertThat(sums[0] / n).isCloseTo(2.3, within(5 * Math.sqrt(2.3 / n)));
        assertThat(sums[1] / n).isCloseTo(40, within(5 * Math.sqrt(40 / n)));
    }

    @Test
    void nothingStaysNothingAndTooMuchIsClipped() {
        assertThat(draw(0, 1)).containsOnly((short) 0);
        assertThat(draw(100_000, 1)).containsOnly((short) 65_535);
    }

    @Test
    void theSameSeedGivesTheSameCounts() {
        assertThat(draw(50, 3)).isEqualTo(draw(50, 3)).isNotEqualTo(draw(50, 4));
        assertThat(draw(3.3f, 3)).isEqualTo(draw(3.3f, 3)).isNotEqualTo(draw(3.3f, 4));
    }
}
