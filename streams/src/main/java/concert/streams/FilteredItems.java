package concert.streams;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a filter makes of the items of a sink. What is lent goes through the filter with its lease, so an item that comes out
 * as it went in stays with the sink until the sink has the next one, however many others the filter has seen by then.
 */
final class FilteredItems<A, B> implements LentItems<B> {
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
    private @Nullable Result<B> latest;

    FilteredItems(Items<? extends A> source, Filter<? super A, B> filter) {
        this.source = source;
        this.filter = Filters.before(filter, new Output<B>() {
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
            feed(item);
        }
        giveBackLatest();
        latest = results.remove();
        return latest.item();
    }

    private void feed(A item) {
        Lease<A> lease = leaseOfLatest();
        try {
            if (lease == null) {
                filter.put(item);
            } else {
                filter.lend(item, lease);
            }
        } catch (Exception e) {
            throw Undeclared.of(e);
        }
    }

    @SuppressWarnings("unchecked") // it is that of the item, which is an A
    private @Nullable Lease<A> leaseOfLatest() {
        return source instanceof LentItems<?> lent ? (Lease<A>) lent.takeLease() : null;
    }

    private void giveBackLatest() {
        if (latest != null) {
            latest.giveBack();
        }
    }

    @Override
    public B keep() {
        Result<B> result = latest;
        if (result == null) {
            throw new NoSuchElementException("keep: there was no item yet");
        }
        return result.lease() == null ? result.item() : result.lease().copy().apply(result.item());
    }

    @Override
    public @Nullable Lease<B> takeLease() {
        Result<B> result = latest;
        if (result == null) {
            return null;
        }
        latest = new Result<>(result.item(), null);
        return result.lease();
    }

    /** The sink has ended. */
    void close() {
        giveBackLatest();
        results.forEach(Result::giveBack);
        results.clear();
        latest = null;
    }
}
