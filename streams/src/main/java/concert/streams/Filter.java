package concert.streams;

import java.util.function.Predicate;

/**
 * Makes other items of items: of each one, of some, or of several. A description; each stream begins one of its own with
 * {@link #into}.
 *
 * <p>It stands behind a producer, {@code producer.through(filter)}, for all consumers; or before one of them,
 * {@code block(sink.after(filter))}.
 *
 * @param <A> the type of the items that go in
 * @param <B> the type of those that come out
 */
@FunctionalInterface
public interface Filter<A, B> {

    /**
     * Begins a stream: what is put into the output that is returned comes out at {@code out}, changed. An item that went
     * in must not be kept; one that comes out again as it is has to be {@linkplain Output#lend lent} as it was, for which
     * {@link #passing} is there.
     */
    Output<A> into(Output<B> out);

    /** Each item made to another one. */
    static <A, B> Filter<A, B> of(Function<? super A, ? extends B> function) {
        return out -> item -> out.put(function.apply(item));
    }

    /** The items for which it is true; asked once for each, in their order. */
    static <T> Filter<T, T> passing(Predicate<? super T> wanted) {
        return out -> new PassingOutput<>(wanted, out);
    }

    /** What an item is made to; may wait, and may fail. */
    @FunctionalInterface
    interface Function<A, B> {
        B apply(A item) throws Exception;
    }

    /** First this one, then the other. */
    default <C> Filter<A, C> then(Filter<? super B, C> next) {
        return out -> into(before(next, out));
    }

    /** What goes in is only read, so a filter of something more general does. */
    @SuppressWarnings("unchecked")
    static <A, B> Output<A> before(Filter<? super A, B> filter, Output<B> out) {
        return ((Filter<A, B>) filter).into(out);
    }
}
