package concert.coroutines;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * For the flight recorder: a task has waited for devices or parameters, to lock or to operate them. Its duration is that
 * of the wait. Who gets them at once leaves no event.
 */
@Name("concert.LockWait")
@Label("Lock Wait")
@Category("Concert")
@Description("A task had to wait for devices or parameters that others held")
@Threshold("10 ms")
final class LockWaitEvent extends Event {
    @Label("Task Id")
    long id;

    @Label("Task")
    @Nullable
    String task;

    @Label("Wanted")
    @Nullable
    String wanted;

    @Label("Held By")
    @Description("Who held it when the wait began")
    @Nullable
    String holder;

    @Label("Granted")
    @Description("Whether it got them; else it was cancelled, or its time was over")
    boolean granted;

    /** At the beginning of the wait. */
    static LockWaitEvent begins(LockRequest request) {
        LockWaitEvent event = new LockWaitEvent();
        if (event.isEnabled()) {
            event.holder = request.asLockWait().holder();
            event.begin();
        }
        return event;
    }

    void ends(LockRequest request, boolean done) {
        end();
        if (shouldCommit()) {
            id = request.task.id();
            task = request.task.name();
            wanted = request.wanted();
            granted = done;
            commit();
        }
    }
}
