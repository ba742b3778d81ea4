package concert.shell;

import concert.coroutines.Clock;
import concert.coroutines.Task;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;

/** The prompt in a terminal: a line is edited, run, and what came of it is printed. */
final class TerminalPrompt implements Start.Prompting {
    private static final String GREETING =
            "cdoc() lists the commands. Ctrl-C cancels, Ctrl-K stops everything, Ctrl-D ends the session.";

    /** After the first prompt; an input that comes with it should have the compiler for itself. */
    private static final long WARMED_UP_AFTER = TimeUnit.SECONDS.toNanos(1);

    private final Shell shell;
    private final TerminalConsole console;
    private final Dialogue dialogue;
    private final String prompt;

    /** Ctrl-C came when there was nothing to cancel. */
    private volatile boolean unanswered;

    /** From now on the keys work, although there is no prompt yet. */
    TerminalPrompt(Shell shell, TerminalConsole console, String session) {
        this.shell = shell;
        this.console = console;
        this.dialogue = new Dialogue(shell);
        this.prompt = session + " > ";
        console.serve(
                new KeyActions(this::interrupt, this::stopAll, this::dump),
                new InputParser(this::isUnfinished),
                new Completions(typed -> shell.proposals(dialogue.withLast(typed)), console::waitFor),
                new SyntaxHighlighter(shell::isCommand, shell::isName));
    }

    /** Keys work while the compiler looks. Who stops then has entered the line: it is dropped, and must not wait there. */
    private boolean isUnfinished(String text) {
        try {
            Boolean unfinished = console.waitFor(shell.isUnfinished(dialogue.withLast(text)));
            if (unfinished == null) {
                Thread.currentThread().interrupt(); // the editor ends its line
                return true;
            }
            return unfinished;
        } catch (CompletionException e) {
            return false; // running it tells why
        }
    }

    /** Runs until Ctrl-D or {@code exit}; returns the exit code. */
    @Override
    public int run() throws IOException, InterruptedException {
        console.out().println(GREETING);
        Clock clock = Clock.system();
        Clock.Alarm quiet = clock.schedule(clock.nanoTime() + WARMED_UP_AFTER, shell::warmUp);
        try {
            return prompt();
        } finally {
            quiet.cancel();
        }
    }

    private int prompt() throws IOException, InterruptedException {
        while (shell.exitCode() < 0) {
            try {
                String line = console.edit(prompt, this::answer, dialogue::begin);
                if (line.strip().matches("exit(\\(\\))?;?")) {
                    if (mayLeave()) {
                        break;
                    }
                } else if (!line.isBlank()) {
                    run(dialogue.withLast(line) + '\n');
                }
            } catch (UserInterruptException e) {
                console.forgetTypedAhead();
                console.out().println(shell.idleNotice());
            } catch (EndOfFileException e) {
                if (mayLeave()) {
                    break;
                }
            }
        }
        return Math.max(0, shell.exitCode());
    }

    /** For a Ctrl-C between an input and the next line; one that has kept an input from its beginning has had its answer. */
    private void answer() {
        if (unanswered && dialogue.isStopped()) {
            console.out().println(shell.idleNotice());
        }
        unanswered = false;
    }

    @Override
    public boolean isStopped() {
        return dialogue.isStopped();
    }

    private void run(String text) throws InterruptedException {
        if (!dialogue.accept(text)) {
            dialogue.giveUp(text);
        }
    }

    /** Leaving stops what runs, so who leaves with something running is asked. */
    private boolean mayLeave() throws IOException, InterruptedException {
        List<Task<?>> running = shell.background();
        if (running.isEmpty()) {
            return true;
        }
        try {
            String answer = console.editAnswer(
                    running.size() + " running (" + Shell.names(running) + "). Stop and exit? [y/N] ");
            return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (UserInterruptException e) {
            return false;
        } catch (EndOfFileException e) {
            return true; // Ctrl-D again, or the terminal is gone
        }
    }

    /** Ctrl-C while something runs. A second one never breaks a clean-up; it tells what that waits for. */
    private void interrupt() {
        dialogue.stop();
        console.forgetTypedAhead();
        Task<?> foreground = shell.supervisor().foreground();
        unanswered = foreground == null;
        if (foreground != null && !foreground.cancel()) {
            console.out().println(Cancelling.line(foreground));
        }
    }

    private void stopAll() {
        // First: what the stop ends makes room for the next input.
        dialogue.stop();
        console.forgetLinesAhead();
        shell.abort();
    }

    private void dump() {
        console.out().println(shell.supervisor().dump());
    }
}
