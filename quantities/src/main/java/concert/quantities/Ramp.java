package concert.quantities;

import java.util.AbstractList;
import java.util.RandomAccess;
import javax.measure.Quantity;

/** Evenly spaced quantities, computed when asked for: a scan of a million points costs no memory. */
final class Ramp<Q extends Quantity<Q>> extends AbstractList<Quantity<Q>> implements RandomAccess {
    // A ratio this near to a whole number is one: (1.3 - 1) / 0.1 is 3.0000000000000004, and 1.3 is not to be visited.
    private static final double NEARLY_WHOLE = 1e-9;

    private final double start;
    private final double step;
    private final double last;
    private final int size;
    private final LabUnit<Q> unit;

    private Ramp(double start, double step, double last, int size, LabUnit<Q> unit) {
        this.start = start;
        this.step = step;
        this.last = last;
        this.size = size;
        this.unit = unit;
    }

    static <Q extends Quantity<Q>> Ramp<Q> linspace(Quantity<Q> start, Quantity<Q> stop, int count) {
        Amount<Q> from = finite("linspace", "start", start);
        double first = from.value;
        double last = finite("linspace", "stop", stop).in(from.unit);
        if (count < 1) {
            throw new QuantityException("linspace needs at least one point, got " + count);
        }
        // Divided before the difference is taken, so that it cannot overflow.
        double step = count == 1 ? 0 : last / (count - 1) - first / (count - 1);
        return new Ramp<>(first, step, count == 1 ? first : last, count, from.unit);
    }

    static <Q extends Quantity<Q>> Ramp<Q> arange(Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step) {
        return by("arange", start, stop, step, false);
    }

    static <Q extends Quantity<Q>> Ramp<Q> steps(Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step) {
        return by("steps", start, stop, step, true);
    }

    private static <Q extends Quantity<Q>> Ramp<Q> by(
            String function, Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step, boolean withStop) {
        Amount<Q> from = finite(function, "start", start);
        double last = finite(function, "stop", stop).in(from.unit);
        Amount<Q> width = finite(function, "step", step);
        double each = width.differenceIn(from.unit);
        double steps = (last - from.value) / each;
        String what = function + " from " + from + " to " + Quantities.format(stop);
        if (each == 0 || steps < 0) {
            throw new QuantityException(what + " cannot go by steps of " + width + ": "
                    + (each == 0 ? "it would never end" : "wrong direction"));
        }
        double whole = Math.rint(steps);
        double before = Math.abs(steps - whole) <= NEARLY_WHOLE * Math.max(1, whole) ? whole : Math.ceil(steps);
        double count = withStop ? before + 1 : before;
        if (count > Integer.MAX_VALUE) {
            throw new QuantityException(what + " by steps of " + width + " has too many points");
        }
        return new Ramp<>(from.value, each, withStop ? last : Double.NaN, (int) count, from.unit);
    }

    private static <Q extends Quantity<Q>> Amount<Q> finite(String function, String argument, Quantity<Q> quantity) {
        Amount<Q> amount = Amount.own(quantity);
        if (!Double.isFinite(amount.value)) {
            throw new QuantityException(function + " needs a finite " + argument + ", got " + amount);
        }
        return amount;
    }

    @Override
    public Quantity<Q> get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("point " + index + " of " + size);
        }
        // The ends are given, not computed; an arange has no last point of its own.
        if (index == size - 1 && !Double.isNaN(last)) {
            return new Amount<>(last, unit);
        }
        return new Amount<>(index == 0 ? start : Decimals.sum(start, index * step), unit);
    }

    @Override
    public int size() {
        return size;
    }
}
