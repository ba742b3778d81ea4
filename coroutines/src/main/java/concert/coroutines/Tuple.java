package concert.coroutines;

import org.jspecify.annotations.Nullable;

/** The results of a typed {@code gather}, in the order of its arguments; made to be taken apart by a record pattern. */
public sealed interface Tuple {

    /** Two results. */
    record Of2<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) implements Tuple {}

    /** Three results. */
    record Of3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>(
            A first, B second, C third) implements Tuple {}

    /** Four results. */
    record Of4<
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>(
            A first, B second, C third, D fourth) implements Tuple {}
}
