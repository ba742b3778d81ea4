package concert.shell;

import concert.shell.sessions.Imports;
import concert.shell.snippets.Piece;
import concert.shell.snippets.Refusal;
import concert.shell.snippets.Unit;
import java.io.PrintStream;
import java.util.List;

/** What an input at a prompt leads to: it is compiled and run, and what came of it is said in a line. */
final class Dialogue {
    private final Shell shell;
    private final PrintStream out;

    /** The variable with the last value, for a line that begins with a dot. */
    private String last = "";

    /** A key has stopped the text that runs: what is left of it does not begin. From any thread. */
    private volatile boolean stopped;

    Dialogue(Shell shell) {
        this.shell = shell;
        this.out = shell.out();
    }

    /** A line that begins with a dot goes on with the last value. */
    String withLast(String text) {
        return text.stripLeading().startsWith(".") && !last.isEmpty() ? last + text : text;
    }

    /**
     * Runs a text and prints what came of it.
     *
     * @return false, and nothing has happened, if the text needs more lines
     */
    boolean accept(String text) throws InterruptedException {
        if (Imports.areAll(text)) {
            var _ = new Script(shell, "input", this::isStopped).runBeforePrompt(text);
            return true;
        }
        List<Piece> pieces;
        try {
            pieces = shell.split(text);
        } catch (Refusal e) {
            if (e.unfinished()) {
                return false;
            }
            refuse(e, text);
            return true;
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (!run(pieces.get(i), text)) {
                tellLeft(pieces.size() - i - 1);
                break;
            }
        }
        return true;
    }

    /** One that fails stops those behind it, as of a paste. */
    private void tellLeft(int left) {
        if (left > 0 && shell.exitCode() < 0) {
            out.println(
                    left == 1
                            ? "The statement after it was not run."
                            : "The " + left + " statements after it were not run.");
        }
    }

    /** A text has been entered; keys that come from now on are meant for what it leads to. */
    void begin() {
        stopped = false;
    }

    /** What runs has been stopped by a key; what would come after it is dropped. */
    void stop() {
        stopped = true;
    }

    /** Whether a key has stopped what runs, since {@link #begin}, and nobody was told. */
    boolean isStopped() {
        return stopped;
    }

    /** Says what is wrong with a text that will not be finished. */
    void giveUp(String text) {
        try {
            var _ = shell.split(text);
        } catch (Refusal e) {
            refuse(e, text);
        }
    }

    private void refuse(Refusal refusal, String text) {
        boolean several = text.strip().indexOf('\n') >= 0;
        out.println((several ? "line " + refusal.line() + ": " : "") + refusal.text());
    }

    /** Returns whether it has run to its end. */
    private boolean run(Piece piece, String text) throws InterruptedException {
        Unit unit;
        try {
            unit = shell.compileInput(piece);
        } catch (Refusal e) {
            refuse(e, text);
            return false;
        }
        unit.notes().forEach(out::println);
        Outcome outcome = shell.run(unit, "input", true, () -> stopped);
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
                return true;
            }
            case Outcome.Failed failed -> {
                shell.noteFailure(failed.task());
                out.println(Failures.message(failed.failure()));
            }
            case Outcome.Cancelled ignored -> {
                out.println("Cancelled");
                stopped = false; // that was the answer
            }
            case Outcome.Exit ignored -> {}
        }
        return false;
    }
}
