package concert.devices.dummy;

/**
 * Poisson counts of small means, from one random number and one look into a table.
 *
 * <p>The sum of two Poisson counts is one whose mean is the sum of theirs. So a count is made of one with the next smaller
 * mean on a grid, for which there is a table of the quantiles, and one for what is left of the mean, which is nearly always
 * nothing. Where a step of the distribution falls into a cell of the table, the distribution itself is asked: the counts are
 * exact.
 */
final class SmallCounts {
    /** Means on the grid for each 1. */
    private static final int GRID = 16;

    private static final int CELLS = 4096;
    private static final byte ASK = -1;

    /** More than a count of a mean below 10 ever is. */
    private static final int MOST = 100;

    private static final double HIGH = 0x1p-32;

    private static final byte[][] TABLES = new byte[PoissonNoise.NORMAL_FROM * GRID][];

    static {
        for (int step = 0; step < TABLES.length; step++) {
            TABLES[step] = table((double) step / GRID);
        }
    }

    private SmallCounts() {}

    private static byte[] table(double mean) {
        byte[] counts = new byte[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            int low = quantile(mean, Math.exp(-mean), (double) cell / CELLS);
            int high = quantile(mean, Math.exp(-mean), (cell + 1.0) / CELLS);
            counts[cell] = low == high ? (byte) low : ASK;
        }
        return counts;
    }

    /** What {@link #draw} has to know of a mean: the probability of nothing for what is left above the grid. */
    static float rest(float mean) {
        return (float) Math.exp(-(mean - (float) (int) (mean * GRID) / GRID));
    }

    /**
     * A count.
     *
     * @param mean below {@link PoissonNoise#NORMAL_FROM}
     * @param rest of this mean
     * @param random 64 bits
     */
    static int draw(float mean, float rest, long random) {
        int step = (int) (mean * GRID);
        double level = (random >>> 32) * HIGH;
        int count = TABLES[step][(int) (level * CELLS)];
        if (count == ASK) {
            double onGrid = (double) step / GRID;
            count = quantile(onGrid, Math.exp(-onGrid), level);
        }
        double above = (random & 0xFFFF_FFFFL) * HIGH;
        return above < rest ? count : count + quantile(mean - (double) step / GRID, rest, above);
    }

    /** The first count at which the sum of the probabilities is beyond {@code level}. */
    private static int quantile(double mean, double none, double level) {
        double probability = none;
        double sum = none;
        int count = 0;
        while (sum <= level && count < MOST) {
            count++;
            probability *= mean / count;
            sum += probability;
        }
        return count;
    }
}
