package concert.processes.plots;

import java.util.Arrays;

/** Numbers, more and more of them. Not for several threads. */
public final class Numbers {
    private double[] numbers = new double[16];
    private int size;

    /** One more. */
    public void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** One of them, counted from 0. */
    public double get(int index) {
        return numbers[index];
    }

    /** These, and then the others. */
    public double[] and(Numbers others) {
        double[] all = Arrays.copyOf(numbers, size + others.size);
        System.arraycopy(others.numbers, 0, all, size, others.size);
        return all;
    }

    /** From the least to the greatest; there must be one. */
    public Range range() {
        return Range.of(numbers, size);
    }
}
