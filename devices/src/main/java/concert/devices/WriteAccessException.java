package concert.devices;

/** A parameter cannot be written. */
public final class WriteAccessException extends DeviceException {
    private static final long serialVersionUID = 1;

    WriteAccessException(String parameter) {
        super(parameter, " ", "cannot be written");
    }
}
