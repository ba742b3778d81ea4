package concert.processes;

/** A scan cannot be done as it was asked for, or has failed at one of its points; what it took by then is kept. */
public final class ScanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScanException(String message) {
        super(message);
    }

    ScanException(String message, Throwable cause) {
        super(message + ": " + reason(cause), cause);
    }

    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
