package concert.shell.logging;

import concert.coroutines.ServiceThreads;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes records from whoever logs, who does not wait, and writes them on a thread of its own.
 *
 * <p>The JDK closes all handlers at the beginning of the end of the process, while clean-ups still have to tell what they
 * have stopped. So this one is not closed by that; {@link #flush} is called once more when the clean-ups have ended.
 */
final class QueuedHandler extends Handler {
    /** What sets parameters hands its lines to a thread of its own, which may wait; and those lines are the precious ones. */
    private static final String AUDIT = "concert.audit";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Where lines go; may block for as long as it likes. */
    @FunctionalInterface
    interface Sink {
        void write(List<String> lines);
    }

    private final LineQueue queue;
    private final Sink sink;

    QueuedHandler(String name, Formatter formatter, Level level, LongFunction<String> missing, Sink sink) {
        this.queue = new LineQueue(missing);
        this.sink = sink;
        setFormatter(formatter);
        setLevel(level);
        var _ = ServiceThreads.start(name, this::run);
    }

    @Override
    public void publish(LogRecord line) {
        if (!isLoggable(line)) {
            return;
        }
        String text;
        try {
            // Here and not on the thread that writes: what the line is about may change.
            text = getFormatter().format(line);
        } catch (RuntimeException e) {
            reportError(null, e, ErrorManager.FORMAT_FAILURE);
            return;
        }
        queue.add(text, AUDIT.equals(line.getLoggerName()));
    }

    /** One more line, as it is. */
    void add(String line) {
        queue.add(line, false);
    }

    private void run() {
        for (; ; ) {
            try {
                sink.write(queue.take());
            } catch (InterruptedException e) {
                return; // nobody does
            } catch (RuntimeException | Error e) {
                // As when there is no memory left: these lines are lost, the next perhaps not.
            } finally {
                queue.written();
            }
        }
    }

    /** Waits until everything is written, but not for a disk that hangs. */
    @Override
    public void flush() {
        var _ = queue.awaitWritten(PATIENCE);
    }

    @Override
    public void close() {
        flush();
        Logger.getLogger("").addHandler(this);
    }
}
