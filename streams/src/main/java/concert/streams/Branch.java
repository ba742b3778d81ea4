package concert.streams;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consumer of a broadcast: a sink, and what happens when it is slower than the items come. Made by
 * {@link Streams#block}, {@link Streams#latest} and {@link Streams#drop}.
 *
 * @param <T> the type of the items
 * @param <R> the type of the sink's value
 */
public final class Branch<T, R extends @Nullable Object> {
    enum Policy {
        /** The producer waits. */
        BLOCK("block"),
        /** It gets the latest item, and misses those before. */
        LATEST("latest"),
        /** It misses the latest items, once as many as it may keep are waiting for it. */
        DROP("drop");

        private final String word;

        Policy(String word) {
            this.word = word;
        }
    }

    private final Policy policy;
    private final int capacity;
    private final Sink<T, R> sink;

    Branch(Policy policy, int capacity, Sink<T, R> sink) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a consumer has room for at least 1 item; got " + capacity);
        }
        this.policy = policy;
        this.capacity = capacity;
        this.sink = Objects.requireNonNull(sink, "there is no consumer (null)");
    }

    Policy policy() {
        return policy;
    }

    /** How many items may wait for it. */
    int capacity() {
        return capacity;
    }

    Sink<T, R> sink() {
        return sink;
    }

    /** As {@code latest(viewer)}. */
    public String name() {
        return policy.word + "(" + sink.name() + ")";
    }

    @Override
    public String toString() {
        return name();
    }
}
