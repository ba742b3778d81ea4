package concert.shell;

import concert.coroutines.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The plain prompt: reads lines, runs what is complete, prints what came of it. It needs no terminal; a pipe does.
 */
final class Prompt implements Start.Prompting {
    private final Shell shell;
    private final Dialogue dialogue;
    private final BufferedReader in;
    private final PrintStream out;
    private final String prompt;

    /** The lines of an input that is not complete yet. Cleared by Ctrl-C, on its own thread. */
    private volatile String pending = "";

    /** Whether a line was entered, and what it leads to has not ended. Read by Ctrl-C, on its own thread. */
    private volatile boolean entered;

    Prompt(Shell shell, String session, BufferedReader in) {
        this.shell = shell;
        this.dialogue = new Dialogue(shell);
        this.in = in;
        this.out = shell.out();
        this.prompt = session + " > ";
    }

    /** Runs until the end of the input or {@code exit}; returns the exit code. */
    @Override
    public int run() throws IOException, InterruptedException {
        while (shell.exitCode() < 0) {
            show(pending.isEmpty() ? prompt : " ".repeat(Math.max(0, prompt.length() - 5)) + "...> ");
            String line = in.readLine();
            if (line == null) {
                out.println();
                dialogue.giveUp(pending);
                break;
            }
            if (pending.isEmpty() && line.strip().matches("exit;?")) {
                break;
            }
            String text = (pending.isEmpty() ? dialogue.withLast(line) : pending + line) + '\n';
            dialogue.begin();
            entered = true;
            pending = dialogue.accept(text) ? "" : text;
            entered = false;
        }
        return Math.max(0, shell.exitCode());
    }

    @Override
    public boolean isStopped() {
        return dialogue.isStopped();
    }

    /** Ctrl-C: cancels what runs; where nothing runs it drops the half-typed input and touches nothing else. */
    void interrupt() {
        dialogue.stop();
        Task<?> foreground = shell.supervisor().foreground();
        if (foreground == null && !entered) {
            pending = "";
            out.println();
            out.println(shell.idleNotice());
            show(prompt);
        } else if (foreground != null && !foreground.cancel()) {
            // A second one never breaks a clean-up; it tells what that waits for.
            out.println(Cancelling.line(foreground));
        }
    }

    private void show(String text) {
        out.print(text);
        out.flush();
    }
}
