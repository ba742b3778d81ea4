package concert.processes;

import static concert.quantities.Units.DEGREE;

import concert.quantities.Quantities;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import org.jspecify.annotations.Nullable;

/**
 * What a monochromator lets through at angles of its second crystal, as {@link Processes#scanBraggAngle} has measured it.
 *
 * @param points the angles, and what was measured at each, a number or a quantity
 */
public record RockingCurve(ScanResult<?> points) {

    /** The angle at which most was measured. */
    public Quantity<Angle> maximum() {
        Sums sums = sums();
        return Quantities.quantity(sums.best, DEGREE);
    }

    /**
     * The mean of the angles, each counted by what was measured there.
     *
     * @throws ProcessException if all that was measured adds up to nothing
     */
    public Quantity<Angle> centerOfMass() {
        Sums sums = sums();
        if (!(sums.weight > 0)) {
            throw new ProcessException(points.name(), "no centre of mass: what was measured adds up to " + sums.weight);
        }
        return Quantities.quantity(sums.moment / sums.weight, DEGREE);
    }

    private Sums sums() {
        Sums sums = new Sums();
        for (ScanPoint<?> point : points.points()) {
            if (point.isTaken()) {
                sums.add(angle(point.positions()), point.value());
            }
        }
        if (Double.isNaN(sums.best)) {
            throw new ProcessException(points.name(), "no point was measured");
        }
        return sums;
    }

    private static double angle(List<Object> positions) {
        return Quantities.valueAs((Quantity<?>) positions.getFirst(), DEGREE);
    }

    /** All that is looked for, in degrees, in one walk. */
    private static final class Sums {
        private final MeasuredNumbers numbers = new MeasuredNumbers();
        private double best = Double.NaN;
        private double most = Double.NEGATIVE_INFINITY;
        private double weight;
        private double moment;

        void add(double angle, @Nullable Object measured) {
            double value = numbers.finite(measured);
            if (value > most) {
                most = value;
                best = angle;
            }
            weight += value;
            moment += value * angle;
        }
    }

    /** The table of its points. */
    @Override
    public String toString() {
        return points.toString();
    }
}
