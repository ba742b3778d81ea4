package concert.shell;

import concert.shell.snippets.Refusal;
import concert.shell.snippets.Unit;
import java.util.List;

/** Runs a session file: checks all of it, then runs it until the first failure. */
final class Script {
    private final Shell shell;
    private final String file;

    Script(Shell shell, String file) {
        this.shell = shell;
        this.file = file;
    }

    /** Runs the source; returns the exit code. What it started goes on running. */
    int run(String source) throws InterruptedException {
        List<Unit> units;
        try {
            units = shell.compileFile(source, file);
        } catch (Refusal e) {
            return fail(file + ":" + e.line() + ": " + e.text());
        }
        for (Unit unit : units) {
            Outcome outcome = shell.run(unit, file, false, () -> false);
            shell.yieldToShutdown();
            shell.awaitAbort();
            if (shell.exitCode() >= 0) {
                return shell.exitCode();
            }
            switch (outcome) {
                case Outcome.Done ignored -> {}
                case Outcome.Exit ignored -> {}
                case Outcome.Failed failed -> {
                    shell.noteFailure(failed.task());
                    return fail(failed.place() + ": " + Failures.message(failed.failure()));
                }
                case Outcome.Cancelled cancelled -> {
                    return fail(cancelled.place() + ": cancelled");
                }
            }
        }
        return 0;
    }

    /**
     * Ends what the script left running, as {@code exit} does at the prompt, and says what that was: a script that
     * waited silently for a forgotten task would look stuck. Who wants to wait awaits.
     *
     * @return the exit code: that of the run, or 1 if a background failure was never taken
     */
    int end(int code) throws InterruptedException {
        shell.yieldToShutdown();
        shell.end(file + ": stopped at the end of the script: ");
        return code == 0 && shell.reports().anyUnseen() ? 1 : code;
    }

    private int fail(String line) {
        shell.err().println(line);
        return 1;
    }
}
