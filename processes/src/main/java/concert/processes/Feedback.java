package concert.processes;

import concert.coroutines.Awaitable;
import org.jspecify.annotations.Nullable;

/**
 * What is measured at each point of a scan: makes a new coroutine for every one.
 *
 * {@snippet :
 * Feedback<Quantity<Length>> readBack = () -> motor.getPosition();
 * }
 *
 * @param <R> the type of the measured value
 */
@FunctionalInterface
public interface Feedback<R extends @Nullable Object> {

    /** The coroutine that measures once, at the point where the parameters are now. */
    Awaitable<? extends R> measure() throws Exception;
}
