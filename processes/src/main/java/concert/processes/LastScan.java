package concert.processes;

import concert.coroutines.Task;
import org.jspecify.annotations.Nullable;

/** The scan that was begun last in a session, so that what it took is there after a failure or a cancel. */
final class LastScan {
    private volatile @Nullable ScanResult<?> result;

    private LastScan() {}

    static LastScan ofSession() {
        return Task.current().supervisor().service(LastScan.class, _ -> new LastScan());
    }

    void begins(ScanResult<?> newest) {
        result = newest;
    }

    @Nullable
    ScanResult<?> result() {
        return result;
    }
}
