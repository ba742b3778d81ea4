package concert.streams;

import java.util.function.Predicate;

/** Lets some items through as they are, lent ones with their lease. */
final class PassingOutput<T> implements Output<T> {
    private final Predicate<? super T> wanted;
    private final Output<T> out;

    PassingOutput(Predicate<? super T> wanted, Output<T> out) {
        this.wanted = wanted;
        this.out = out;
    }

    @Override
    public boolean put(T item) throws Exception {
        return !wanted.test(item) || out.put(item);
    }

    @Override
    public boolean lend(T item, Lease<T> lease) throws Exception {
        boolean passes = false;
        try {
            passes = wanted.test(item);
        } finally {
            if (!passes) {
                lease.giveBack().accept(item);
            }
        }
        return !passes || out.lend(item, lease);
    }
}
