package concert.streams;

/** A stream that cannot go on. */
public final class StreamException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
