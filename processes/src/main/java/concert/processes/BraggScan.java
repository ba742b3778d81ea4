package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;

import com.google.errorprone.annotations.CheckReturnValue;
import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.Plan;
import concert.devices.beamline.DoubleMonochromator;
import concert.devices.motors.RotationMotor;
import concert.quantities.Quantities;
import java.util.List;
import java.util.Objects;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import org.jspecify.annotations.Nullable;

/**
 * Measures what a monochromator lets through while its second crystal turns a little, which has not been done yet: awaiting it
 * does it and gives a {@link RockingCurve}. Made by {@link Processes#scanBraggAngle}; immutable.
 *
 * <p>It is a scan: the crystal goes back at the end, also after a failure or a cancel.
 */
@CheckReturnValue
public final class BraggScan implements Plan<RockingCurve> {
    private static final String NAME = "scanBraggAngle";

    private final DoubleMonochromator monochromator;
    private final Feedback<?> feedback;
    private final int points;
    private final Quantity<Angle> range;
    private final @Nullable Quantity<Angle> center;

    private BraggScan(
            DoubleMonochromator monochromator,
            Feedback<?> feedback,
            int points,
            Quantity<Angle> range,
            @Nullable Quantity<Angle> center) {
        this.monochromator = Objects.requireNonNull(monochromator, NAME + " wants a monochromator, got nothing (null)");
        this.feedback = Objects.requireNonNull(feedback, NAME + " wants something to measure, got nothing (null)");
        this.points = points;
        this.range = range;
        this.center = center;
        if (points < 2) {
            throw new ProcessException(NAME, "measures at 2 points at least, got " + points);
        }
        if (!Quantities.isGreater(range, q.deg(0))
                || Double.isInfinite(range.getValue().doubleValue())) {
            throw new ProcessException(NAME, "the range is greater than 0 and finite, got " + range);
        }
    }

    static BraggScan of(DoubleMonochromator monochromator, Feedback<?> feedback) {
        return new BraggScan(monochromator, feedback, 50, q.deg(0.025), null);
    }

    /** The same with so many points, both ends included; 50 unless said otherwise. */
    public BraggScan points(int count) {
        return new BraggScan(monochromator, feedback, count, range, center);
    }

    /** The same over another range, from one end to the other; 0.025 deg unless said otherwise. */
    public BraggScan range(Quantity<Angle> whole) {
        return new BraggScan(monochromator, feedback, points, whole, center);
    }

    /** The same around another angle; around where the crystal is unless said otherwise. */
    public BraggScan center(Quantity<Angle> angle) {
        return new BraggScan(monochromator, feedback, points, range, Objects.requireNonNull(angle));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Coroutine<RockingCurve> coroutine() {
        return Coroutines.coroutine(NAME, () -> {
            ScanResult<?> measured = await(Scan.of(NAME, List.of(axis()), feedback));
            RockingCurve curve = new RockingCurve(measured);
            RockingCurves.ofSession().put(monochromator, curve);
            return curve;
        });
    }

    private ScanAxis<?> axis() {
        RotationMotor crystal = monochromator.secondCrystal();
        Quantity<Angle> half = range.divide(2);
        Quantity<Angle> middle = center;
        return middle == null
                ? ScanAxis.from(crystal.position(), Quantities.linspace(half.negate(), half, points))
                : ScanAxis.at(crystal.position(), Quantities.linspace(middle.subtract(half), middle.add(half), points));
    }

    @Override
    public String toString() {
        return NAME + " of " + monochromator.name() + ", " + Scan.count(points) + " (not run: await it)";
    }
}
