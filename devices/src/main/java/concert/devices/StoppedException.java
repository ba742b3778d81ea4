package concert.devices;

/** An operation did not get to its end because somebody else stopped the device. */
public class StoppedException extends DeviceException {
    private static final long serialVersionUID = 1;

    public StoppedException(String subject, String what) {
        super(subject, what);
    }
}
