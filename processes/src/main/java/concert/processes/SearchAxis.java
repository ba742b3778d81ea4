package concert.processes;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Coroutine;
import concert.devices.Limits;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import javax.measure.Quantity;

/**
 * A parameter that a search may change, its first step, and how near the best value is wanted. Made by
 * {@link Searches#along}.
 *
 * @param <Q> the kind of its values
 */
public final class SearchAxis<Q extends Quantity<Q>> {
    private final QuantityParameter<Q> parameter;
    private final Quantity<Q> step;

    /** As a part of the first step. */
    private final double precision;

    SearchAxis(QuantityParameter<Q> parameter, Quantity<Q> step, Quantity<Q> precision) {
        String name = parameter.qualifiedName();
        if (!parameter.writable() || !parameter.readable()) {
            throw new ProcessException(name, "a search wants a parameter that can be read and written");
        }
        double first = Quantities.valueAs(step, step.getUnit());
        if (!Double.isFinite(first) || first == 0) {
            throw new ProcessException(name, "the first step of a search is finite and not 0, got " + step);
        }
        this.parameter = parameter;
        this.step = step;
        this.precision = Quantities.valueAs(precision, step.getUnit()) / Math.abs(first);
        if (!(this.precision > 0) || Double.isInfinite(this.precision)) {
            throw new ProcessException(name, "the precision of a search is greater than 0, got " + precision);
        }
    }

    QuantityParameter<Q> parameter() {
        return parameter;
    }

    double precision() {
        return precision;
    }

    /** Asks where the parameter is and how far it may go. Refuses a parameter that is outside its limits now. */
    Line<Q> begin(WayBack wayBack) throws InterruptedException {
        WayBack.Place<Quantity<Q>> place = wayBack.from(parameter);
        await(parameter.check(place.start()));
        return new Line<>(this, place, await(parameter.getLimits()));
    }

    /** The way of the parameter while a search goes on: coordinate 0 is where it began, 1 is one step away. */
    static final class Line<Q extends Quantity<Q>> {
        private final SearchAxis<Q> axis;
        private final WayBack.Place<Quantity<Q>> place;
        private final Limits<Q> limits;

        private Line(SearchAxis<Q> axis, WayBack.Place<Quantity<Q>> place, Limits<Q> limits) {
            this.axis = axis;
            this.place = place;
            this.limits = limits;
        }

        double least() {
            return Math.min(coordinate(limits.lower()), coordinate(limits.upper()));
        }

        double greatest() {
            return Math.max(coordinate(limits.lower()), coordinate(limits.upper()));
        }

        private double coordinate(Quantity<Q> position) {
            Quantity<Q> step = axis.step;
            return Quantities.valueAs(position.subtract(place.start()), step.getUnit())
                    / Quantities.valueAs(step, step.getUnit());
        }

        /** Within the limits whatever rounding does, and exactly on one of them at its coordinate. */
        Quantity<Q> position(double coordinate) {
            Quantity<Q> free = place.start().add(axis.step.multiply(coordinate));
            return Quantities.max(limits.lower(), Quantities.min(free, limits.upper()));
        }

        Coroutine<Void> set(double coordinate) {
            place.leave();
            return axis.parameter.set(position(coordinate));
        }
    }
}
