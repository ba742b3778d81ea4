package concert.coroutines;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.util.Objects;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * Work that has not started: an immutable description which may be run again and again.
 *
 * <p>Making one touches no hardware. It runs when it is awaited (right here, on the caller's thread), started (as a
 * {@link Task} on a thread of its own) or run as a {@link Command}. A coroutine that is made and dropped is a mistake:
 * nothing would happen, and the shell as well as Error Prone refuse it.
 *
 * @param <T> the type of the value that the work ends with; {@code Void} for work without one
 */
@CheckReturnValue
public final class Coroutine<T extends @Nullable Object> implements Awaitable<T> {

    /** The work itself: plain blocking code that may throw anything and may await. */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> {
        T run() throws Exception;
    }

    /** Work without a value. */
    @FunctionalInterface
    public interface Procedure {
        void run() throws Exception;
    }

    private final String name;
    private final Body<T> body;

    Coroutine(String name, Body<T> body) {
        this.name = Objects.requireNonNull(name, "name");
        this.body = Objects.requireNonNull(body, "body");
    }

    @Override
    public String name() {
        return name;
    }

    /** The same work under another name. */
    public Coroutine<T> named(String newName) {
        return new Coroutine<>(newName, body);
    }

    /**
     * The same work with a time limit: when it is over the work is cancelled, its clean-up is waited for, and
     * {@link TimedOutException} is thrown. Work that ended with a value before the limit keeps it.
     */
    public Coroutine<T> timeout(Quantity<Time> limit) {
        return timeout(Durations.of(limit));
    }

    /** As {@link #timeout(Quantity)}. */
    public Coroutine<T> timeout(Duration limit) {
        long nanos = Durations.nanos(limit);
        return new Coroutine<>(name, () -> Members.timeout(this, nanos));
    }

    Body<T> body() {
        return body;
    }

    /**
     * Runs the body on the current thread as part of {@code task}. A plain call: the depth is the only trace of it, and
     * only the task's own thread touches it.
     */
    T runIn(Task<?> task) throws InterruptedException {
        task.enterCoroutine();
        try {
            return body.run();
        } catch (InterruptedException | RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new CoroutineException(e);
        } finally {
            task.leaveCoroutine();
        }
    }

    @Override
    public String toString() {
        return "coroutine " + name;
    }
}
