package concert.shell;

import concert.coroutines.LockWait;
import concert.coroutines.Task;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Says why an input does not end: the lock that it waits for, or the clean-up that it waits for. Each once. */
final class Notices {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Task<?> input;
    private final PrintStream out;
    private final Set<String> told = new HashSet<>();
    private boolean cancelTold;

    Notices(Task<?> input, PrintStream out) {
        this.input = input;
        this.out = out;
    }

    /** Called now and then while the input runs. */
    void look() {
        for (LockWait wait : input.lockWaits()) {
            if (wait.waiting().compareTo(PATIENCE) >= 0 && told.add(wait.task() + wait.wanted() + wait.holder())) {
                out.println(line(wait));
            }
        }
        if (!cancelTold && !input.cleanUpLeft().isZero()) {
            cancelTold = true;
            out.println(Cancelling.line(input));
        }
    }

    static String line(LockWait wait) {
        String held = wait.holder().isEmpty()
                ? "others are ahead"
                : wait.heldFor().isZero()
                        ? "in use by " + wait.holder()
                        : "held by " + wait.holder() + " for " + Times.text(wait.heldFor());
        return "waiting for " + wait.wanted() + ", " + held + "; Ctrl-C gives up";
    }
}
