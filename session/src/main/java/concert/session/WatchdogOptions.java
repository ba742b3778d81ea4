package concert.session;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a session is guarded.
 *
 * @param on whether at all
 * @param limit the silence after which the session counts as frozen
 * @param log where the watchdog process writes what it does; null for nowhere
 */
record WatchdogOptions(boolean on, Duration limit, @Nullable Path log) {
    /** Four beats have to be missing. */
    static final WatchdogOptions DEFAULT = new WatchdogOptions(true, Duration.ofSeconds(1), null);

    WatchdogOptions {
        // In milliseconds: a Duration is multiplied in decimals, whose tables every session would make at its start.
        long least = 2 * WatchdogKeeper.BEAT.toMillis();
        if (limit.toMillis() < least) {
            throw new IllegalArgumentException("the watchdog's limit must be at least " + least + " ms, two beats; got "
                    + limit.toMillis() + " ms");
        }
    }

    WatchdogOptions off() {
        return new WatchdogOptions(false, limit, log);
    }

    WatchdogOptions withLimit(Duration newLimit) {
        return new WatchdogOptions(on, newLimit, log);
    }

    WatchdogOptions withLog(Path newLog) {
        return new WatchdogOptions(on, limit, newLog);
    }
}
