package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.METRE;
import static concert.quantities.Units.RADIAN;

import concert.coroutines.Coroutine;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.devices.Device;
import concert.devices.Parameter;
import concert.devices.Stoppable;
import concert.devices.motors.Motor;
import concert.quantities.Quantities;
import concert.quantities.VectorQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;
import javax.measure.quantity.Length;

/**
 * Moves and turns something in space, with a motor for each {@link Axis}; six at the most.
 *
 * <p>Vectors have three components, x, y and z. A component that is NaN means "do not move". An axis that is missing reads
 * NaN, and can be given NaN or 0 only.
 *
 * <p>Before anything moves each axis is checked: that it is there, its limits, its protection, that it stands. Then all move
 * at the same time. If one fails, or the motion is cancelled, all are stopped. The motors stay devices of their own: who locks
 * the positioner keeps others from it, not from its motors.
 */
public class Positioner extends Device implements Stoppable {
    private final List<Axis<?>> axes;
    private final Axes<Length> along;
    private final Axes<Angle> about;

    private final Parameter<VectorQuantity<Length>> position = parameter(
                    "position", Positioner.<Length>vectors(), "Where it is, in x, y and z.")
            .get(() -> along().read())
            .set(wanted -> shift(wanted, false))
            .partial();
    private final Parameter<VectorQuantity<Angle>> orientation = parameter(
                    "orientation", Positioner.<Angle>vectors(), "How it is turned about x, y and z.")
            .get(() -> about().read())
            .set(wanted -> turn(wanted, false))
            .partial();

    /** With these axes; two of one kind for one coordinate are refused, and so are none. */
    public Positioner(Axis<?>... axes) {
        this.axes = List.of(axes);
        this.along = new Axes<>(METRE, this.axes);
        this.about = new Axes<>(RADIAN, this.axes);
        if (this.axes.isEmpty()) {
            throw new PositionerException("positioner", "wants at least one axis, got none");
        }
        for (Axis<?> axis : this.axes) {
            if (!along.moves(axis) && !about.moves(axis)) {
                throw new PositionerException(
                        "positioner", axis.motor().name() + " moves neither along nor about a coordinate");
            }
        }
    }

    @SuppressWarnings("unchecked") // a class object knows no type parameters; the kind is checked with each vector
    private static <Q extends Quantity<Q>> Class<VectorQuantity<Q>> vectors() {
        return (Class<VectorQuantity<Q>>) (Class<?>) VectorQuantity.class;
    }

    /** Its axes, in the order given. */
    public final List<Axis<?>> axes() {
        return axes;
    }

    /** Where it is, in m; all axes are read at the same time. */
    public final Parameter<VectorQuantity<Length>> position() {
        return position;
    }

    /** How it is turned, in rad; all axes are read at the same time. */
    public final Parameter<VectorQuantity<Angle>> orientation() {
        return orientation;
    }

    /** Moves there and ends on arrival of all axes. */
    public final Coroutine<Void> setPosition(VectorQuantity<Length> wanted) {
        return position.set(wanted);
    }

    /** Reads where it is. */
    public final Coroutine<VectorQuantity<Length>> getPosition() {
        return position.get();
    }

    /** Turns to these angles and ends on arrival of all axes. */
    public final Coroutine<Void> setOrientation(VectorQuantity<Angle> wanted) {
        return orientation.set(wanted);
    }

    /** Reads how it is turned. */
    public final Coroutine<VectorQuantity<Angle>> getOrientation() {
        return orientation.get();
    }

    /** Moves by {@code delta}, each axis from where it is when it starts. */
    public final Coroutine<Void> move(VectorQuantity<Length> delta) {
        return action("move", () -> {
            await(position.check(delta));
            shift(delta, true);
        });
    }

    /** Turns by {@code delta}, each axis from where it is when it starts. */
    public final Coroutine<Void> rotate(VectorQuantity<Angle> delta) {
        return action("rotate", () -> {
            await(orientation.check(delta));
            turn(delta, true);
        });
    }

    /** Moves by {@code delta} in x. */
    public final Coroutine<Void> right(Quantity<Length> delta) {
        return move(Coordinate.X, delta, 1);
    }

    /** Moves by {@code delta} against x. */
    public final Coroutine<Void> left(Quantity<Length> delta) {
        return move(Coordinate.X, delta, -1);
    }

    /** Moves by {@code delta} in y. */
    public final Coroutine<Void> up(Quantity<Length> delta) {
        return move(Coordinate.Y, delta, 1);
    }

    /** Moves by {@code delta} against y. */
    public final Coroutine<Void> down(Quantity<Length> delta) {
        return move(Coordinate.Y, delta, -1);
    }

    /** Moves by {@code delta} in z. */
    public final Coroutine<Void> forward(Quantity<Length> delta) {
        return move(Coordinate.Z, delta, 1);
    }

    /** Moves by {@code delta} against z. */
    public final Coroutine<Void> back(Quantity<Length> delta) {
        return move(Coordinate.Z, delta, -1);
    }

    private Coroutine<Void> move(Coordinate coordinate, Quantity<Length> delta, int sign) {
        if (Quantities.isNaN(delta)) {
            throw new PositionerException(name(), "cannot move by " + delta + " in " + coordinate.text());
        }
        double[] components = new double[Coordinate.COUNT];
        components[coordinate.index()] = sign * delta.getValue().doubleValue();
        return move(vector(delta.getUnit(), components));
    }

    /** Stops all its motors, whoever moves them; if one cannot be stopped, the others are all the same. */
    @Override
    public Coroutine<Void> stop() {
        return stopAction("stop", () -> ofAllMotors(Motor::stop));
    }

    /** That of all its motors, at the same time. */
    @Override
    public void emergencyStop() throws InterruptedException {
        ofAllMotors(motor -> coroutine("emergency stop of " + motor.name(), motor::emergencyStop));
    }

    /** On threads that stand ready, so that no motor waits for another; the failures come when all have ended. */
    private void ofAllMotors(Function<Motor<?>, Coroutine<Void>> stop) throws InterruptedException {
        Supervisor supervisor = Supervisor.current();
        List<Task<Void>> stops = new ArrayList<>();
        for (Axis<?> axis : axes) {
            stops.add(supervisor.startEmergency(stop.apply(axis.motor())));
        }
        RuntimeException failure = null;
        for (Task<Void> one : stops) {
            try {
                await(one);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public Positioner named(String name) {
        super.named(name);
        return this;
    }

    @Override
    public String kind() {
        return "Positioner";
    }

    private void shift(VectorQuantity<Length> wanted, boolean relative) throws InterruptedException {
        along.move(position.qualifiedName(), wanted, relative);
        report(position, along.read());
    }

    private void turn(VectorQuantity<Angle> wanted, boolean relative) throws InterruptedException {
        about.move(orientation.qualifiedName(), wanted, relative);
        report(orientation, about.read());
    }

    /** For lambdas in fields, which may not name a final field that is set after them. */
    private Axes<Length> along() {
        return along;
    }

    private Axes<Angle> about() {
        return about;
    }
}
