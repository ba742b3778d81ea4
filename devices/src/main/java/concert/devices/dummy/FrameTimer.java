package concert.devices.dummy;

import concert.coroutines.Clock;
import concert.coroutines.Gate;
import concert.coroutines.Supervisor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a camera without hardware has its frames: one period after the other, or one for each trigger.
 *
 * <p>Deadlines are absolute, so that errors do not add up. Who is late gets the frames that it has missed at once, as from the
 * buffer of a camera, but not more than a few. One coroutine at a time waits; all else may come from any thread.
 */
final class FrameTimer {
    /** How many frames are kept for who is late. */
    private static final int BEHIND = 8;

    private final Gate gate = new Gate("a frame");
    private final AtomicLong triggers = new AtomicLong();

    private volatile boolean on;
    private volatile Clock clock = Clock.system();
    private volatile boolean automatic;
    private volatile long begin;
    private volatile long end;

    /** When the frame before was due; written by who waits. */
    private volatile long due;

    /** The deadline that has come, so that no rounding of the alarm's clock makes it be waited for again. */
    private volatile long rung;

    void begin(boolean byItself, long period) {
        clock = Supervisor.current().clock();
        automatic = byItself;
        begin = clock.nanoTime();
        due = byItself ? begin : begin - period;
        rung = begin - 1;
        triggers.set(0);
        on = true;
    }

    /** Fine when it is over already. */
    void end() {
        if (on) {
            end = clock.nanoTime();
            on = false;
        }
        gate.wake();
    }

    /** Ignored by one that goes by itself, and by one that is off. */
    void trigger() {
        if (on && !automatic) {
            triggers.incrementAndGet();
            gate.wake();
        }
    }

    /** Waits for the next frame, {@code period} nanoseconds after the one before or later; false when it was ended. */
    boolean next(long period) throws InterruptedException {
        if (!automatic) {
            gate.await(() -> !on || triggers.get() > 0);
        }
        long now = clock.nanoTime();
        long next = due + period;
        long earliest = automatic ? now - BEHIND * period : now;
        if (next - earliest < 0) {
            next = earliest;
        }
        if (on && next - now > 0) {
            await(next);
        }
        if (!on) {
            return false;
        }
        due = next;
        triggers.decrementAndGet();
        return true;
    }

    private void await(long deadline) throws InterruptedException {
        Clock.Alarm alarm = clock.schedule(deadline, () -> {
            rung = deadline;
            gate.wake();
        });
        try {
            gate.await(() -> !on || rung == deadline);
        } finally {
            alarm.cancel();
        }
    }

    /** How many frames there were from the begin to the end, or were asked for and not taken. */
    long elapsed(long period) {
        return automatic ? period == 0 ? Long.MAX_VALUE : (end - begin) / period : triggers.get();
    }
}
