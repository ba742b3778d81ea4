package concert.coroutines;

import java.util.List;

/** The tasks and locks of a supervisor as text, for {@code Ctrl-\}, bug reports and failing tests. */
final class Dump {
    private static final int FRAMES = 5;

    private Dump() {}

    static String of(Supervisor supervisor) {
        StringBuilder text = new StringBuilder();
        List<Task<?>> tasks = supervisor.tasks();
        text.append(supervisor.name()).append(": ").append(tasks.size()).append(" tasks\n");
        for (Task<?> task : tasks) {
            text.append("  %-28s %-11s %8s  %s%n"
                    .formatted(task.label(), task.state(), Durations.text(task.age()), task.waitsFor()));
            if (task.state() == TaskState.RUNNING || task.state() == TaskState.ABANDONED) {
                appendStack(text, task);
            }
        }
        for (LockInfo lock : supervisor.locks()) {
            text.append("  lock on %s held by %s for %s"
                    .formatted(lock.what(), lock.holder(), Durations.text(lock.heldFor())));
            text.append(lock.waiting().isEmpty() ? "" : ", waited for by " + String.join(", ", lock.waiting()));
            text.append('\n');
        }
        return text.toString();
    }

    /** Where it is, if it is not in a wait that we know by name. */
    private static void appendStack(StringBuilder text, Task<?> task) {
        Thread thread = task.thread();
        if (thread != null) {
            StackTraceElement[] stack = thread.getStackTrace();
            int from = 0;
            while (from < stack.length && isOfTheJdk(stack[from])) {
                from++; // that it waits is known; where it came from is not
            }
            for (int i = from; i < Math.min(from + FRAMES, stack.length); i++) {
                text.append("      at ").append(stack[i]).append('\n');
            }
        }
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
    }
}
