package concert.processes.plots;

/**
 * From the least to the greatest of some numbers.
 *
 * @param low the least
 * @param high the greatest
 */
public record Range(double low, double high) {
    /** That of the first {@code size} numbers, without those that are NaN. */
    static Range of(double[] numbers, int size) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            low = numbers[i] < low ? numbers[i] : low;
            high = numbers[i] > high ? numbers[i] : high;
        }
        return new Range(low, high);
    }

    /** The least that holds both. */
    Range with(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
}
