package concert.quantities;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal numbers in and out of doubles, without the noise of the last bits. */
final class Decimals {
    /** What a reader gets to see; the noise of any realistic chain of sums lies behind the twelfth digit. */
    static final int DIGITS = 12;

    private static final MathContext ROUNDING = new MathContext(DIGITS);

    // Exact as doubles up to 10^22: products and quotients with them are rounded once.
    private static final int EXACT = 22;

    // From Mm to nm: what lies further apart is converted by decimal arithmetic, and by nobody in a loop.
    private static final int FAR = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimals() {}

    static double powerOfTen(int exponent) {
        return exponent < POWERS.length ? POWERS[exponent] : Math.pow(10, exponent);
    }

    /**
     * {@code value * 10^power}, so that a decimal stays the decimal that it is.
     *
     * <p>In doubles 0.0041 * 1000 is 4.1000000000000005, and one short decimal in four goes that way: a limit given
     * in metres would refuse the target given in millimetres. A value of up to fifteen digits is therefore taken as
     * its digits, a whole number, and rounded once.
     */
    static double shift(double value, int power) {
        int places = Math.min(places(value), EXACT + Math.min(power, 0));
        int move = power - places;
        if (places >= 0 && move <= EXACT) {
            double digits = Math.rint(value * POWERS[places]);
            if (digits / POWERS[places] == value) {
                return move >= 0 ? digits * POWERS[move] : digits / POWERS[-move];
            }
        }
        if (Math.abs(power) <= FAR || !(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return power >= 0 ? value * powerOfTen(power) : value / powerOfTen(-power);
        }
        return BigDecimal.valueOf(value).scaleByPowerOfTen(power).doubleValue();
    }

    /** A sum without the noise of its operands' last bits: 295.45 - 273.15 is 22.3 and not 22.30000000000001. */
    static double sum(double first, double second) {
        return tidy(first + second, Math.max(Math.abs(first), Math.abs(second)));
    }

    /**
     * The decimal of about 15 digits next to a value, if it is so near that only rounding can have parted them: no
     * more than two units in the last place of the magnitude that was computed with.
     */
    static double tidy(double value, double magnitude) {
        int places = Math.clamp(places(magnitude), 0, EXACT);
        double rounded = Math.rint(value * POWERS[places]) / POWERS[places];
        return Math.abs(rounded - value) <= 2 * Math.ulp(magnitude) ? rounded : value; // false for NaN and infinity
    }

    // The places behind the point that make 15 significant digits, at times 16. 1233 / 4096 is log10(2).
    private static int places(double magnitude) {
        return 14 - ((Math.getExponent(magnitude) * 1233) >> 12);
    }

    /** At most twelve significant digits, no trailing zeros; plain from 0.0001 up to 10^12, else as 1.5e-9. */
    static void append(StringBuilder out, double value) {
        double size = Math.abs(value);
        if (value == 0) {
            out.append('0'); // also the negative zero, which is rounding noise to a reader
        } else if (size < 1e12 && value == (long) value) {
            out.append((long) value);
        } else if (!(size < Double.POSITIVE_INFINITY)) {
            out.append(Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf");
        } else {
            out.append(value < 0 ? "-" : "");
            if (size >= 1e-4 && size < 1e12) {
                appendPlain(out, size);
            } else {
                appendScientific(out, new BigDecimal(size).round(ROUNDING).stripTrailingZeros());
            }
        }
    }

    /** As few digits as are needed to read back the same double. */
    static String exactly(double value) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        return Double.toString(value).replace(".0E", "e").replace('E', 'e').replaceFirst("\\.0$", "");
    }

    private static void appendPlain(StringBuilder out, double size) {
        int places = DIGITS;
        while (places > 0 && size >= POWERS[DIGITS - places]) {
            places--;
        }
        for (double limit = 0.1; size < limit; limit /= 10) {
            places++; // leading zeros after the point are not significant
        }
        long digits = Math.round(size * POWERS[places]);
        while (places > 0 && digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        long power = (long) POWERS[places];
        out.append(digits / power);
        if (places > 0) {
            String fraction = Long.toString(digits % power);
            out.append('.').repeat('0', places - fraction.length()).append(fraction);
        }
    }

    private static void appendScientific(StringBuilder out, BigDecimal number) {
        String digits = number.unscaledValue().toString();
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(digits.length() - 1 - number.scale());
    }
}
