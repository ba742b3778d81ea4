package concert.devices;

import concert.coroutines.Operation;
import java.util.List;

/**
 * The declaration of a selection parameter: what the driver says about it while the device is constructed.
 *
 * @see Device
 */
public final class SelectionDeclaration<T> extends SelectionParameter<T> {

    SelectionDeclaration(Device device, String name, List<T> values, String documentation) {
        super(device, name, values, documentation);
    }

    /** How the value is read. */
    public SelectionDeclaration<T> get(Getter<? extends T> newGetter) {
        refuseIfSealed();
        getter = newGetter;
        return this;
    }

    /** How the value is written; it is one of the allowed ones. */
    public SelectionDeclaration<T> set(Setter<? super T> newSetter) {
        refuseIfSealed();
        setter = newSetter;
        return this;
    }

    /** How the value that the hardware is going to is read. */
    public SelectionDeclaration<T> target(Getter<? extends T> newGetter) {
        refuseIfSealed();
        targetGetter = newGetter;
        return this;
    }

    /** From and to which states writing it goes. */
    public SelectionDeclaration<T> during(Rule<?> newRule) {
        refuseIfSealed();
        rule = newRule.governs(this);
        return this;
    }

    /** Writing it starts no motion and opens nothing, so it passes while an emergency stop is in force. */
    public SelectionDeclaration<T> safe() {
        refuseIfSealed();
        writing = Operation.Kind.SAFE;
        return this;
    }
}
