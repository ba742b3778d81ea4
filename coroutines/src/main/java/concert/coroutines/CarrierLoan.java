package concert.coroutines;

import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * One processor more for the virtual threads while a task keeps one and does not react to its cancel.
 *
 * <p>Two tasks that spin in compiled code would otherwise starve every other task on a two-core machine, the clean-ups
 * among them. One for the process, as the scheduler is.
 */
final class CarrierLoan {
    /** A starved thread looks like a running one; a thousand of them must not become a thousand carriers. */
    private static final int MOST = 4 * Runtime.getRuntime().availableProcessors();

    private static final Set<Thread> BORROWERS = new HashSet<>();

    /** Lets every ending task know with one read that there is nothing to give back. */
    private static volatile boolean anyLent;

    private CarrierLoan() {}

    /** Lends one if {@code thread} is a virtual thread that runs now; true if it has one. */
    static boolean lend(Thread thread) {
        if (!thread.isVirtual() || thread.getState() != Thread.State.RUNNABLE) {
            return false;
        }
        synchronized (BORROWERS) {
            if (BORROWERS.size() < MOST && BORROWERS.add(thread)) {
                changeParallelism(+1);
                // The scheduler looks for queued threads with the new carrier only when another one is submitted.
                var _ = Thread.startVirtualThread(() -> {});
            }
            anyLent = !BORROWERS.isEmpty();
            return BORROWERS.contains(thread);
        }
    }

    static void giveBack(Thread thread) {
        if (!anyLent) {
            return;
        }
        synchronized (BORROWERS) {
            if (BORROWERS.remove(thread)) {
                changeParallelism(-1);
                anyLent = !BORROWERS.isEmpty();
            }
        }
    }

    private static void changeParallelism(int by) {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        scheduler.setParallelism(Math.max(1, scheduler.getParallelism() + by));
    }
}
