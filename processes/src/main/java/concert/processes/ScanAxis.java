package concert.processes;

import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a scan and the values that it takes, one after the other. Made by {@link Scans#over} and
 * {@link Scans#around}.
 *
 * @param <T> the type of the values
 */
public abstract sealed class ScanAxis<T> {
    private final Parameter<T> parameter;
    private final int size;

    private ScanAxis(Parameter<T> parameter, int size) {
        this.parameter = Objects.requireNonNull(parameter, "a scan wants a parameter, got nothing (null)");
        this.size = size;
        if (size == 0) {
            throw new ScanException(parameter.qualifiedName() + ": a scan over no values; name at least one");
        }
        if (!parameter.writable()) {
            throw new ScanException(parameter.qualifiedName() + " cannot be written, so it cannot be scanned");
        }
    }

    /** The values themselves. */
    static <T> ScanAxis<T> at(Parameter<T> parameter, List<? extends T> values) {
        return new At<>(parameter, values);
    }

    /** Distances from where the parameter is when the scan begins. */
    static <Q extends Quantity<Q>> ScanAxis<Quantity<Q>> from(
            QuantityParameter<Q> parameter, List<Quantity<Q>> distances) {
        return new From<>(parameter, distances);
    }

    Parameter<T> parameter() {
        return parameter;
    }

    int size() {
        return size;
    }

    /** Whether the values depend on where the parameter is at the beginning. */
    abstract boolean isRelative();

    /**
     * The values.
     *
     * @param start where the parameter is at the beginning; null if that was not read
     */
    abstract List<? extends T> values(@Nullable T start);

    private static final class At<T> extends ScanAxis<T> {
        private final List<? extends T> values;

        At(Parameter<T> parameter, List<? extends T> values) {
            super(parameter, values.size());
            // What the user gives may change later; our own ramps cannot, and may be long.
            this.values = values instanceof Steps<?> ? values : List.copyOf(values);
        }

        @Override
        boolean isRelative() {
            return false;
        }

        @Override
        List<? extends T> values(@Nullable T start) {
            return values;
        }
    }

    private static final class From<Q extends Quantity<Q>> extends ScanAxis<Quantity<Q>> {
        private final QuantityParameter<Q> parameter;
        private final List<Quantity<Q>> distances;

        From(QuantityParameter<Q> parameter, List<Quantity<Q>> distances) {
            super(parameter, distances.size());
            if (!parameter.readable()) {
                throw new ScanException(
                        parameter.qualifiedName() + " cannot be read, so nothing can be relative to it");
            }
            this.parameter = parameter;
            this.distances = distances instanceof Steps<?> ? distances : List.copyOf(distances);
        }

        @Override
        boolean isRelative() {
            return true;
        }

        @Override
        List<Quantity<Q>> values(@Nullable Quantity<Q> start) {
            Quantity<Q> from = Objects.requireNonNull(start);
            return new Moved<>(distances, Quantities.as(from, parameter.unit()));
        }
    }

    /** Made as they are asked for: half a million positions need no room. */
    private static final class Moved<Q extends Quantity<Q>> extends AbstractList<Quantity<Q>> implements RandomAccess {
        private final List<Quantity<Q>> distances;
        private final Quantity<Q> from;

        Moved(List<Quantity<Q>> distances, Quantity<Q> from) {
            this.distances = distances;
            this.from = from;
        }

        @Override
        public Quantity<Q> get(int index) {
            return from.add(distances.get(index));
        }

        @Override
        public int size() {
            return distances.size();
        }
    }
}
