package concert.coroutines;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** For the flight recorder: a task has ended. */
@Name("concert.TaskEnd")
@Label("Task End")
@Category("Concert")
@Description("A task has ended, in whatever way")
@StackTrace(false)
final class TaskEndEvent extends Event {
    @Label("Task Id")
    long id;

    @Label("Task")
    @Nullable
    String task;

    @Label("State")
    @Description("done, failed, cancelled or abandoned")
    @Nullable
    String state;

    @Label("Age")
    @Description("Since its start, on the clock of its session")
    @Timespan(Timespan.NANOSECONDS)
    long age;

    @Label("Failure")
    @Nullable
    String failure;

    static void of(Task<?> ended) {
        TaskEndEvent event = new TaskEndEvent();
        if (event.shouldCommit()) {
            event.id = ended.id();
            event.task = ended.name();
            event.state = ended.state().toString();
            event.age = ended.age().toNanos();
            Throwable thrown = ended.failure();
            event.failure = thrown == null ? null : thrown.toString();
            event.commit();
        }
    }
}
