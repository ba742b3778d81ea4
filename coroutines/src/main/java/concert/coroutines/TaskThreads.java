package concert.coroutines;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Gives a task its thread. */
@FunctionalInterface
interface TaskThreads {
    void run(Task<?> task, Runnable body);

    /** A new thread for each task. */
    static TaskThreads madeBy(ThreadFactory factory) {
        return (task, body) -> {
            Thread thread = factory.newThread(body);
            // Before it starts: a cancel that comes now must find somebody to interrupt.
            task.runsOn(thread);
            thread.start();
        };
    }

    /** Threads that are there already. */
    static TaskThreads from(Executor executor) {
        return (task, body) -> executor.execute(body);
    }
}
