package concert.coroutines;

import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's time, with one platform thread for all alarms of the process. */
final class SystemClock implements Clock {
    static final SystemClock INSTANCE = new SystemClock();

    private final ScheduledThreadPoolExecutor alarms;

    private SystemClock() {
        alarms = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .name("concert-alarms")
                        .daemon()
                        .priority(Thread.MAX_PRIORITY)
                        .factory());
        alarms.setRemoveOnCancelPolicy(true);
        // A thread started on demand costs milliseconds just when a stop is urgent.
        alarms.prestartAllCoreThreads();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm schedule(long deadline, Runnable action) {
        ScheduledFuture<?> alarm = alarms.schedule(action, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }
}
