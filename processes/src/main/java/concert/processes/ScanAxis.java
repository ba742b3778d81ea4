package concert.processes;

import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a scan and the values that it takes, one after the other. Made by {@link Scans#over} and
 * {@link Scans#around}.
 *
 * @param <T> the type of the values
 */
public final class ScanAxis<T> {
    private final Parameter<T> parameter;

    /** Values, or distances; may be a ramp that makes them when asked for, so it is neither copied nor walked through. */
    private final List<? extends T> given;

    /** Adds a distance to where the parameter is at the beginning; null if values are given. */
    private final @Nullable BinaryOperator<T> from;

    private ScanAxis(Parameter<T> parameter, List<? extends T> given, @Nullable BinaryOperator<T> from) {
        this.parameter = Objects.requireNonNull(parameter, "a scan wants a parameter, got nothing (null)");
        this.given = given;
        this.from = from;
        String name = parameter.qualifiedName();
        if (given.isEmpty()) {
            throw new ScanException(name, "a scan over no values; name at least one");
        }
        if (!parameter.writable()) {
            throw new ScanException(name, "cannot be written, so it cannot be scanned");
        }
        if (from != null && !parameter.readable()) {
            throw new ScanException(name, "cannot be read, so nothing can be relative to it");
        }
    }

    /** The values themselves, in a list that does not change. */
    static <T> ScanAxis<T> at(Parameter<T> parameter, List<? extends T> values) {
        return new ScanAxis<>(parameter, values, null);
    }

    /** Distances from where the parameter is when the scan begins, in a list that does not change. */
    static <Q extends Quantity<Q>> ScanAxis<Quantity<Q>> from(
            QuantityParameter<Q> parameter, List<Quantity<Q>> distances) {
        return new ScanAxis<>(
                parameter,
                distances,
                (start, distance) -> Quantities.as(start, parameter.unit()).add(distance));
    }

    Parameter<T> parameter() {
        return parameter;
    }

    int size() {
        return given.size();
    }

    /** Whether the values depend on where the parameter is at the beginning. */
    boolean isRelative() {
        return from != null;
    }

    /**
     * The values.
     *
     * @param start where the parameter is at the beginning; null if that was not read
     */
    List<? extends T> values(@Nullable T start) {
        if (from == null) {
            return given;
        }
        BinaryOperator<T> add = from;
        T beginning = Objects.requireNonNull(start);
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return add.apply(beginning, given.get(index));
            }

            @Override
            public int size() {
                return given.size();
            }
        };
    }
}
