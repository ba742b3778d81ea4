package concert.processes;

import concert.devices.DeviceException;

/** A process cannot be done as it was asked for, or has failed on its way; what it took by then is kept. */
public class ProcessException extends DeviceException {
    private static final long serialVersionUID = 1;

    ProcessException(String subject, String what) {
        super(subject, what);
    }

    ProcessException(String subject, String what, Throwable cause) {
        super(subject, what, cause);
    }
}
