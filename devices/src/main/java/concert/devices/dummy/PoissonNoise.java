package concert.devices.dummy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Counts of particles that come independently of each other, for each pixel with a mean of its own: fast enough for a camera.
 *
 * <p>From a mean of {@value #NORMAL_FROM} on, a count is made of a standard normal number z by the expansion of the quantile
 * of the Poisson distribution (Cornish and Fisher; the next term is of the order of 1 / mean):
 *
 * <pre>floor(mean + sqrt(mean) z + (2 + z^2) / 6 - (z / 36 + z^3 / 72) / sqrt(mean))</pre>
 *
 * <p>Its mean and its variance are those of the model. The normal numbers stand in a table, and each piece of a row begins
 * somewhere else in it, so the loop over pixels has nothing but arithmetic. Smaller means are drawn by {@link SmallCounts}.
 */
final class PoissonNoise {
    static final int NORMAL_FROM = 10;

    private static final int WHITE = 65_535;
    private static final int TABLE = 1 << 18;

    /** How many neighbours come from one place of the table. */
    private static final int PIECE = 512;

    /** Mean 0 and variance 1, exactly. */
    private static final float[] NORMAL = normal();

    private final float[] mean;
    private final float[] root;

    /** 1 / sqrt(mean); for a small mean its {@link SmallCounts#rest}. */
    private final float[] other;

    /** Whether all means of a row are large. */
    private final boolean[] large;

    private final int width;

    /** Of an image of means, {@code width} to a row. */
    PoissonNoise(float[] mean, int width) {
        this.mean = mean;
        this.width = width;
        root = new float[mean.length];
        other = new float[mean.length];
        large = new boolean[mean.length / width];
        for (int row = 0; row < large.length; row++) {
            large[row] = true;
            for (int i = row * width; i < (row + 1) * width; i++) {
                boolean normal = mean[i] >= NORMAL_FROM;
                large[row] &= normal;
                root[i] = (float) Math.sqrt(mean[i]);
                other[i] = normal ? 1 / root[i] : SmallCounts.rest(mean[i]);
            }
        }
    }

    private static float[] normal() {
        RandomGenerator random = new SplittableRandom(1);
        double[] drawn = new double[TABLE];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < TABLE; i++) {
            drawn[i] = random.nextGaussian();
            sum += drawn[i];
            squares += drawn[i] * drawn[i];
        }
        double middle = sum / TABLE;
        double deviation = Math.sqrt(squares / TABLE - middle * middle);
        float[] normal = new float[TABLE];
        for (int i = 0; i < TABLE; i++) {
            normal[i] = (float) ((drawn[i] - middle) / deviation);
        }
        return normal;
    }

    /** Fills {@code to} with the counts of a part of the image, clipped to what 16 bits hold. */
    void fill(short[] to, int x0, int y0, int columns, RandomGenerator random) {
        for (int k = 0, y = y0; k < to.length; y++) {
            for (int x = 0; x < columns; x += PIECE) {
                int length = Math.min(PIECE, columns - x);
                int from = y * width + x0 + x;
                if (large[y]) {
                    normal(to, k, from, length, random.nextInt(TABLE - PIECE));
                } else {
                    each(to, k, from, length, random);
                }
                k += length;
            }
        }
    }

    private void normal(short[] to, int k, int from, int length, int at) {
        float[] table = NORMAL;
        for (int i = 0; i < length; i++) {
            to[k + i] = (short) normal(table[at + i], mean[from + i], root[from + i], other[from + i]);
        }
    }

    private void each(short[] to, int k, int from, int length, RandomGenerator random) {
        for (int i = 0; i < length; i++) {
            float here = mean[from + i];
            to[k + i] = (short)
                    (here < NORMAL_FROM
                            ? SmallCounts.draw(here, other[from + i], random.nextLong())
                            : normal(NORMAL[random.nextInt(TABLE)], here, root[from + i], other[from + i]));
        }
    }

    /** What is cast is never negative, and a cast rounds towards 0. */
    private static int normal(float z, float mean, float root, float inverse) {
        float square = z * z;
        float count = mean + root * z + (2 + square) / 6 - z * (2 + square) / 72 * inverse;
        return (int) Math.min(Math.max(count, 0), WHITE);
    }
}
