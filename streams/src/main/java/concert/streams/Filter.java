package concert.streams;

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
     * {@link Filters#passing} is there.
     */
    Output<A> into(Output<B> out);

    /** What an item is made to; may wait, and may fail. */
    @FunctionalInterface
    interface Function<A, B> {
        B apply(A item) throws Exception;
    }

    /** First this one, then the other. */
    default <C> Filter<A, C> then(Filter<? super B, C> next) {
        return out -> into(Filters.before(next, out));
    }
}
