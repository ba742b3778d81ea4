package concert.shell;

import concert.coroutines.Task;
import concert.shell.logging.Logging;
import java.time.Duration;
import java.util.List;

/**
 * Stops the hardware when the process is told to end: SIGTERM, a lost terminal, Ctrl-C in a script, an end that nobody
 * planned. Whatever the reason, nobody will be there afterwards to stop a motor.
 *
 * <p>Ctrl-C leaves the clean-ups their time and their freedom to move. The others are no user's choice, so all devices
 * are stopped as by {@code abort()}.
 */
final class Shutdown {
    /** Longer than a clean-up may take, which the kernel ends by itself; service managers kill after 90 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(18);

    private static final int INTERRUPTED = 130;

    private final Shell shell;

    /** Gives back what the session has of the user's, when nothing more will be printed. */
    private final Runnable last;

    /** The session has ended in the normal way: what becomes of the process is of no interest any more. */
    private volatile boolean ended;

    private volatile boolean interrupted;

    private Shutdown(Shell shell, Runnable last) {
        this.shell = shell;
        this.last = last;
    }

    static Shutdown install(Shell shell, Runnable last) {
        Shutdown shutdown = new Shutdown(shell, last);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("concert-shutdown").unstarted(shutdown::stopAndTell));
        return shutdown;
    }

    void ended() {
        ended = true;
    }

    /** Ctrl-C in a script. A second one breaks no clean-up; it tells what is waited for. */
    void interrupt() {
        if (interrupted) {
            for (Task<?> task : shell.supervisor().tasks()) {
                shell.err().println(task.name() + ": " + Cancelling.line(task));
            }
            return;
        }
        interrupted = true;
        // Here, before anything waits: this thread delivers the next Ctrl-C, and exit returns only with the process.
        Thread.ofPlatform().name("concert-exit").start(() -> System.exit(INTERRUPTED));
    }

    private void stopAndTell() {
        try {
            stop();
        } finally {
            Logging.flush();
        }
    }

    private void stop() {
        if (ended || shell.isClosed()) {
            return;
        }
        shell.beginShutdown();
        // Before anything is cancelled: clean-ups have lines of their own.
        String place = shell.supervisor().foreground() == null ? "" : shell.place();
        List<Task<?>> background = shell.background();
        if (!interrupted) {
            shell.abort();
        }
        try {
            boolean quiet = shell.cancelEverything(PATIENCE);
            if (!quiet && interrupted) {
                shell.abort();
            }
            shell.awaitAbort();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, the end is in sight anyway.
        }
        shell.err()
                .println((interrupted ? "Cancelled" : "Terminated")
                        + (place.isEmpty() ? "" : " at " + place)
                        + (background.isEmpty() ? "" : "; stopped: " + Shell.names(background)));
        shell.close();
        last.run();
    }
}
