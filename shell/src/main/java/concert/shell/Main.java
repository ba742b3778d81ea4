package concert.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The program {@code concert}.
 *
 * <p>Exit codes: 0; 1 for a failure of a session file; 2 for a command line that means nothing; 130 after Ctrl-C and 143
 * after SIGTERM in a script.
 */
public final class Main {
    private static final String HELP = Options.USAGE + System.lineSeparator()
            + "  --filename FILE     runs FILE, then prompts" + System.lineSeparator()
            + "  --non-interactive   ends after the file or the session" + System.lineSeparator()
            + "  SESSION             runs NAME.jsh of the session directory, then prompts";

    private Main() {}

    /** Starts the program and ends the process with its exit code. */
    public static void main(String[] words) throws InterruptedException, IOException {
        System.exit(run(Arrays.asList(words), System.out, System.err));
    }

    private static int run(List<String> words, PrintStream out, PrintStream err)
            throws InterruptedException, IOException {
        if (words.isEmpty()
                || words.getFirst().equals("--help")
                || words.getFirst().equals("-h")) {
            out.println(HELP);
            return 0;
        }
        try {
            if (!words.getFirst().equals("start")) {
                throw new Options.UsageException("unknown command " + words.getFirst());
            }
            if (words.contains("--help")) {
                out.println(HELP);
                return 0;
            }
            return start(Options.parse(words.subList(1, words.size())), out, err);
        } catch (Options.UsageException e) {
            err.println("concert: " + e.getMessage() + "; " + Options.USAGE);
            return 2;
        }
    }

    private static int start(Options options, PrintStream out, PrintStream err)
            throws InterruptedException, IOException {
        String file = options.file().isEmpty() ? options.session() : options.file();
        String source = "";
        if (!file.isEmpty()) {
            Path path = options.file().isEmpty() ? SessionFiles.path(file) : Path.of(file);
            try {
                source = Files.readString(path);
            } catch (IOException e) {
                err.println(path + (Files.exists(path) ? ": cannot be read: " + e : ": no such file"));
                return 1;
            }
        }
        Thread.ofPlatform().daemon().name("concert-logging").start(() -> Logging.configure(SessionFiles.log()));
        String name = file.isEmpty() ? "concert" : SessionFiles.name(file);
        try (Shell shell = Shell.open(name, options.arguments(), out, err)) {
            Shutdown shutdown = Shutdown.install(shell);
            int code = 0;
            if (!file.isEmpty()) {
                // Before a prompt it is an input like others, which ends and leaves the prompt.
                Signals.onInterrupt(options.interactive() ? shell::cancelForeground : shutdown::interrupt);
                Script script = new Script(shell, SessionFiles.shortName(file));
                code = script.run(source);
                if (!options.interactive() || shell.exitCode() >= 0) {
                    code = script.end(code);
                    shutdown.ended();
                    return code;
                }
            }
            code = prompt(shell, name);
            shutdown.ended();
            return code;
        }
    }

    private static int prompt(Shell shell, String name) throws IOException, InterruptedException {
        Charset typed = Charset.forName(
                System.getProperty("stdin.encoding", Charset.defaultCharset().name()));
        Prompt prompt = new Prompt(shell, name, new BufferedReader(new InputStreamReader(System.in, typed)));
        Signals.onInterrupt(prompt::interrupt);
        int code = prompt.run();
        shell.end("stopped: ");
        return code;
    }
}
