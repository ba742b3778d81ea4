package concert.processes;

/** A scan cannot be done as it was asked for, or has failed at one of its points; what it took by then is kept. */
public final class ScanException extends ProcessException {
    private static final long serialVersionUID = 1;

    ScanException(String subject, String what) {
        super(subject, what);
    }

    ScanException(String subject, String what, Throwable cause) {
        super(subject, what, cause);
    }
}
