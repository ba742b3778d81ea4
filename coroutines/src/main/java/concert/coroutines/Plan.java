package concert.coroutines;

import org.jspecify.annotations.Nullable;

/**
 * Work that can be looked at before it is run, such as a scan: it tells more about itself than a coroutine, and is awaited
 * as one.
 *
 * <p>A plan is immutable, and making one touches no hardware; each await runs {@link #coroutine()} anew.
 *
 * @param <T> the type of the value that the work ends with
 */
public non-sealed interface Plan<T extends @Nullable Object> extends Awaitable<T> {

    /** The work itself. */
    Coroutine<T> coroutine();

    @Override
    default String name() {
        return coroutine().name();
    }
}
