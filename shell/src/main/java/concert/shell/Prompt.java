package concert.shell;

import concert.coroutines.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The plain prompt: reads lines, runs what is complete, prints what came of it. It needs no terminal; a pipe does.
 */
final class Prompt {
    private final Shell shell;
    private final BufferedReader in;
    private final PrintStream out;
    private final String prompt;

    /** The lines of an input that is not complete yet. Cleared by Ctrl-C, on its own thread. */
    private volatile String pending = "";

    /** The variable with the last value, for a line that begins with a dot. */
    private String last = "";

    Prompt(Shell shell, String session, BufferedReader in) {
        this.shell = shell;
        this.in = in;
        this.out = shell.out();
        this.prompt = session + " > ";
    }

    /** Runs until the end of the input or {@code exit}; returns the exit code. */
    int run() throws IOException, InterruptedException {
        while (shell.exitCode() < 0) {
            show(pending.isEmpty() ? prompt : " ".repeat(Math.max(0, prompt.length() - 5)) + "...> ");
            String line = in.readLine();
            if (line == null) {
                out.println();
                finishPending();
                break;
            }
            if (pending.isEmpty() && line.strip().matches("exit;?")) {
                break;
            }
            accept(line);
            shell.reports().printOverdue();
        }
        return Math.max(0, shell.exitCode());
    }

    private void accept(String line) throws InterruptedException {
        if (pending.isEmpty() && line.stripLeading().startsWith(".") && !last.isEmpty()) {
            pending = last;
        }
        pending = pending + line + '\n';
        try {
            List<Unit> units = shell.compileInput(pending);
            pending = "";
            run(units);
        } catch (Refusal e) {
            if (!e.unfinished()) {
                refuse(e);
            }
        }
    }

    private void finishPending() {
        if (!pending.isEmpty()) {
            try {
                shell.compileInput(pending);
            } catch (Refusal e) {
                refuse(e);
            }
        }
    }

    private void refuse(Refusal refusal) {
        boolean several = pending.strip().indexOf('\n') >= 0;
        out.println((several ? "line " + refusal.line() + ": " : "") + refusal.text());
        pending = "";
    }

    private void run(List<Unit> units) throws InterruptedException {
        for (Unit unit : units) {
            unit.notes().forEach(out::println);
            Outcome outcome = shell.run(unit, "input", true);
            shell.yieldToShutdown();
            shell.awaitAbort();
            switch (outcome) {
                case Outcome.Done done -> {
                    if (!done.shown().isEmpty()) {
                        out.println(done.shown());
                    }
                    unit.runs().stream()
                            .map(Unit.Run::name)
                            .filter(name -> !name.isEmpty())
                            .forEach(name -> last = name);
                }
                case Outcome.Failed failed -> {
                    shell.noteFailure(failed.task());
                    out.println(Failures.message(failed.failure()));
                    return;
                }
                case Outcome.Cancelled ignored -> {
                    out.println("Cancelled");
                    return;
                }
                case Outcome.Exit ignored -> {
                    return;
                }
            }
        }
    }

    /** Ctrl-C: cancels what runs; where nothing runs it drops the half-typed input and touches nothing else. */
    void interrupt() {
        Task<?> foreground = shell.supervisor().foreground();
        if (foreground == null) {
            pending = "";
            int running = shell.background().size();
            out.println();
            out.println(running == 0 ? "exit or Ctrl-D ends the session" : running + " running; abort() stops all");
            show(prompt);
        } else if (!foreground.cancel()) {
            // A second one never breaks a clean-up; it tells what that waits for.
            String waits = foreground.waitsFor();
            out.println("Cleaning up" + (waits.isEmpty() ? "" : ": waits for " + waits));
        }
    }

    private void show(String text) {
        out.print(text);
        out.flush();
    }
}
