package concert.coroutines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How the thread of a task parks and is woken: a permit like {@link LockSupport}'s, but counted by the clock.
 *
 * <p>The waker counts the task as running before it can run. So a manual clock, which jumps when nobody runs, never
 * sees a moment in which nobody runs although somebody was woken.
 *
 * <p>The superclass of {@link Task} and no part of it: a hundred thousand of them may wait, and an object of its own costs
 * each 24 bytes.
 *
 * <pre>
 *   RUNNING -> PARKED     park(), by the task's own thread
 *   PARKED  -> RUNNING    unpark(), a deadline or an interrupt; who wins the exchange has counted
 *   RUNNING -> NOTIFIED   unpark() before park(): the next park returns at once
 *   any     -> DETACHED   the task is over, or abandoned: the clock counts it no more
 * </pre>
 */
abstract class Parking {
    private static final int RUNNING = 0;
    private static final int PARKED = 1;
    private static final int NOTIFIED = 2;
    private static final int DETACHED = 3;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Parking.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;

    /** The thread that parks; written once, before it can. */
    private volatile @Nullable Thread thread;

    /** An interrupt that a park has consumed and nobody has delivered yet. Own thread only. */
    private boolean interruptSeen;

    /** Asked for and not kept: who has one has it elsewhere. */
    abstract Clock clock();

    final void belongsTo(Thread newOwner) {
        thread = newOwner;
    }

    /** Null before it has one; stays after its end. */
    final @Nullable Thread owner() {
        return thread;
    }

    /** Waits for {@link #unpark} or an interrupt; may return early. Own thread only. */
    final void park() {
        if (!STATE.compareAndSet(this, RUNNING, PARKED)) {
            takeNotice(clock().nanoTime() + Cancellation.SLICE);
            return;
        }
        clock().suspended();
        while (state == PARKED) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interruptSeen = true;
                wake();
                return;
            }
        }
    }

    /** As {@link #park()}, also for {@code deadline}. */
    final void park(long deadline) {
        if (!STATE.compareAndSet(this, RUNNING, PARKED)) {
            takeNotice(deadline);
            return;
        }
        long left = deadline - clock().nanoTime();
        boolean timed = left < Durations.FOREVER / 2;
        Clock.Alarm alarm = timed && !clock().ticks() ? clock().schedule(deadline, this::unpark) : null;
        clock().suspended();
        while (state == PARKED) {
            if (!timed || alarm != null) {
                LockSupport.park(this);
            } else if (left > 0) {
                LockSupport.parkNanos(this, left);
                left = deadline - clock().nanoTime();
            } else {
                wake();
                break;
            }
            if (Thread.interrupted()) {
                interruptSeen = true;
                wake();
                break;
            }
        }
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /** Somebody was faster than the park; or nobody will come any more. */
    private void takeNotice(long deadline) {
        if (!STATE.compareAndSet(this, NOTIFIED, RUNNING)) {
            parkDetached(deadline);
        }
    }

    /** Nobody counts it any more, and it must not keep a processor busy either. */
    private void parkDetached(long deadline) {
        LockSupport.parkNanos(this, Math.min(Cancellation.SLICE, deadline - clock().nanoTime()));
        interruptSeen |= Thread.interrupted();
    }

    private boolean wake() {
        clock().resumed();
        if (STATE.compareAndSet(this, PARKED, RUNNING)) {
            return true;
        }
        clock().suspended();
        return false;
    }

    /** Wakes the thread, or makes its next park return at once. From any thread. */
    final void unpark() {
        for (; ; ) {
            switch (state) {
                case RUNNING -> {
                    if (STATE.compareAndSet(this, RUNNING, NOTIFIED)) {
                        return;
                    }
                }
                case PARKED -> {
                    if (wake()) {
                        LockSupport.unpark(thread);
                        return;
                    }
                }
                case NOTIFIED -> {
                    return;
                }
                default -> {
                    LockSupport.unpark(thread);
                    return;
                }
            }
        }
    }

    /** Takes the thread out of the clock's count; a no-op the second time. From any thread. */
    final void detach() {
        int before = (int) STATE.getAndSet(this, DETACHED);
        if (before == PARKED) {
            clock().resumed();
        }
        if (before != DETACHED) {
            clock().ended();
        }
    }

    /** Whether the thread was interrupted, in a park or outside; clears it. Own thread only. */
    final boolean takeInterrupt() {
        boolean seen = Thread.interrupted() || interruptSeen;
        interruptSeen = false;
        return seen;
    }

    /** Whether an interrupt is there that {@link #takeInterrupt} would find. Own thread only. */
    final boolean isInterrupted() {
        return interruptSeen || Thread.currentThread().isInterrupted();
    }

    /** Whether a park was interrupted. Own thread only. */
    final boolean interruptSeen() {
        return interruptSeen;
    }
}
