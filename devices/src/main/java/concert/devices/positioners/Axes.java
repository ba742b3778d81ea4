package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.gather;
import static concert.quantities.Quantities.value;
import static concert.quantities.Quantities.vector;

import concert.coroutines.Coroutine;
import concert.quantities.Quantities;
import concert.quantities.UnitException;
import concert.quantities.VectorQuantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.measure.Quantity;
import javax.measure.Unit;

/** The axes of a positioner that move along the coordinates, or those that turn about them. */
final class Axes<Q extends Quantity<Q>> {
    private final Unit<Q> unit;
    private final Map<Coordinate, Axis<Q>> axes = new EnumMap<>(Coordinate.class);

    /** Those of {@code all} whose motor moves in that kind of unit. */
    Axes(Unit<Q> unit, List<Axis<?>> all) {
        this.unit = unit;
        for (Axis<?> axis : all) {
            if (moves(axis)) {
                add(own(axis));
            }
        }
    }

    /** Whether the axis is one of these. */
    boolean moves(Axis<?> axis) {
        return Quantities.fits(Quantities.quantity(0, axis.motor().position().unit()), unit);
    }

    @SuppressWarnings("unchecked") // its unit is of this kind
    private Axis<Q> own(Axis<?> axis) {
        return (Axis<Q>) axis;
    }

    private void add(Axis<Q> axis) {
        Axis<Q> before = axes.putIfAbsent(axis.coordinate(), axis);
        if (before != null) {
            throw new PositionerException(
                    "positioner",
                    "two motors for " + axis.coordinate().text() + ": "
                            + before.motor().name() + " and " + axis.motor().name());
        }
    }

    /** Where all of them are, read at the same time, in {@code unit}; NaN where there is no axis. */
    VectorQuantity<Q> read() throws InterruptedException {
        List<Axis<Q>> present = List.copyOf(axes.values());
        List<Quantity<Q>> positions = await(
                gather(present.stream().map(axis -> axis.motor().getPosition()).toList()));
        double[] components = new double[Coordinate.COUNT];
        Arrays.fill(components, Double.NaN);
        for (int i = 0; i < present.size(); i++) {
            Axis<Q> axis = present.get(i);
            components[axis.coordinate().index()] = value(axis.turned(positions.get(i)), unit);
        }
        return vector(unit, components);
    }

    /** Checks all that have to move, in the order of the coordinates, and only then moves them, at the same time. */
    void move(String subject, VectorQuantity<Q> wanted, boolean relative) throws InterruptedException {
        List<Step<Q>> steps = steps(subject, wanted, relative);
        for (Step<Q> step : steps) {
            step.check(subject);
        }
        List<Coroutine<Void>> moves = steps.stream().map(Step::move).toList();
        await(gather(moves));
    }

    private List<Step<Q>> steps(String subject, VectorQuantity<Q> wanted, boolean relative) {
        if (wanted.size() != Coordinate.COUNT) {
            throw new PositionerException(subject, "wants 3 components, got " + wanted.size() + ": " + wanted);
        }
        List<Step<Q>> steps = new ArrayList<>();
        for (Coordinate coordinate : Coordinate.values()) {
            Quantity<Q> component = wanted.get(coordinate.index());
            if (isWanted(subject, coordinate, component, relative)) {
                Axis<Q> axis = axes.get(coordinate);
                if (axis != null) {
                    steps.add(new Step<>(axis, axis.turned(component), relative));
                }
            }
        }
        return steps;
    }

    /** Without an axis 0 is what NaN is: a vector of one component and two zeros needs one axis. */
    private boolean isWanted(String subject, Coordinate coordinate, Quantity<Q> component, boolean relative) {
        if (!Quantities.fits(component, unit)) {
            throw UnitException.wants(subject, unit, component);
        }
        double number = component.getValue().doubleValue();
        if (Double.isInfinite(number)) {
            throw new PositionerException(
                    subject,
                    "cannot move in " + coordinate.text() + ", " + Quantities.format(component) + " is no place");
        }
        if (Double.isNaN(number) || (number == 0 && (relative || !axes.containsKey(coordinate)))) {
            return false;
        }
        if (!axes.containsKey(coordinate)) {
            throw new PositionerException(subject, "cannot move in " + coordinate.text() + ", there is no such axis");
        }
        return true;
    }
}
