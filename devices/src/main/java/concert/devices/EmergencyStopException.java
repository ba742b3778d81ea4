package concert.devices;

/** A motion or an opening was asked for while an emergency stop is in force. */
public final class EmergencyStopException extends DeviceException {
    private static final long serialVersionUID = 1;

    EmergencyStopException(String operation) {
        super(operation, "refused, an emergency stop is in force until all clean-ups have ended");
    }
}
