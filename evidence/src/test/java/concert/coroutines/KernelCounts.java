package concert.coroutines;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What the kernel counts for itself, for tests in other packages. */
public final class KernelCounts {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private KernelCounts() {}

    /** How many tasks of the process count as cancelled and not ended. */
    public static int cancelledNow() {
        try {
            var counter = Checkpoint.class.getDeclaredField("CANCELLED");
            counter.setAccessible(true);
            return ((Number) counter.get(null)).intValue();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits in real time for what threads of the kernel do by themselves. */
    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.onSpinWait();
        }
    }
}
