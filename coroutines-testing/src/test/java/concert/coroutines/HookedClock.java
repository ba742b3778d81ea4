package concert.coroutines;

import concert.coroutines.testing.ManualClock;
import java.time.Instant;

/** A manual clock that lets a test hold up whoever calls it: the kernel calls it just where its races are. */
final class HookedClock implements Clock {
    final ManualClock clock = new ManualClock();

    /** Run by whoever is about to count a task as running. */
    volatile Runnable beforeResumed = () -> {};

    /** Run by whoever is about to set an alarm. */
    volatile Runnable beforeSchedule = () -> {};

    @Override
    public void resumed() {
        beforeResumed.run();
        clock.resumed();
    }

    @Override
    public Alarm schedule(long deadline, Runnable action) {
        beforeSchedule.run();
        return clock.schedule(deadline, action);
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public boolean ticks() {
        return clock.ticks();
    }

    @Override
    public void started() {
        clock.started();
    }

    @Override
    public void ended() {
        clock.ended();
    }

    @Override
    public void suspended() {
        clock.suspended();
    }
}
