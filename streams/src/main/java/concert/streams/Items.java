package concert.streams;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What comes to a sink, one item after the other: {@code for (Frame frame : items) { .. }}.
 *
 * <p>An item that is lent, as frames are, belongs to the sink until it asks for the next one, and the last one until it
 * returns; {@link #keep} makes one that stays. One thread only: that of the sink.
 *
 * @param <T> the type of the items
 */
public interface Items<T> extends Iterable<T> {

    /**
     * The next item; waits for it. Null at the end, for ever.
     *
     * @throws InterruptedException if the task was cancelled; but a sink that is to get everything gets what was on its
     *     way and then the end, so that it can finish what it does with them
     */
    @Nullable
    T next() throws InterruptedException;

    /** The latest item for keeps: itself, or a copy of it if it is lent. */
    T keep();

    /** The items that are still to come, once. A cancel comes out of it undeclared. */
    @Override
    default Iterator<T> iterator() {
        return new Iterator<>() {
            private @Nullable T upcoming;
            private boolean ended;

            @Override
            public boolean hasNext() {
                if (upcoming == null && !ended) {
                    try {
                        upcoming = Items.this.next();
                    } catch (InterruptedException e) {
                        throw Undeclared.of(e);
                    }
                    ended = upcoming == null;
                }
                return !ended;
            }

            @Override
            public T next() {
                var _ = hasNext();
                T item = upcoming;
                if (item == null) {
                    throw new NoSuchElementException();
                }
                upcoming = null;
                return item;
            }
        };
    }
}
