package concert.streams;

import java.util.concurrent.atomic.AtomicInteger;

/** A lent item on its way to several consumers; the last of them to let go gives it back. */
final class Parcel<T> {
    private final T item;
    private final Lease<T> lease;
    private final AtomicInteger holders;

    /** Held by the sender and by each of the others. */
    Parcel(T item, Lease<T> lease, int others) {
        this.item = item;
        this.lease = lease;
        this.holders = new AtomicInteger(1 + others);
    }

    T item() {
        return item;
    }

    T copy() {
        return lease.copy().apply(item);
    }

    /** The part of one holder, who gives back that. */
    Lease<T> share() {
        return new Lease<>(lease.copy(), given -> release());
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            lease.giveBack().accept(item);
        }
    }
}
