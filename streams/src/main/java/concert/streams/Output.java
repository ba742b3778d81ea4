package concert.streams;

/**
 * Where a producer puts its items, one after the other.
 *
 * @param <T> the type of the items
 */
@FunctionalInterface
public interface Output<T> {

    /**
     * Hands an item on for good. Waits while a consumer that must get everything has no room for it.
     *
     * @return whether anybody wants more; the producer ends if not
     * @throws InterruptedException if the task was cancelled; the item has been handed on all the same
     * @throws Exception what a filter behind it throws
     */
    boolean put(T item) throws Exception;

    /**
     * As {@link #put}, of an item that comes back: {@code lease} takes it once nobody uses it any more, in whatever way
     * that comes about, on whatever thread.
     */
    default boolean lend(T item, Lease<T> lease) throws Exception {
        try {
            return put(item);
        } finally {
            lease.giveBack().accept(item);
        }
    }
}
