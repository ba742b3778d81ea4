package concert.coroutines.testing;

import concert.coroutines.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A clock that stands still while anybody runs, and jumps to the next alarm when all wait: a ten-minute scan takes
 * milliseconds, and takes exactly ten minutes.
 *
 * <p>A task that blocks outside the kernel's primitives counts as running. Then the clock stands, and a test moves it
 * with {@link #advance}.
 */
public final class ManualClock implements Clock {
    /** An arbitrary morning; tests must not depend on the date. */
    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");

    private record Entry(long deadline, long number, Runnable action) {}

    /** Alarms for the same moment ring in the order in which they were set. Guarded by this, as is all below. */
    private final TreeSet<Entry> alarms =
            new TreeSet<>(Comparator.comparingLong(Entry::deadline).thenComparingLong(Entry::number));

    private long lastNumber;
    private int tasks;
    private int running;
    private boolean automatic = true;

    /** Read without the monitor. */
    private volatile long now;

    public ManualClock() {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(now);
    }

    /** How far it has come since it was made. */
    public Duration elapsed() {
        return Duration.ofNanos(now);
    }

    @Override
    public boolean ticks() {
        return false;
    }

    @Override
    public Alarm schedule(long deadline, Runnable action) {
        synchronized (this) {
            if (deadline > now) {
                Entry entry = new Entry(deadline, lastNumber++, action);
                alarms.add(entry);
                return () -> {
                    synchronized (this) {
                        alarms.remove(entry);
                    }
                };
            }
        }
        // Who computed the deadline and was overtaken by advance() would else sleep until somebody advances again.
        action.run();
        return () -> {};
    }

    @Override
    public void started() {
        synchronized (this) {
            tasks++;
            running++;
        }
    }

    @Override
    public void ended() {
        synchronized (this) {
            tasks--;
            running--;
        }
        jumpWhileAllWait();
    }

    @Override
    public void resumed() {
        synchronized (this) {
            running++;
        }
    }

    @Override
    public void suspended() {
        synchronized (this) {
            running--;
        }
        jumpWhileAllWait();
    }

    /** Whether it jumps by itself when all wait; it does unless told otherwise. */
    public void jumpAutomatically(boolean jump) {
        synchronized (this) {
            automatic = jump;
        }
        jumpWhileAllWait();
    }

    private void jumpWhileAllWait() {
        for (List<Entry> due = nextDue(); !due.isEmpty(); due = nextDue()) {
            ring(due);
        }
    }

    /**
     * Moves to the next alarm if somebody waits and nobody runs. Whoever rings counts as running, so that nobody jumps
     * beside him.
     */
    private synchronized List<Entry> nextDue() {
        if (tasks == 0 || running > 0 || !automatic || alarms.isEmpty()) {
            return List.of();
        }
        now = Math.max(now, alarms.first().deadline);
        return takeDue();
    }

    private List<Entry> takeDue() {
        List<Entry> due = new ArrayList<>();
        while (!alarms.isEmpty() && alarms.first().deadline <= now) {
            due.add(alarms.removeFirst());
        }
        running += due.isEmpty() ? 0 : 1;
        return due;
    }

    private void ring(List<Entry> due) {
        for (Entry entry : due) {
            entry.action.run();
        }
        synchronized (this) {
            running--;
        }
    }

    /**
     * Moves the clock, whoever runs. Alarms on the way ring in order, each at its time, on the calling thread; those
     * that they wake may run only later.
     */
    public void advance(Duration by) {
        long target = now + by.toNanos();
        for (; ; ) {
            List<Entry> due;
            synchronized (this) {
                if (alarms.isEmpty() || alarms.first().deadline > target) {
                    now = Math.max(now, target);
                    break;
                }
                now = Math.max(now, alarms.first().deadline);
                due = takeDue();
            }
            ring(due);
        }
        jumpWhileAllWait();
    }

    @Override
    public String toString() {
        return "manual clock at " + elapsed();
    }
}
