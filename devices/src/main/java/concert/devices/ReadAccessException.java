package concert.devices;

/** The value of a parameter cannot be read. */
public final class ReadAccessException extends DeviceException {
    private static final long serialVersionUID = 1;

    ReadAccessException(String parameter) {
        super(parameter, " ", "cannot be read");
    }
}
