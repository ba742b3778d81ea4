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
        if (limit.compareTo(WatchdogKeeper.BEAT.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("the watchdog's limit must be at least "
                    + WatchdogKeeper.BEAT.multipliedBy(2).toMillis() + " ms, two beats; got " + limit.toMillis()
                    + " ms");
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
