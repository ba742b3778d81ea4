package concert.coroutines;

/**
 * The root of this module's failures, and the carrier of a checked exception that an awaited coroutine threw: then that
 * exception is the cause. Unchecked failures of awaited work arrive as themselves.
 */
public class CoroutineException extends RuntimeException {
    private static final long serialVersionUID = 1;

    protected CoroutineException(String message) {
        super(message);
    }

    /** Each awaiter gets a carrier of its own; {@code cause} is shared between them and is not touched. */
    CoroutineException(Exception cause) {
        super(describe(cause), cause);
    }

    private static String describe(Exception cause) {
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        return message == null ? type : type + ": " + message;
    }
}
