package concert.coroutines;

/** Being told of changes; closing it ends that. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
