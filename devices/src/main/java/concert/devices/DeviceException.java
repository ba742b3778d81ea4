package concert.devices;

/**
 * A device or one of its parameters could not do what was asked; the root of this module's failures.
 *
 * <p>The message is one line that begins with the device. Drivers throw it, or a subclass, for failures of their own.
 */
public class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String subject;

    /** The line is "{@code subject}: {@code what}". */
    public DeviceException(String subject, String what) {
        this(subject, ": ", what);
    }

    /** As above, because of another failure, such as one of the connection. */
    public DeviceException(String subject, String what, Throwable cause) {
        super(subject + ": " + what + ": " + reason(cause), cause);
        this.subject = subject;
    }

    DeviceException(String subject, String joint, String what) {
        super(subject + joint + what);
        this.subject = subject;
    }

    /** What the line is about: "motor", "motor.position". */
    public String subject() {
        return subject;
    }

    /** One line for any failure: its message, or its type if it has none. */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
