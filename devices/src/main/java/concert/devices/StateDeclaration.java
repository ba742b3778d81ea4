package concert.devices;

/**
 * The declaration of a state: what the driver says about it while the device is constructed. Without {@link #get} it is
 * kept in software.
 *
 * @see Device
 */
public final class StateDeclaration<S extends Enum<S>> extends StateParameter<S> {

    StateDeclaration(Device device, String name, S initial, String documentation) {
        super(device, name, initial, documentation);
    }

    /** The hardware tells the state, and this is how it is asked: twice by every operation with a rule. */
    public StateDeclaration<S> get(Getter<? extends S> newGetter) {
        refuseIfSealed();
        getter = newGetter;
        isReadFromHardware();
        return this;
    }
}
