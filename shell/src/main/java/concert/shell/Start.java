package concert.shell;

import concert.shell.logging.Logging;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A session from its start to its end: the file first, if there is one, then the prompt.
 *
 * @param options what the command line asks for
 * @param name of the session
 * @param file the name of the session file for messages, or ""
 * @param source of the session file
 */
record Start(Options options, String name, String file, String source) {

    private static final System.Logger LOG = System.getLogger("concert.dump");

    /** What prompts after the file, and hears the keys before. */
    interface Prompting {
        int run() throws IOException, InterruptedException;

        /** Whether a key has stopped the file that runs. */
        boolean isStopped();
    }

    /** What opens the terminal; while it does, the compiler is being made, which takes longest. */
    @FunctionalInterface
    interface Opening {
        Terminal open() throws IOException;
    }

    /** With a line editor and keys; returns the exit code. */
    int inTerminal(Opening opening) throws IOException, InterruptedException {
        CompilerThread compiler = new CompilerThread();
        try (TerminalConsole console = new TerminalConsole(opening.open(), SessionFiles.history())) {
            // Whoever prints must not print into the line being edited.
            System.setOut(console.out());
            System.setErr(console.out());
            log(console.out());
            try (Shell shell = Shell.open(name, options.arguments(), console, compiler)) {
                Shutdown shutdown = Shutdown.install(shell, console::restore);
                console.show(shell.supervisor());
                TerminalPrompt prompt = new TerminalPrompt(shell, console, name);
                return run(shell, shutdown, prompt);
            }
        }
    }

    /** With lines from a pipe or a file, or without any; returns the exit code. */
    int plain(PrintStream out, PrintStream err) throws IOException, InterruptedException {
        CompilerThread compiler = new CompilerThread();
        log(err);
        Charset typed = Charset.forName(
                System.getProperty("stdin.encoding", Charset.defaultCharset().name()));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, typed));
        try (Shell shell = Shell.open(name, options.arguments(), new PlainConsole(out, err, in), compiler)) {
            Shutdown shutdown = Shutdown.install(shell, () -> {});
            if (!options.interactive()) {
                Signals.onInterrupt(shutdown::interrupt);
                return run(shell, shutdown, null);
            }
            Prompt prompt = new Prompt(shell, name, in);
            Signals.onInterrupt(prompt::interrupt);
            return run(shell, shutdown, prompt);
        }
    }

    private void log(PrintStream screen) {
        Logging.start(options.log(), SessionFiles.log(), name, screen);
    }

    private int run(Shell shell, Shutdown shutdown, @Nullable Prompting prompting)
            throws IOException, InterruptedException {
        Signals.onInspection(
                () -> LOG.log(System.Logger.Level.INFO, shell.supervisor().dump()));
        Logging.awaitStart();
        int code = 0;
        if (!file.isEmpty()) {
            Script script = prompting == null ? new Script(shell, file) : new Script(shell, file, prompting::isStopped);
            code = prompting == null ? script.run(source) : script.runBeforePrompt(source);
            if (prompting == null || shell.exitCode() >= 0) {
                code = script.end(code);
                shutdown.ended();
                return code;
            }
        }
        if (prompting != null) {
            code = prompting.run();
            shell.end("stopped: ");
        }
        shutdown.ended();
        return code;
    }
}
