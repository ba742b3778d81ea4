package concert.streams;

import org.jspecify.annotations.Nullable;

/** Items of which the latest may be handed on with its lease. */
interface LentItems<T> extends Items<T> {

    /** The lease of the latest item, which from now on is the caller's to give back; null if the item is not lent. */
    @Nullable
    Lease<T> takeLease();
}
