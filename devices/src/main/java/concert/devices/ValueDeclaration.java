package concert.devices;

import concert.coroutines.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a plain parameter: what the driver says about it while the device is constructed.
 *
 * @see Device
 */
public final class ValueDeclaration<T> extends Parameter<T> {
    private final Class<T> type;
    private boolean partial;

    ValueDeclaration(Device device, String name, Class<T> type, String documentation) {
        super(device, name, documentation);
        this.type = type;
    }

    /** How the value is read. */
    public ValueDeclaration<T> get(Getter<? extends T> newGetter) {
        refuseIfSealed();
        getter = newGetter;
        return this;
    }

    /** How the value is written. */
    public ValueDeclaration<T> set(Setter<? super T> newSetter) {
        refuseIfSealed();
        setter = newSetter;
        return this;
    }

    /** How the value that the hardware is going to is read. */
    public ValueDeclaration<T> target(Getter<? extends T> newGetter) {
        refuseIfSealed();
        targetGetter = newGetter;
        return this;
    }

    /** From and to which states writing it goes. */
    public ValueDeclaration<T> during(Rule<?> newRule) {
        refuseIfSealed();
        rule = newRule.governs(this);
        return this;
    }

    /** Writing it starts no motion and opens nothing, so it passes while an emergency stop is in force. */
    public ValueDeclaration<T> safe() {
        refuseIfSealed();
        writing = Operation.Kind.SAFE;
        return this;
    }

    /**
     * What is written may leave parts of the value as they are, as a vector does that moves one axis: so it is no news of
     * the value, and the setter reports what there is afterwards.
     */
    public ValueDeclaration<T> partial() {
        refuseIfSealed();
        partial = true;
        return this;
    }

    @Override
    void noteWritten(T value) {
        if (!partial) {
            note(value);
        }
    }

    @Override
    T normalise(@Nullable T value) {
        if (!type.isInstance(value)) {
            String got = value == null ? "nothing" : value.getClass().getSimpleName() + " " + value;
            throw new DeviceException(qualifiedName(), " ", "wants " + type.getSimpleName() + ", got " + got);
        }
        return value;
    }
}
