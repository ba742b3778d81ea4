package concert.streams;

import concert.coroutines.Coroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes items and puts them out one after the other, when somebody wants them. A description: making one does nothing, and
 * it may be used again.
 *
 * {@snippet :
 * Producer<Integer> numbers = out -> {
 *     for (int i = 0; i < 10 && out.put(i); i++) {}
 * };
 * await(broadcast(numbers, block(count())));
 * }
 *
 * <p>What it has to clean up stands in its own {@code finally}, which runs before the broadcast returns: at the end, when
 * nobody wants more, when a consumer fails, and when it is cancelled.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface Producer<T> {

    /** Puts all items out; ends early when {@link Output#put} says that nobody wants more. */
    void produce(Output<T> out) throws Exception;

    /** The items that come out of a filter. */
    default <B> Producer<B> through(Filter<? super T, B> filter) {
        Objects.requireNonNull(filter, "through: there is no filter (null)");
        return out -> produce(Filters.before(filter, out));
    }

    /** Gives all items to one sink; ends with the sink's value. */
    default <R extends @Nullable Object> Coroutine<R> into(Sink<? super T, R> sink) {
        return Broadcast.into(this, sink);
    }

    /** The items of a list, a range, or anything else that can be walked through. */
    static <T> Producer<T> of(Iterable<? extends T> items) {
        return out -> {
            for (T item : items) {
                if (!out.put(item)) {
                    return;
                }
            }
        };
    }
}
