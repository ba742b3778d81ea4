package concert.shell.logging;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/**
 * Lines on their way to a disk or a screen, which may be slow, full or hang. Who adds one does not wait for that: when
 * there is no room the line is dropped and counted, and the next that finds room has a line before it which says so.
 */
final class LineQueue {
    /** How much is kept, in characters, and how much is given at once. */
    private static final int ROOM = 4 << 20;

    private static final int BATCH = 1 << 18;

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    /** The line that tells how many are missing. */
    private final LongFunction<String> missing;

    private final int room;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();

    /** Guarded by the lock, as is all below. */
    private final Queue<String> lines = new ArrayDeque<>();

    private int size;
    private long dropped;

    /** What was taken is not written yet. */
    private boolean taken;

    /** Somebody has waited for room in vain, and nothing was taken since. */
    private boolean stalled;

    LineQueue(LongFunction<String> missing) {
        this(missing, ROOM);
    }

    LineQueue(LongFunction<String> missing, int room) {
        this.missing = missing;
        this.room = room;
    }

    /** @param patient whether it is better to wait a second for room than to drop the line */
    void add(String line, boolean patient) {
        lock.lock();
        try {
            if (size >= room && patient) {
                waitForRoom();
            }
            if (size >= room) {
                dropped++;
                return;
            }
            noteDropped();
            put(line);
        } finally {
            lock.unlock();
        }
    }

    /** Once for a disk that hangs: who has many lines would else wait for a second with each. */
    private void waitForRoom() {
        long left = PATIENCE;
        try {
            while (size >= room && !stalled) {
                stalled = left <= 0;
                left = stalled ? 0 : emptied.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void noteDropped() {
        if (dropped > 0) {
            put(missing.apply(dropped));
            dropped = 0;
        }
    }

    private void put(String line) {
        lines.add(line);
        size += line.length();
        filled.signal();
    }

    /** The next lines, in order; waits for them. They count as under way until {@link #written}. For one thread. */
    List<String> take() throws InterruptedException {
        lock.lock();
        try {
            while (lines.isEmpty()) {
                filled.await();
            }
            List<String> batch = new ArrayList<>();
            int length = 0;
            while (!lines.isEmpty() && length < BATCH) {
                String line = lines.remove();
                length += line.length();
                batch.add(line);
            }
            size -= length;
            if (lines.isEmpty()) {
                noteDropped();
            }
            taken = true;
            stalled = false;
            emptied.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** What was taken is where it belongs, or lost. */
    void written() {
        lock.lock();
        try {
            taken = false;
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all lines that were added are written; false if they are not within {@code limit}. */
    boolean awaitWritten(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (left > 0 && (taken || !lines.isEmpty())) {
                left = emptied.awaitNanos(left);
            }
            return !taken && lines.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
