package concert.shell;

import concert.coroutines.Task;

/** How far the cancel of a task has come, in a line: what it waits for, how long is left, and what comes then. */
final class Cancelling {
    private Cancelling() {}

    static String line(Task<?> task) {
        String waits = task.waitsFor();
        return "Cleaning up: " + (waits.isEmpty() ? "it computes" : waits) + "; " + Times.text(task.cleanUpLeft())
                + " left, then it is cut short. Ctrl-K stops everything.";
    }
}
