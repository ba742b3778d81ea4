package concert.shell;

import org.jspecify.annotations.Nullable;

/**
 * Memory that is given back when there is no other left: the launcher then ends the program, and stopping the hardware
 * needs some.
 */
final class MemoryReserve {
    private static final int SIZE = 8 << 20;

    private static volatile byte @Nullable [] kept = new byte[SIZE];

    private MemoryReserve() {}

    /** Gives it back if {@code failure} says that memory has run out. From any thread. */
    static void releaseAfter(@Nullable Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            kept = null;
        }
    }

    /** Whether it is still there. */
    static boolean isKept() {
        return kept != null;
    }
}
