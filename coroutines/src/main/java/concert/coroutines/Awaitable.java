package concert.coroutines;

import org.jspecify.annotations.Nullable;

/**
 * What {@link Coroutines#await} takes: work that has not started ({@link Coroutine}, {@link Plan}) or work that runs
 * ({@link Task}).
 *
 * @param <T> the type of the value it ends with; {@code Void} for work without one
 */
public sealed interface Awaitable<T extends @Nullable Object> permits Coroutine, Plan, Task {

    /** The name shown in task lists and error lines. */
    String name();
}
