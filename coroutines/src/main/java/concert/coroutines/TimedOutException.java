package concert.coroutines;

import java.time.Duration;

/** A wait was longer than its limit. What was waited for has been cancelled and has cleaned up, or was withdrawn. */
public final class TimedOutException extends CoroutineException {
    private static final long serialVersionUID = 1;

    private final Duration limit;

    TimedOutException(String what, Duration limit) {
        super(what + " within " + Durations.text(limit));
        this.limit = limit;
    }

    public Duration limit() {
        return limit;
    }
}
