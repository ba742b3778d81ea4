package concert.processes.plots;

import java.math.BigDecimal;

/** Round numbers along a range: 1, 2 or 5 times a power of ten apart, and how they are written. */
final class Ticks {
    private static final int[] MANTISSAS = {1, 2, 5};

    /** What rounding may take from a tick that lies at the end of the range, in steps. */
    private static final double SLACK = 1e-6;

    /** The step is the mantissa times ten to the exponent. */
    private final int mantissa;

    private final int exponent;
    private final double step;

    private Ticks(int mantissa, int exponent) {
        this.mantissa = mantissa;
        this.exponent = exponent;
        this.step = mantissa * Math.pow(10, exponent);
    }

    /** With the smallest step of which no more than {@code most} fit into the span. */
    static Ticks of(double span, int most) {
        int exponent = (int) Math.floor(Math.log10(span / most));
        for (int mantissa : MANTISSAS) {
            Ticks ticks = new Ticks(mantissa, exponent);
            if (span / ticks.step <= most * (1 + SLACK)) {
                return ticks;
            }
        }
        return new Ticks(1, exponent + 1);
    }

    /** The number of the first tick that is not below. */
    long firstFrom(double low) {
        return (long) Math.ceil(low / step - slack(low));
    }

    /** The number of the last tick that is not above. */
    long lastTo(double high) {
        return (long) Math.floor(high / step + slack(high));
    }

    private double slack(double end) {
        return SLACK + Math.ulp(end) / step;
    }

    /** Where a tick is. */
    double value(long number) {
        return decimal(number).doubleValue();
    }

    /** How it is written in units of ten to the {@code power}: all with as many decimals as the step needs. */
    String label(long number, int power) {
        int decimals = Math.max(0, power - exponent);
        return decimal(number).scaleByPowerOfTen(-power).setScale(decimals).toPlainString();
    }

    private BigDecimal decimal(long number) {
        return BigDecimal.valueOf(mantissa).multiply(BigDecimal.valueOf(number)).scaleByPowerOfTen(exponent);
    }
}
