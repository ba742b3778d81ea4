package concert.session;

import concert.coroutines.ServiceThreads;
import concert.watchdog.Answer;
import concert.watchdog.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a watchdog process running, tells it that the session lives, and keeps its recipes in step.
 *
 * <p>All of it happens on one platform thread of its own. It stands still when the JVM does, which is the point; nothing
 * else can hold it up: no virtual thread, no driver's code, no alarm of somebody else. It never writes into a full pipe
 * either: after {@link #MOST_UNANSWERED} beats without an answer it writes nothing more.
 */
final class WatchdogKeeper {
    static final Duration BEAT = Duration.ofMillis(250);

    private static final int MOST_UNANSWERED = 4;

    /** Lines with one beat. Each is at most some kilobytes long, of the 64 that a pipe takes. */
    private static final int MOST_CHANGES = 8;

    /** Beats without an answer after which the process is killed; a JVM may take its time to start. */
    private static final int STUCK = 12;

    private static final int STUCK_AT_START = 60;

    /** Starts in a row, a second apart. A process that has lived for a minute counts as the first one again. */
    private static final int MOST_STARTS = 5;

    private static final int BEATS_OF_A_MINUTE = 240;

    private static final int PAUSE_SECONDS = 1;

    private final Wards wards;
    private final WatchdogOptions options;
    private final String session;
    private final Consumer<Answer> answers;
    private final Consumer<String> notices;

    /** Released for every change that should go out at once. */
    private final Semaphore changes = new Semaphore(0);

    /** Set by {@link #end}. */
    private volatile boolean ending;

    private volatile boolean orderly;

    /** Written by the keeper's thread. */
    private volatile @Nullable WatchdogProcess process;

    private volatile boolean givenUp;

    /** Started with the first recipe; guarded by this. */
    private @Nullable Thread thread;

    WatchdogKeeper(
            Wards wards, WatchdogOptions options, String session, Consumer<Answer> answers, Consumer<String> notices) {
        this.wards = wards;
        this.options = options;
        this.session = session;
        this.answers = answers;
        this.notices = notices;
    }

    /** There is something to tell the process; the first time starts it. */
    void changed() {
        changes.release();
        synchronized (this) {
            if (thread == null && !ending) {
                thread = ServiceThreads.start("watchdog", this::run);
            }
        }
    }

    /** The last beat that the process has answered, 0 if there is none. */
    long answered() {
        WatchdogProcess current = process;
        return current == null ? 0 : current.answered();
    }

    boolean hasGivenUp() {
        return givenUp;
    }

    /** Of the process; for tests, which kill it. */
    long pid() {
        WatchdogProcess current = process;
        return current == null ? -1 : current.pid();
    }

    /** Ends the process and waits for that; if {@code orderly} it does not fire. An interrupt is kept for later. */
    void end(boolean isOrderly) {
        orderly = isOrderly;
        Thread keeper;
        synchronized (this) {
            ending = true;
            keeper = thread;
        }
        changes.release();
        boolean interrupted = false;
        while (keeper != null && keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException e) {
                // Without its good-bye the watchdog would fire at the end of this process.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- on the thread of the keeper -------------------------------------------------------------------------------

    private void run() {
        try {
            for (int starts = 1; !ending; starts++) {
                wards.forgetSent();
                if (guard() > BEATS_OF_A_MINUTE) {
                    starts = 1;
                }
                if (ending) {
                    return;
                }
                if (starts == MOST_STARTS) {
                    break;
                }
                // Whatever it was, a full process table for example, may pass.
                var _ = changes.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
        }
        givenUp = true;
        notices.accept("The watchdog does not stay; no device is covered any more");
    }

    /** Starts a process and keeps it until it has ended; returns how many beats it has answered. */
    private long guard() throws InterruptedException {
        WatchdogProcess current;
        try {
            current = WatchdogProcess.start(WatchdogCommand.of(options, session), answers);
        } catch (IOException e) {
            notices.accept("The watchdog does not start: " + e.getMessage());
            return 0;
        }
        process = current;
        try {
            keep(current);
        } catch (IOException e) {
            // It has ended: its end of the pipe is closed.
        }
        if (ending) {
            leave(current);
        } else {
            notices.accept("The watchdog " + (current.isAlive() ? "does not answer" : "has ended unexpectedly"));
            current.kill();
            current.end();
        }
        process = null;
        return current.answered();
    }

    /** Until it has ended or is stuck, or the session ends. */
    private void keep(WatchdogProcess current) throws InterruptedException, IOException {
        long beat = 0;
        long seen = 0;
        int silent = 0;
        while (!ending && current.isAlive() && silent <= (seen == 0 ? STUCK_AT_START : STUCK)) {
            if (beat - current.answered() < MOST_UNANSWERED) {
                beat++;
                List<Message> lines = new ArrayList<>(wards.changes(beat, MOST_CHANGES));
                if (lines.size() == MOST_CHANGES) {
                    // Perhaps there are more: the next round comes at once.
                    changes.release();
                }
                lines.add(new Message.Beat(beat));
                current.write(lines);
            }
            boolean woken = changes.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            var _ = changes.drainPermits();
            silent = current.answered() != seen ? 0 : silent + (woken ? 0 : 1);
            seen = current.answered();
        }
    }

    private void leave(WatchdogProcess current) throws InterruptedException {
        if (orderly) {
            try {
                current.write(List.of(new Message.GoodBye()));
            } catch (IOException e) {
                // It has ended before us.
            }
        }
        current.end();
        if (orderly) {
            current.kill();
        }
    }
}
