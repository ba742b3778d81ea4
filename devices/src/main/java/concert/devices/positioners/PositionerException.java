package concert.devices.positioners;

import concert.devices.DeviceException;

/** A positioner was asked for what its axes cannot do. Nothing has moved. */
public class PositionerException extends DeviceException {
    private static final long serialVersionUID = 1;

    /** The line is "{@code subject}: {@code what}". */
    public PositionerException(String subject, String what) {
        super(subject, what);
    }
}
