package concert.coroutines;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A value that others can look at, be told of and wait for, without polling.
 *
 * <p>Subscribers are called on the thread that updates, never under a monitor, in the order in which they came. One
 * that fails is logged and does not keep the others from being told. If two threads update at the same time, which is
 * told first is open; whoever needs an order updates under a lock of his own.
 *
 * @param <T> the type of the value
 */
public class Observable<T extends @Nullable Object> {
    private static final System.Logger LOG = System.getLogger(Observable.class.getName());

    private volatile T value;

    /** What those who wait for it wait for, in words. */
    private final String awaited;

    /** Guarded by itself. */
    private final Set<Consumer<? super T>> subscribers = new LinkedHashSet<>(2);

    /** Lets an update that nobody wants to know of pass with one read. */
    private volatile boolean watched;

    public Observable(T initial) {
        this(initial, "a change");
    }

    Observable(T initial, String awaited) {
        this.value = initial;
        this.awaited = awaited;
    }

    /** The value now. Never waits. */
    public T value() {
        return value;
    }

    /** Sets the value and tells everybody. */
    public void update(T newValue) {
        value = newValue;
        if (!watched) {
            return;
        }
        List<Consumer<? super T>> toTell;
        synchronized (subscribers) {
            toTell = List.copyOf(subscribers);
        }
        for (Consumer<? super T> subscriber : toTell) {
            try {
                subscriber.accept(newValue);
            } catch (RuntimeException | Error e) {
                // The updater is a driver or the end of a task: what a view does wrong is not for it.
                LOG.log(System.Logger.Level.ERROR, "a subscriber failed on " + newValue, e);
            }
        }
    }

    /** Calls {@code subscriber} after each update from now on. It must not wait. */
    public Subscription subscribe(Consumer<? super T> subscriber) {
        // A new object each time: the same function may be subscribed twice and given back once.
        Consumer<T> entry = subscriber::accept;
        synchronized (subscribers) {
            subscribers.add(entry);
            watched = true;
        }
        return () -> {
            synchronized (subscribers) {
                subscribers.remove(entry);
                watched = !subscribers.isEmpty();
            }
        };
    }

    /** Waits until {@code wanted} is true of the value; ends with that value, even if it has changed again since. */
    public Coroutine<T> until(Predicate<? super T> wanted) {
        return new Coroutine<>("until", () -> {
            Task<?> task = Task.current();
            Match match = new Match(wanted, task);
            // Subscribe, then look. The other way round: it is not yet so; it becomes so; we subscribe and wait for
            // ever.
            try (var _ = subscribe(match::look)) {
                match.look(value);
                task.block(match, task.supervisor().clock().nanoTime() + Durations.FOREVER);
            }
            return match.found();
        });
    }

    /** The wait of one task for one predicate. */
    private final class Match implements Wait {
        private final Predicate<? super T> wanted;
        private final Task<?> task;
        private volatile boolean matched;
        private volatile @Nullable T found;
        private volatile @Nullable Throwable failure;

        Match(Predicate<? super T> wanted, Task<?> task) {
            this.wanted = wanted;
            this.task = task;
        }

        void look(T newValue) {
            if (matched) {
                return;
            }
            try {
                if (wanted.test(newValue)) {
                    found = newValue;
                    matched = true;
                }
            } catch (RuntimeException | Error e) {
                failure = e; // for him who asked such a question, not for the updater
                matched = true;
            }
            if (matched) {
                task.unpark();
            }
        }

        @SuppressWarnings("NullAway") // null only if T allows it
        T found() {
            return switch (failure) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> found;
            };
        }

        @Override
        public boolean ready() {
            return matched;
        }

        @Override
        public String describe() {
            return "waits for " + awaited;
        }
    }
}
