package concert.coroutines;

import java.time.Duration;

/**
 * A cancel that was accepted, from the request to the end of the clean-up: what is delivered, which time is left, what
 * is due next. Knows no threads; the task acts.
 *
 * <pre>
 *   pending     requested; REACTION later the task's operations are stopped from outside; at the end of the budget the
 *               task is abandoned, unless it waits for the clean-up of others
 *   delivered   the clean-up runs; at the end of the budget the current wait is interrupted
 *   spent       each wait gets a SLICE, ALLOWANCE in all; then the task is abandoned
 * </pre>
 *
 * Changed under the task's monitor; the volatile fields are read without it.
 */
final class Cancellation {
    /** How long a cancelled task may take to reach its clean-up before its operations are stopped for it. */
    static final long REACTION = Duration.ofMillis(200).toNanos();
    /** How long each wait may last once the clean-up budget is spent. */
    static final long SLICE = Duration.ofSeconds(1).toNanos();
    /** How long all of that may last. */
    static final long ALLOWANCE = Duration.ofSeconds(10).toNanos();

    /**
     * For how many whole clean-ups of others a task waits before its own. Each of them is bounded; but clean-ups may come
     * to wait for each other, and nothing may wait for ever.
     */
    private static final int PATIENCE = 3;

    /** What the watch has to do. */
    enum Due {
        NOTHING,
        STOP_OPERATIONS,
        INTERRUPT_WAIT,
        ABANDON
    }

    final long budget;
    private final long requestedAt;

    private volatile boolean delivered;
    private volatile boolean spent;

    /** The budget was spent while the task was not in a slice yet: the interrupt is for the wait it is in. */
    private volatile boolean interruptsWait;

    /** The clean-up that the task waits for waits for the task's own: it need not be waited for. */
    private volatile boolean impatient;

    private long deliveredAt;
    private volatile boolean operationsStopped;

    Cancellation(long now, long budget) {
        this.requestedAt = now;
        this.budget = budget;
    }

    boolean isPending() {
        return !delivered;
    }

    boolean isDelivered() {
        return delivered;
    }

    /** The clean-up begins. */
    void deliver(long now) {
        deliveredAt = now;
        delivered = true;
    }

    boolean isSpent() {
        return spent;
    }

    /** Whether the watch has stopped the task's operations, because it did not react. */
    boolean operationsStopped() {
        return operationsStopped;
    }

    boolean isImpatient() {
        return impatient;
    }

    void losePatience() {
        impatient = true;
    }

    /** Whether the wait that the task is in has to end because the budget is spent. */
    boolean interruptsWait() {
        return interruptsWait;
    }

    /** The wait was told, or there was none: from now on there are slices. */
    void beginSlices() {
        interruptsWait = false;
    }

    /** What is due now; asked by the watch, and then it counts as done. */
    Due due(long now, boolean waitsForOthers) {
        if (!delivered && !operationsStopped && now - requestedAt >= REACTION) {
            operationsStopped = true;
            return Due.STOP_OPERATIONS;
        }
        if (!delivered) {
            long limit = waitsForOthers ? PATIENCE * (budget + ALLOWANCE) : budget;
            return operationsStopped && now - requestedAt >= limit ? Due.ABANDON : Due.NOTHING;
        }
        if (!spent && now - deliveredAt >= budget) {
            spent = true;
            interruptsWait = true;
            return Due.INTERRUPT_WAIT;
        }
        return spent && now - deliveredAt >= budget + ALLOWANCE ? Due.ABANDON : Due.NOTHING;
    }

    /** When to ask next. */
    long nextDue(long now) {
        if (delivered) {
            return deliveredAt + budget + (spent ? ALLOWANCE : 0);
        }
        long next = requestedAt + (operationsStopped ? Math.max(budget, REACTION) : REACTION);
        // It waits for the clean-up of others, which is watched itself; its own budget has not begun.
        return next - now > 0 ? next : now + Math.max(budget, REACTION);
    }

    /** How long until it is abandoned, or until its waits are cut short. */
    Duration left(long now) {
        long end = (delivered ? deliveredAt : now) + budget + (spent ? ALLOWANCE : 0);
        return Duration.ofNanos(Math.max(0, end - now));
    }
}
