package concert.streams;

import concert.coroutines.Coroutine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What sessions say about streams without a prefix: the broadcast, how consumers take part in it, and plain sinks. */
public final class Streams {
    /** How many small items a consumer may be behind. */
    static final int AHEAD = 256;

    /** How many items wait for a consumer that may miss some, unless it says otherwise. */
    private static final int DROP_BEHIND = 16;

    private Streams() {}

    /**
     * Gives each item of a producer to all consumers, each in a coroutine of its own; ends when all have ended.
     *
     * <p>If the producer or a consumer fails, the producer and the consumers that may miss items are cancelled, the others
     * get what was on its way to them; when all have ended, with their clean-up, the failure is thrown. A cancel does the
     * same. A consumer that ends early is left out from then on; when there is none left the producer ends.
     *
     * @throws IllegalArgumentException without a consumer
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies them
    public static <T> Coroutine<Broadcast> broadcast(Producer<T> producer, Branch<? super T, ?>... consumers) {
        return Broadcast.of(producer, List.of(consumers));
    }

    /** The same, of consumers that are in a list. */
    public static <T> Coroutine<Broadcast> broadcast(
            Producer<T> producer, List<? extends Branch<? super T, ?>> consumers) {
        return Broadcast.of(producer, List.copyOf(consumers));
    }

    /** A consumer that gets every item: the producer waits for it when it is behind. */
    public static <T, R extends @Nullable Object> Branch<T, R> block(Sink<T, R> sink) {
        return new Branch<>(Branch.Policy.BLOCK, AHEAD, sink);
    }

    /** A consumer that gets the latest item whenever it is ready for one; those before it are counted as missed. */
    public static <T, R extends @Nullable Object> Branch<T, R> latest(Sink<T, R> sink) {
        return new Branch<>(Branch.Policy.LATEST, 1, sink);
    }

    /** A consumer for whom some items may wait; those that come while they do are counted as missed. */
    public static <T, R extends @Nullable Object> Branch<T, R> drop(Sink<T, R> sink) {
        return drop(sink, DROP_BEHIND);
    }

    /** As {@link #drop(Sink)}, with the number of items that may wait. */
    public static <T, R extends @Nullable Object> Branch<T, R> drop(Sink<T, R> sink, int waiting) {
        return new Branch<>(Branch.Policy.DROP, waiting, sink);
    }

    /** Counts the items. */
    public static Sink<Object, Long> count() {
        Sink<Object, Long> sink = items -> {
            long count = 0;
            while (items.next() != null) {
                count++;
            }
            return count;
        };
        return sink.named("count");
    }

    /** Takes all items and does nothing with them. */
    public static Sink<Object, @Nullable Void> ignore() {
        Sink<Object, @Nullable Void> sink = items -> {
            while (items.next() != null) {}
            return null;
        };
        return sink.named("ignore");
    }

    /** Keeps the last item; its value is null if there was none. */
    public static <T> Sink<T, @Nullable T> last() {
        Sink<T, @Nullable T> sink = items -> {
            boolean any = false;
            while (items.next() != null) {
                any = true;
            }
            return any ? items.keep() : null;
        };
        return sink.named("last");
    }

    /** Keeps all items, lent ones as copies: it needs room for them. */
    public static <T> Sink<T, List<T>> collect() {
        Sink<T, List<T>> sink = items -> {
            List<T> all = new ArrayList<>();
            while (items.next() != null) {
                all.add(items.keep());
            }
            return all;
        };
        return sink.named("collect");
    }
}
