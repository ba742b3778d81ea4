package concert.devices;

/**
 * A device is not trusted: an operation of an abandoned task is still inside it. Only reading, stopping and the
 * emergency stop work until {@link Device#recover()}.
 */
public final class SuspectException extends DeviceException {
    private static final long serialVersionUID = 1;

    SuspectException(String device, String operation) {
        super(
                operation,
                "refused, because an abandoned task is still inside " + device
                        + "; check the device, then call recover()");
    }
}
