package concert.devices.cameras;

import concert.devices.DeviceException;

/** A camera could not do what was asked. */
public class CameraException extends DeviceException {
    private static final long serialVersionUID = 1;

    /** The line is "{@code subject}: {@code what}". */
    public CameraException(String subject, String what) {
        super(subject, what);
    }

    /** As above, because of another failure. */
    public CameraException(String subject, String what, Throwable cause) {
        super(subject, what, cause);
    }
}
