package concert.devices;

import concert.coroutines.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last known value of a parameter, and those who want to hear of a new one. Touches no lock and no hardware. */
final class Changes<T> {
    private static final Logger LOG = LoggerFactory.getLogger("concert.devices");

    private final Parameter<T> parameter;
    private final List<Consumer<? super Change<T>>> subscribers = new CopyOnWriteArrayList<>();
    private volatile @Nullable T last;

    Changes(Parameter<T> parameter) {
        this.parameter = parameter;
    }

    Optional<T> last() {
        return Optional.ofNullable(last);
    }

    Subscription subscribe(Consumer<? super Change<T>> subscriber) {
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber);
    }

    /** Nobody listens most of the time: then a set pays for one volatile write here. */
    void note(T value) {
        T before = last;
        last = value;
        if (!subscribers.isEmpty() && !value.equals(before)) {
            announce(value, before);
        }
    }

    /** On the thread of the one who set or read. A listener that fails must not make a motor's move fail. */
    void announce(T value, @Nullable T before) {
        if (subscribers.isEmpty()) {
            return;
        }
        Change<T> change = new Change<>(parameter, value, Optional.ofNullable(before));
        for (Consumer<? super Change<T>> subscriber : subscribers) {
            try {
                subscriber.accept(change);
            } catch (RuntimeException failure) {
                LOG.warn("A subscriber of {} failed", parameter.qualifiedName(), failure);
            }
        }
    }
}
