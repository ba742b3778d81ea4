package concert.devices;

import concert.quantities.Quantities;
import javax.measure.Quantity;

/**
 * A range of allowed values, both ends included. An infinite end is no limit.
 */
public record Limits<Q extends Quantity<Q>>(Quantity<Q> lower, Quantity<Q> upper) {

    /** "[0 mm, 10 mm]"; an end without a limit is written "inf" and open. */
    @Override
    public String toString() {
        return (isFinite(lower) ? "[" + Quantities.format(lower) : "(-inf") + ", "
                + (isFinite(upper) ? Quantities.format(upper) + "]" : "inf)");
    }

    private static boolean isFinite(Quantity<?> end) {
        return Double.isFinite(end.getValue().doubleValue());
    }
}
