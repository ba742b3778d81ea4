package concert.shell;

import concert.shell.sessions.Imports;
import concert.shell.sessions.Requirement;
import concert.shell.sessions.SessionException;
import concert.shell.snippets.CompiledFile;
import concert.shell.snippets.Refusal;
import concert.shell.snippets.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs a session file, and before it the sessions that it imports, until the first failure. */
final class Script {
    private final Shell shell;
    private final String file;
    private final BooleanSupplier stopped;

    /** The line of what has begun last; a unit may have many, of which some have run when one fails. */
    private int reached;

    Script(Shell shell, String file) {
        this(shell, file, () -> false);
    }

    /**
     * @param stopped whether a key keeps what has not begun from running
     */
    Script(Shell shell, String file, BooleanSupplier stopped) {
        this.shell = shell;
        this.file = file;
        this.stopped = stopped;
    }

    private record Compiled(Imports.Part part, List<Unit> units, boolean whole) {}

    /** Checks all of the source, then runs it; returns the exit code. What it started goes on. */
    int run(String source) throws InterruptedException {
        List<Compiled> parts = new ArrayList<>();
        String complaint = compile(source, parts);
        return complaint.isEmpty() ? run(parts) : fail(complaint);
    }

    /** The same, but what stands before a refused line runs, for the prompt that follows. */
    int runBeforePrompt(String source) throws InterruptedException {
        List<Compiled> parts = new ArrayList<>();
        String complaint = compile(source, parts);
        int code = run(parts);
        if (shell.exitCode() >= 0) {
            return code;
        }
        forget(parts);
        return complaint.isEmpty() ? code : fail(complaint);
    }

    /** Adds what was compiled to {@code compiled} and returns why that is not all, with the place, or "". */
    private String compile(String source, List<Compiled> compiled) {
        List<Imports.Part> parts = new ArrayList<>();
        String complaint = "";
        try {
            shell.imports().collect(SessionFiles.name(file), file, source, parts);
        } catch (SessionException e) {
            complaint = e.text();
        }
        for (Imports.Part part : parts) {
            try {
                Requirement.check(part.file(), part.source(), Version.TEXT);
            } catch (SessionException e) {
                return e.text();
            }
            CompiledFile result = shell.compileFile(part.source(), part.file());
            Refusal refusal = result.refusal();
            compiled.add(new Compiled(part, result.units(), part.whole() && refusal == null));
            if (refusal != null) {
                return part.file() + ":" + refusal.place() + ": " + refusal.text();
            }
        }
        return complaint;
    }

    /** Runs the parts and takes each out of the list that has run to its end. */
    private int run(List<Compiled> parts) throws InterruptedException {
        while (!parts.isEmpty()) {
            Compiled first = parts.getFirst();
            int code = run(first.units(), first.part().file());
            if (code != 0 || shell.exitCode() >= 0) {
                return code;
            }
            if (first.whole()) {
                shell.imports().done(first.part());
            }
            parts.removeFirst();
        }
        return 0;
    }

    /** What has not run is compiled and would be there without a value: the first part from the line that was reached. */
    private void forget(List<Compiled> left) {
        for (Compiled part : left) {
            if (!part.units().isEmpty()) {
                shell.forgetFrom(
                        part == left.getFirst() ? reached : 0, part.part().file());
            }
        }
    }

    private int run(List<Unit> units, String in) throws InterruptedException {
        for (Unit unit : units) {
            Outcome outcome = shell.run(unit, in, false, stopped);
            reached = unit.runs().isEmpty() ? unit.piece().line() : shell.line();
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
