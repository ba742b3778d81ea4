package concert.processes;

import concert.quantities.Quantities;
import java.util.AbstractList;
import java.util.RandomAccess;
import javax.measure.Quantity;
import javax.measure.Unit;

/** Equal steps from a start to a stop, both included, in the unit of the start; made as they are asked for. */
final class Steps<Q extends Quantity<Q>> extends AbstractList<Quantity<Q>> implements RandomAccess {
    /** Of a step: a stop that is hit but for this is hit. */
    private static final double ROUNDING = 1e-9;

    private final Unit<Q> unit;
    private final double start;
    private final double stop;
    private final double step;
    private final int size;

    private Steps(Unit<Q> unit, double start, double stop, double step, int size) {
        this.unit = unit;
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.size = size;
    }

    /** From {@code start} by {@code step}; the stop is the last one, be the last step as short as it is. */
    static <Q extends Quantity<Q>> Steps<Q> between(
            String what, Quantity<Q> start, Quantity<Q> stop, Quantity<Q> step) {
        Unit<Q> unit = start.getUnit();
        double from = Quantities.value(start, unit);
        double to = Quantities.value(stop, unit);
        double by = Quantities.value(step, unit);
        if (!Double.isFinite(from) || !Double.isFinite(to) || !Double.isFinite(by)) {
            throw new ScanException(what + ": wants finite start, stop and step, got " + Quantities.format(start) + ", "
                    + Quantities.format(stop) + ", " + Quantities.format(step));
        }
        if (from == to) {
            return new Steps<>(unit, from, to, 0, 1);
        }
        if (by == 0 || by > 0 != to > from) {
            throw new ScanException(what + ": no steps of " + Quantities.format(step) + " lead from "
                    + Quantities.format(start) + " to " + Quantities.format(stop));
        }
        double whole = Math.floor((to - from) / by + ROUNDING);
        boolean hit = Math.abs(from + whole * by - to) <= ROUNDING * Math.abs(by);
        double count = whole + (hit ? 1 : 2);
        if (count > Integer.MAX_VALUE) {
            throw new ScanException(what + ": more than " + Integer.MAX_VALUE + " steps of " + Quantities.format(step)
                    + " from " + Quantities.format(start) + " to " + Quantities.format(stop));
        }
        return new Steps<>(unit, from, to, by, (int) count);
    }

    @Override
    public Quantity<Q> get(int index) {
        if (index == size - 1) {
            return Quantities.quantity(stop, unit);
        }
        return Quantities.quantity(start + index * step, unit);
    }

    @Override
    public int size() {
        return size;
    }
}
