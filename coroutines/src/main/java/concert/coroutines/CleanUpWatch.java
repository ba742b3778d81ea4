package concert.coroutines;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks after the cancelled tasks of a supervisor until they have ended: calls their stops, ends their budgets,
 * abandons them.
 *
 * <p>One alarm for all of them, set for the earliest: ten thousand tasks cancelled at once must not cost ten thousand
 * alarms. The alarm thread is a platform thread, so spinning tasks cannot hold it up.
 */
final class CleanUpWatch {
    private static final System.Logger LOG = System.getLogger(CleanUpWatch.class.getName());
    private static final long NEVER = Long.MAX_VALUE;

    private final Clock clock;

    /** Guarded by this, as is all below. */
    private List<Task<?>> watched = new ArrayList<>();

    private long alarmAt = NEVER;
    private Clock.Alarm alarm = () -> {};

    CleanUpWatch(Clock clock) {
        this.clock = clock;
    }

    void watch(Task<?> task, long due) {
        synchronized (this) {
            watched.add(task);
            setAlarm(due);
        }
    }

    private synchronized void setAlarm(long due) {
        if (alarmAt == NEVER || due - alarmAt < 0) {
            alarm.cancel();
            alarmAt = due;
            alarm = clock.schedule(due, this::look);
        }
    }

    /** What goes wrong with one task must not leave the others without their stops. */
    private long supervise(Task<?> task, long now) {
        try {
            return task.superviseCleanUp(now);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the clean-up of " + task.label() + " could not be supervised", e);
            return now + Cancellation.SLICE;
        }
    }

    private void look() {
        List<Task<?>> tasks;
        synchronized (this) {
            alarmAt = NEVER;
            tasks = watched;
            watched = new ArrayList<>();
        }
        long now = clock.nanoTime();
        // Not under the monitor: abandoning a task calls listeners.
        for (Task<?> task : tasks) {
            long due = supervise(task, now);
            if (due != NEVER) {
                watch(task, due);
            }
        }
    }
}
