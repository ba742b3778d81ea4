package concert.devices;

import concert.coroutines.ServiceThreads;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes who changed what, one line each, to the logger "concert.audit".
 *
 * <p>A setter only puts a note into a queue; a platform thread of its own makes the line and writes it. The queue has
 * no end: a line that waits costs some bytes, a line that is lost or a setter that waits costs trust.
 */
final class AuditLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("concert.audit");

    /** How often the writer looks while lines may come, in nanoseconds; and how often in vain before it sleeps. */
    private static final long PAUSE = 5_000_000;

    private static final int PAUSES = 200;

    /** How long it sleeps, unless a line wakes it, before its thread ends. */
    private static final long SLEEP = 60_000_000_000L;

    /** For changes outside any session: each is written at once. */
    static final AuditLog UNOWNED = new AuditLog();

    static {
        UNOWNED.closed = true;
    }

    private final Consumer<String> out;
    private final BooleanSupplier wanted;

    /** Lines to be made. Many write, the writer reads. */
    private final Queue<Supplier<String>> queue = new ConcurrentLinkedQueue<>();

    /** The writer thread sleeps until it is woken. Set by it, cleared by whoever wakes it. */
    private volatile boolean asleep;

    private volatile boolean closed;

    /** Held while lines are made and written, which may take long: never by a setter, before the log is closed. */
    private final Object writing = new Object();

    /** Started with a line that finds none; ends by itself. */
    private volatile @Nullable Thread writer;

    AuditLog() {
        this(line -> LOG.info(line), LOG::isInfoEnabled);
    }

    /** For tests, which have no logging. */
    AuditLog(Consumer<String> out, BooleanSupplier wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    /** A parameter has been set. */
    <T> void set(Parameter<T> parameter, T value) {
        if (wanted.getAsBoolean()) {
            add(() -> line(parameter, value));
        }
    }

    /** A parameter was not set, or not to the end. */
    <T> void failed(Parameter<T> parameter, T value, Throwable failure) {
        if (wanted.getAsBoolean()) {
            add(() -> line(parameter, value) + " failed: " + DeviceException.reason(failure));
        }
    }

    /** Something else has changed. */
    void note(String line) {
        if (wanted.getAsBoolean()) {
            add(() -> line);
        }
    }

    private static <T> String line(Parameter<T> parameter, T value) {
        return "set " + parameter.auditName() + "='" + parameter.format(value) + "'";
    }

    private void add(Supplier<String> line) {
        queue.add(line);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(writer);
        } else if (writer == null) {
            start();
        }
        if (closed) {
            var _ = drain();
        }
    }

    private synchronized void start() {
        if (writer == null && !closed) {
            writer = ServiceThreads.start("audit", this::run);
        }
    }

    /**
     * Waking a sleeping thread costs a setter microseconds, so the writer stays up for a second after the last line and
     * looks by itself; after a minute of silence its thread ends. Before it sleeps or ends it says so first and looks
     * once more afterwards: a line that comes in between is seen by it, or its sender sees that it has to be woken.
     */
    private void run() {
        int idle = 0;
        while (!closed) {
            if (drain()) {
                idle = 0;
            } else if (idle++ < PAUSES) {
                LockSupport.parkNanos(this, PAUSE);
            } else if (idle > PAUSES + 2) {
                break;
            } else {
                asleep = true;
                if (queue.isEmpty() && !closed) {
                    LockSupport.parkNanos(this, SLEEP);
                }
                asleep = false;
            }
        }
        writer = null;
        if (!queue.isEmpty()) {
            start();
        }
    }

    /** One thread at a time, so that lines stay in order; whether there was anything. */
    private boolean drain() {
        synchronized (writing) {
            boolean any = false;
            for (Supplier<String> line = queue.poll(); line != null; line = queue.poll()) {
                any = true;
                write(line);
            }
            return any;
        }
    }

    private void write(Supplier<String> line) {
        try {
            out.accept(line.get());
        } catch (RuntimeException failure) {
            LOG.warn("An audit line could not be written", failure);
        }
    }

    /** Writes what is left. Lines that still come are written by their senders. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(writer);
        var _ = drain();
    }
}
