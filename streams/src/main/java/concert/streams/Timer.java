package concert.streams;

import concert.coroutines.Clock;
import concert.coroutines.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A filter behind a producer that changes nothing and measures how long each item takes until the next one may come, waiting
 * included. It adds up over all streams that it is used in, until it is {@linkplain #reset reset}.
 *
 * @param <T> the type of the items
 */
public final class Timer<T> implements Filter<T, T> {
    /** Guarded by this. */
    private final List<Duration> durations = new ArrayList<>();

    /** One that has measured nothing. */
    public Timer() {}

    @Override
    public Output<T> into(Output<T> out) {
        Clock clock = Task.current().supervisor().clock();
        return new Output<>() {
            @Override
            public boolean put(T item) throws Exception {
                long begin = clock.nanoTime();
                boolean more = out.put(item);
                add(Duration.ofNanos(clock.nanoTime() - begin));
                return more;
            }

            @Override
            public boolean lend(T item, Lease<T> lease) throws Exception {
                long begin = clock.nanoTime();
                boolean more = out.lend(item, lease);
                add(Duration.ofNanos(clock.nanoTime() - begin));
                return more;
            }
        };
    }

    private synchronized void add(Duration duration) {
        durations.add(duration);
    }

    /** That of each item so far. */
    public synchronized List<Duration> durations() {
        return List.copyOf(durations);
    }

    /** Of all items together. */
    public synchronized Duration duration() {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** Of an item on average; zero without one. */
    public synchronized Duration mean() {
        return durations.isEmpty() ? Duration.ZERO : duration().dividedBy(durations.size());
    }

    /** Forgets what it has measured. */
    public synchronized void reset() {
        durations.clear();
    }
}
