package concert.quantities;

/**
 * How a unit lies to the SI unit of its kind: {@code numerator / denominator * 10^exponent}, from a zero at
 * {@code offset}.
 *
 * <p>The power of ten is kept apart and the factors stay whole numbers wherever the definition is one, so that
 * prefixes, minutes and hours convert without noise: 20 keV is 20000 eV and not 19999.999999999996 eV.
 *
 * @param offset the unit's zero, in the SI unit; 273.15 for degC and 0 for nearly all others
 */
record Scale(double numerator, double denominator, int exponent, double offset) {
    static final Scale SI = new Scale(1, 1, 0, 0);

    private static final double LARGEST_WHOLE = 1L << 53;

    static Scale of(double factor, int exponent) {
        return factor == 1 ? new Scale(1, 1, exponent, 0) : reduced(factor, 1, exponent);
    }

    Scale withOffset(double offsetInSi) {
        return new Scale(numerator, denominator, exponent, offsetInSi);
    }

    Scale multiply(Scale other) {
        return reduced(numerator * other.numerator, denominator * other.denominator, exponent + other.exponent);
    }

    Scale inverse() {
        return new Scale(denominator, numerator, -exponent, 0);
    }

    /** Converts a value whose kind has been checked, zero points included. */
    double convert(double value, Scale to) {
        if (offset == 0 && to.offset == 0) {
            return convertDifference(value, to);
        }
        if (equals(to)) {
            return value;
        }
        double si = Decimals.sum(convertDifference(value, SI), offset);
        return SI.convertDifference(Decimals.sum(si, -to.offset), to);
    }

    /** Converts a difference of two values: zero points do not matter. */
    double convertDifference(double value, Scale to) {
        double up = 1;
        double down = 1;
        // Equal factors cancel here: for keV to eV they would only leave noise.
        if (numerator != to.numerator) {
            up = numerator;
            down = to.numerator;
        }
        if (denominator != to.denominator) {
            up *= to.denominator;
            down *= denominator;
        }
        int power = exponent - to.exponent;
        if (up == down) {
            return power == 0 ? value : Decimals.shift(value, power);
        }
        boolean decimal = isWhole(up) && isWhole(down);
        if (power > 0) {
            up *= Decimals.powerOfTen(power);
        } else if (power < 0) {
            down *= Decimals.powerOfTen(-power);
        }
        double converted = value * up / down;
        return decimal ? Decimals.tidy(converted, converted) : converted;
    }

    private static Scale reduced(double numerator, double denominator, int exponent) {
        if (!isWhole(numerator) || !isWhole(denominator)) {
            return new Scale(numerator, denominator, exponent, 0);
        }
        long above = (long) numerator;
        long below = (long) denominator;
        int power = exponent;
        for (; above % 10 == 0; above /= 10) {
            power++;
        }
        for (; below % 10 == 0; below /= 10) {
            power--;
        }
        long common = greatestCommonDivisor(above, below);
        above /= common;
        below /= common;
        return new Scale(above, below, power, 0);
    }

    private static long greatestCommonDivisor(long first, long second) {
        return second == 0 ? first : greatestCommonDivisor(second, first % second);
    }

    private static boolean isWhole(double value) {
        return Math.abs(value) < LARGEST_WHOLE && value == Math.rint(value);
    }
}
