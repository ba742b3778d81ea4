package concert.coroutines;

/** A question that {@link Coroutines#waitUntil} asks until the answer is yes. It may await. */
@FunctionalInterface
public interface Condition {
    boolean holds() throws Exception;
}
