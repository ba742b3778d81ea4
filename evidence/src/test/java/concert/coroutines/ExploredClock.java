package concert.coroutines;

import concert.evidence.Explorer;
import java.time.Instant;

/** The explorer's clock; counts who runs, as a manual clock does, to check that the kernel counts right. */
final class ExploredClock implements Clock {
    /** Only actors count, one at a time. */
    private int tasks;

    private int running;

    @Override
    public long nanoTime() {
        return Explorer.now();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(Explorer.now());
    }

    @Override
    public boolean ticks() {
        return false;
    }

    @Override
    public Alarm schedule(long deadline, Runnable action) {
        return Explorer.alarm(deadline, action)::run;
    }

    @Override
    public void started() {
        tasks++;
        running++;
    }

    @Override
    public void ended() {
        tasks--;
        running--;
    }

    @Override
    public void suspended() {
        running--;
        if (running < 0) {
            throw new AssertionError("fewer than nobody runs");
        }
    }

    @Override
    public void resumed() {
        running++;
    }

    /** At the end nobody must be left in the count: a manual clock would never jump again, or too early. */
    void checkCount() {
        if (tasks != 0 || running != 0) {
            throw new AssertionError(
                    "the clock counts " + tasks + " tasks and " + running + " that run; all have ended");
        }
    }
}
