package concert.streams;

import java.util.function.Predicate;

/** Filters that sessions use without a prefix. */
public final class Filters {
    private Filters() {}

    /** Each item made to another one by {@code function}. */
    public static <A, B> Filter<A, B> mapped(Filter.Function<? super A, ? extends B> function) {
        return out -> item -> out.put(function.apply(item));
    }

    /** The items for which it is true; asked once for each, in their order. */
    public static <T> Filter<T, T> passing(Predicate<? super T> wanted) {
        return out -> new PassingOutput<>(wanted, out);
    }

    /** The items number {@code start}, {@code start + step} and so on, before number {@code stop}; the first is 0. */
    public static <T> Filter<T, T> slice(long start, long stop, long step) {
        if (start < 0 || step < 1) {
            throw new IllegalArgumentException("slice wants a start of at least 0 and a step of at least 1; got start "
                    + start + ", step " + step);
        }
        return counting(number -> number >= start && number < stop && (number - start) % step == 0);
    }

    /** One item in {@code perShot}, the last of them: a live view of a fast camera. */
    public static <T> Filter<T, T> stall(int perShot) {
        return stall(perShot, Integer.MAX_VALUE);
    }

    /**
     * As {@link #stall(int)}, and also item number {@code flushAt}, from 1; then the count begins anew. For the last
     * item of each round of a measurement.
     */
    public static <T> Filter<T, T> stall(int perShot, int flushAt) {
        if (perShot < 1 || flushAt < 1) {
            throw new IllegalArgumentException(
                    "stall wants whole numbers of at least 1; got " + perShot + " and " + flushAt);
        }
        return counting(number -> {
            long inRound = number % flushAt + 1;
            return inRound % perShot == 0 || inRound == flushAt;
        });
    }

    /** Those whose number is wanted; each stream counts by itself. */
    private static <T> Filter<T, T> counting(Predicate<Long> wanted) {
        return out -> {
            long[] next = new long[1];
            return new PassingOutput<>(item -> wanted.test(next[0]++), out);
        };
    }

    /** What goes in is only read, so a filter of something more general does. */
    @SuppressWarnings("unchecked")
    static <A, B> Output<A> before(Filter<? super A, B> filter, Output<B> out) {
        return ((Filter<A, B>) filter).into(out);
    }
}
