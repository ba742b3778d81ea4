package concert.processes;

import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;

/** What was measured, as numbers: quantities in the unit of the first of them. Confined to the task that measures. */
final class MeasuredNumbers {
    private @Nullable Unit<?> unit;

    /** The number; NaN and infinity are refused. */
    double finite(@Nullable Object measured) {
        double number = of(measured);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("measured " + measured + "; wanted is a finite number");
        }
        return number;
    }

    private double of(@Nullable Object measured) {
        if (measured instanceof Number number) {
            return number.doubleValue();
        }
        if (measured instanceof Quantity<?> quantity) {
            Unit<?> first = unit;
            if (first == null) {
                first = quantity.getUnit();
                unit = first;
            }
            return Quantities.valueAs(quantity, first);
        }
        throw new IllegalArgumentException("measured " + measured + "; wanted is a number or a quantity");
    }
}
