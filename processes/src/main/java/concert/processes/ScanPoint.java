package concert.processes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One point of a scan.
 *
 * @param index counted from 0
 * @param positions what the parameters were set to, in their order
 * @param value what was measured; null if that failed
 * @param failure why there is no value, in a scan that skips failures; else null
 */
public record ScanPoint<R extends @Nullable Object>(
        long index,
        List<Object> positions,
        R value,
        @Nullable Throwable failure) {

    /** Whether there is a value. */
    public boolean isTaken() {
        return failure == null;
    }
}
