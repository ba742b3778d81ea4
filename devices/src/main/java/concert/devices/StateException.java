package concert.devices;

/**
 * An operation failed and left the device in a state that the driver knows: a driver throws it to name that state, or a
 * subclass such as {@link HardLimitException}.
 */
public class StateException extends DeviceException {
    private static final long serialVersionUID = 1;

    private final Enum<?> errorState;

    public StateException(String subject, Enum<?> errorState, String what) {
        super(subject, what);
        this.errorState = errorState;
    }

    /** The state that the device is in now. */
    public Enum<?> errorState() {
        return errorState;
    }
}
