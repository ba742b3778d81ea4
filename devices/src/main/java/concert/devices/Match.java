package concert.devices;

import concert.coroutines.Coroutines;
import concert.coroutines.Event;
import concert.coroutines.Subscription;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for a change to a wanted value. */
final class Match<T> implements AutoCloseable {
    private final Event event = new Event();
    private final Subscription subscription;

    /** Written once, before the event is set, by the thread of whoever changed the value. */
    private volatile @Nullable T found;

    private volatile @Nullable RuntimeException failure;

    Match(Parameter<T> parameter, Predicate<? super T> wanted) {
        subscription = parameter.subscribe(change -> {
            try {
                if (found == null && wanted.test(change.value())) {
                    found = change.value();
                    event.set();
                }
            } catch (RuntimeException e) {
                // The predicate is the waiter's: its failure must end the wait, not the set of somebody else.
                failure = e;
                event.set();
            }
        });
    }

    /** Waits for the first match since it was made. */
    T await() throws InterruptedException {
        Coroutines.await(event.untilSet());
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return Objects.requireNonNull(found);
    }

    @Override
    public void close() {
        subscription.close();
    }
}
