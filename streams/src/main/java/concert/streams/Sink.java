package concert.streams;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes the items of a stream and makes a value of them. A description; it may be used again.
 *
 * {@snippet :
 * Sink<Frame, Double> brightest = items -> {
 *     double most = 0;
 *     for (Frame frame : items) {
 *         most = Math.max(most, max(frame));
 *     }
 *     return most;
 * };
 * }
 *
 * <p>One that returns before the end gets no more items, and the others go on. One that fails ends the broadcast.
 *
 * @param <T> the type of the items
 * @param <R> the type of the value
 */
@FunctionalInterface
public interface Sink<T, R extends @Nullable Object> {

    /** Takes what it wants; runs in a coroutine of its own. */
    R consume(Items<? extends T> items) throws Exception;

    /** As tables and messages name it. */
    default String name() {
        return "consumer";
    }

    /** The same under another name. */
    default Sink<T, R> named(String name) {
        Objects.requireNonNull(name, "name");
        Sink<T, R> sink = this;
        return new Sink<>() {
            @Override
            public R consume(Items<? extends T> items) throws Exception {
                return sink.consume(items);
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    /** The same, of what comes out of a filter. */
    @SuppressWarnings("unchecked") // what comes out is only read
    default <A> Sink<A, R> after(Filter<? super A, ? extends T> filter) {
        Objects.requireNonNull(filter, "after: there is no filter (null)");
        Sink<T, R> sink = this;
        Filter<? super A, T> general = (Filter<? super A, T>) filter;
        Sink<A, R> filtered = items -> {
            FilteredItems<A, T> results = new FilteredItems<>(items, general);
            try {
                return sink.consume(results);
            } finally {
                results.close();
            }
        };
        return filtered.named(name());
    }
}
