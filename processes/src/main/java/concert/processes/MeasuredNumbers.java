package concert.processes;

import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/** What was measured, as numbers: all plain ones, or all quantities, in the unit of the first. Not for several threads. */
final class MeasuredNumbers {
    private boolean begun;

    /** That of the first; null before it, and of plain numbers. */
    private @Nullable Unit<?> unit;

    /**
     * As a number, which may be NaN.
     *
     * @throws IllegalArgumentException if it is none, or does not go with the first
     */
    double of(@Nullable Object measured) {
        Unit<?> own = measured instanceof Quantity<?> quantity ? quantity.getUnit() : null;
        if (own == null && !(measured instanceof Number)) {
            throw refused(measured, "a number or a quantity");
        }
        if (!begun) {
            begun = true;
            unit = own;
        }
        Unit<?> first = unit;
        if (measured instanceof Quantity<?> quantity && first != null && Quantities.fits(quantity, first)) {
            return Quantities.valueAs(quantity, first);
        }
        if (measured instanceof Number number && first == null) {
            return number.doubleValue();
        }
        throw refused(
                measured,
                first == null ? "a plain number, as before" : "a quantity in " + first.getSymbol() + ", as before");
    }

    /** As a number; NaN and infinity are refused as well. */
    double finite(@Nullable Object measured) {
        double number = of(measured);
        if (!Double.isFinite(number)) {
            throw refused(measured, "a finite number");
        }
        return number;
    }

    private static IllegalArgumentException refused(@Nullable Object measured, String wanted) {
        return new IllegalArgumentException("measured " + measured + "; wanted is " + wanted);
    }

    /** That of the first; null if there is none. */
    @Nullable
    Unit<?> unit() {
        return unit;
    }
}
