package concert.devices;

import static concert.coroutines.Coroutines.await;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The values that a parameter has put aside, last in first out. */
final class Stash<T> {
    private final Parameter<T> parameter;

    /** Guarded by itself; never held while the hardware is asked. */
    private final Deque<T> values = new ArrayDeque<>();

    Stash(Parameter<T> parameter) {
        this.parameter = parameter;
    }

    void push() throws InterruptedException {
        push(current());
    }

    /** The target if it can be read: a motor on its way goes on to where it was sent. */
    T current() throws InterruptedException {
        refuseIfNotWritable();
        return parameter.targetReadable() ? await(parameter.getTarget()) : await(parameter.get());
    }

    void push(T value) {
        synchronized (values) {
            values.push(value);
        }
    }

    void pop() throws InterruptedException {
        refuseIfNotWritable();
        T value = top();
        if (value != null) {
            await(parameter.set(value));
            // Only now: a set that failed or was cancelled must not lose the value.
            synchronized (values) {
                values.removeFirstOccurrence(value);
            }
        }
    }

    private @Nullable T top() {
        synchronized (values) {
            return values.peek();
        }
    }

    private void refuseIfNotWritable() {
        if (!parameter.writable()) {
            throw new WriteAccessException(parameter.qualifiedName());
        }
    }
}
