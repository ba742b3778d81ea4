package concert.devices;

/** The device does not tell where a parameter is going to. */
public final class TargetAccessException extends DeviceException {
    private static final long serialVersionUID = 1;

    TargetAccessException(String parameter) {
        super(parameter, " ", "has no target that can be read");
    }
}
