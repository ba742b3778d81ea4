package concert.devices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter that takes one of a few values. */
public abstract sealed class SelectionParameter<T> extends Parameter<T> permits SelectionDeclaration {
    private final List<T> values;

    SelectionParameter(Device device, String name, List<T> values, String documentation) {
        super(device, name, documentation);
        this.values = List.copyOf(values);
    }

    /** The values that it takes, in the order of the declaration. */
    public final List<T> values() {
        return values;
    }

    /** Hardware may be read between two positions, so only writing is checked against the list. */
    @Override
    final T normalise(@Nullable T value) {
        if (value == null) {
            throw new SelectionException(qualifiedName(), "nothing", values);
        }
        return value;
    }

    @Override
    final T admitEarly(T value) {
        T wanted = normalise(value);
        if (!values.contains(wanted)) {
            throw new SelectionException(qualifiedName(), wanted, values);
        }
        return wanted;
    }
}
