package concert.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a filter makes of the items of a sink. All that comes out of one item is used up before the next one is asked for, so
 * an item that comes out as it went in is lent for long enough.
 */
final class FilteredItems<A, B> implements Items<B> {
    private final Items<? extends A> source;
    private final Output<A> filter;

    private record Result<B>(B item, @Nullable Lease<B> lease) {
        void giveBack() {
            if (lease != null) {
                lease.giveBack().accept(item);
            }
        }
    }

    private final Deque<Result<B>> results = new ArrayDeque<>();
    private @Nullable A latestSource;
    private @Nullable Result<B> latest;

    FilteredItems(Items<? extends A> source, Filter<? super A, B> filter) {
        this.source = source;
        this.filter = Filter.before(filter, new Output<B>() {
            @Override
            public boolean put(B item) {
                return results.add(new Result<>(item, null));
            }

            @Override
            public boolean lend(B item, Lease<B> lease) {
                return results.add(new Result<>(item, lease));
            }
        });
    }

    @Override
    public @Nullable B next() throws InterruptedException {
        while (results.isEmpty()) {
            A item = source.next();
            if (item == null) {
                return null;
            }
            latestSource = item;
            feed(item);
        }
        if (latest != null) {
            latest.giveBack();
        }
        latest = results.remove();
        return latest.item();
    }

    private void feed(A item) throws InterruptedException {
        try {
            filter.put(item);
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StreamException("a filter has failed: " + e.getMessage(), e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the very item that went in came out
    public B keep() {
        Result<B> result = latest;
        if (result == null) {
            throw new NoSuchElementException("keep: there was no item yet");
        }
        if (result.lease() != null) {
            return result.lease().copy().apply(result.item());
        }
        return result.item() == latestSource ? (B) source.keep() : result.item();
    }
}
