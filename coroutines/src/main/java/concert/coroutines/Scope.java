package concert.coroutines;

import org.jspecify.annotations.Nullable;

/**
 * A block that its children cannot outlive; see {@link Coroutines#scope}.
 *
 * <p>The block <em>ends</em> when its body and all children have ended. The first failure among them cancels the
 * others, and is thrown when they have cleaned up.
 */
public final class Scope {

    /** The body of the block; it is given the scope to start children in. */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object> {
        T run(Scope scope) throws Exception;
    }

    /** A body without a value. */
    @FunctionalInterface
    public interface Procedure {
        void run(Scope scope) throws Exception;
    }

    private final Members members;

    Scope(Members members) {
        this.members = members;
    }

    /**
     * Starts a child. Children may start further ones. Once the block has failed or was cancelled a new child is
     * cancelled before it runs; a clean-up that has work for several coroutines gathers them.
     *
     * @throws IllegalStateException if the block has ended
     */
    public <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine) {
        return members.start(coroutine);
    }
}
