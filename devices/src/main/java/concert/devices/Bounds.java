package concert.devices;

/** A range in the unit of its parameter, both ends included; an infinite end is no limit. Plain numbers, for speed. */
record Bounds(double lower, double upper) {
    static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** What is inside both: the narrower limit wins on each side. */
    Bounds narrowed(Bounds other) {
        return new Bounds(Math.max(lower, other.lower), Math.min(upper, other.upper));
    }

    boolean isNone() {
        return lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY;
    }

    /**
     * The value to use for {@code value}, or NaN if it is outside. A value that a conversion between units put a few
     * last digits beyond a limit counts as the limit itself: 0.01 m is inside [0 mm, 10 mm] whatever the rounding.
     */
    double admit(double value) {
        if (value >= lower && value <= upper) {
            return value;
        }
        if (value > upper && value - upper <= 4 * Math.ulp(upper)) {
            return upper;
        }
        if (value < lower && lower - value <= 4 * Math.ulp(lower)) {
            return lower;
        }
        return isNone() ? value : Double.NaN;
    }
}
