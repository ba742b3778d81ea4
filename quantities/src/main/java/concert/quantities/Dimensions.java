package concert.quantities;

/**
 * Vectors of exponents over the base dimensions, packed into a long.
 *
 * <p>The exponents are the digits of a number to the base 32, from -15 to 15 each: the dimension of a product is the
 * sum of two longs, and two units are of one kind when two longs are equal. Angle, pixel, count and data are
 * dimensions of their own here, unlike in the SI: that alone keeps pixels from becoming degrees.
 */
final class Dimensions {
    // The letters of the SI where it has one, else the unit that we take for the base.
    static final long ONE = 0;
    static final long L = 1;
    static final long M = 1L << 5;
    static final long T = 1L << 10;
    static final long I = 1L << 15;
    static final long THETA = 1L << 20;
    static final long N = 1L << 25;
    static final long J = 1L << 30;
    static final long RAD = 1L << 35;
    static final long PX = 1L << 40;
    static final long CT = 1L << 45;
    static final long BYTE = 1L << 50;

    static final int BASES = 11;
    private static final int LARGEST = 15;

    private Dimensions() {}

    /** The exponent of one base, counted from 0 in the order above. */
    static int exponent(long dimension, int base) {
        long rest = dimension;
        int digit = 0;
        for (int i = 0; i <= base; i++) {
            digit = (int) (rest << 59 >> 59); // the lowest five bits with their sign
            rest = (rest - digit) >> 5;
        }
        return digit;
    }

    static long base(int base) {
        return 1L << (5 * base);
    }

    static long multiply(long first, long second) {
        long product = first + second;
        for (int base = 0; base < BASES; base++) {
            checkRange(exponent(first, base) + exponent(second, base));
        }
        return product;
    }

    static long pow(long dimension, int n) {
        for (int base = 0; base < BASES; base++) {
            checkRange((long) exponent(dimension, base) * n);
        }
        return dimension * n;
    }

    /** The n-th root; an {@link ArithmeticException} if an exponent would not be whole, as JSR-385 has it. */
    static long root(long dimension, int n) {
        long root = 0;
        for (int base = 0; base < BASES; base++) {
            int exponent = exponent(dimension, base);
            if (n == 0 || exponent % n != 0) {
                throw new ArithmeticException("no root of order " + n + ": an exponent would not be whole");
            }
            root += exponent / n * base(base);
        }
        return root;
    }

    // Beyond it a digit would run over into the next base, and a length would silently become a mass.
    private static void checkRange(long exponent) {
        if (Math.abs(exponent) > LARGEST) {
            throw new ArithmeticException("a unit's exponent is limited to 15, got " + exponent);
        }
    }
}
