package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Units.SECOND;

import concert.devices.Device;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * How long the motions of a scan take: distance by speed, without acceleration, as fast as the parameter
 * {@code motionVelocity} of the device says. Devices move at the same time, parameters of one device one after the other.
 */
final class Travel {
    private final Grid grid;
    private final List<Leg> legs = new ArrayList<>();
    private boolean known = true;

    /** One axis: where it begins, where its points are, and its speed, all in one unit and its like per second. */
    private static final class Leg {
        final Device device;
        final double start;
        final double[] places;
        final double speed;

        Leg(Device device, double start, double[] places, double speed) {
            this.device = device;
            this.start = start;
            this.places = places;
            this.speed = speed;
        }
    }

    Travel(Grid grid) {
        this.grid = grid;
    }

    <T> void add(Parameter<T> parameter, @Nullable T start, List<? extends T> values) throws InterruptedException {
        if (!(parameter instanceof QuantityParameter<?> quantity) || start == null) {
            known = false;
            return;
        }
        Unit<?> unit = quantity.unit();
        double speed = speed(parameter.device(), unit);
        if (!(speed > 0)) {
            known = false;
            return;
        }
        double[] places = new double[values.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = Quantities.valueAs((Quantity<?>) values.get(i), unit);
        }
        legs.add(new Leg(parameter.device(), Quantities.valueAs((Quantity<?>) start, unit), places, speed));
    }

    /** NaN if the device does not tell. */
    private static double speed(Device device, Unit<?> unit) throws InterruptedException {
        for (Parameter<?> parameter : device) {
            if (parameter.name().equals("motionVelocity")
                    && parameter.readable()
                    && await(parameter.get()) instanceof Quantity<?> velocity) {
                Unit<?> perSecond = unit.divide(SECOND);
                return Quantities.fits(velocity, perSecond) ? Quantities.valueAs(velocity, perSecond) : Double.NaN;
            }
        }
        return Double.NaN;
    }

    Optional<Quantity<Time>> time(boolean goesBack) {
        if (!known) {
            return Optional.empty();
        }
        double seconds = 0;
        double[] here = legs.stream().mapToDouble(leg -> leg.start).toArray();
        double[] there = new double[here.length];
        int[] at = new int[here.length];
        for (long point = 0; point < grid.size(); point++) {
            grid.at(point, at);
            for (int axis = 0; axis < there.length; axis++) {
                there[axis] = legs.get(axis).places[at[axis]];
            }
            seconds += between(here, there);
            System.arraycopy(there, 0, here, 0, here.length);
        }
        if (goesBack) {
            for (int axis = 0; axis < here.length; axis++) {
                seconds += duration(axis, here[axis], legs.get(axis).start);
            }
        }
        return Optional.of(Quantities.quantity(seconds, SECOND));
    }

    private double between(double[] from, double[] to) {
        Map<Device, Double> byDevice = new HashMap<>();
        for (int axis = 0; axis < from.length; axis++) {
            byDevice.merge(legs.get(axis).device, duration(axis, from[axis], to[axis]), Double::sum);
        }
        return byDevice.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    private double duration(int axis, double from, double to) {
        return Math.abs(to - from) / legs.get(axis).speed;
    }
}
