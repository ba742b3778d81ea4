package concert.shell;

import java.io.IOException;
import java.io.PrintStream;
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
        String name = file.isEmpty() ? "concert" : SessionFiles.name(file);
        Start start = new Start(options, name, SessionFiles.shortName(file), source);
        return options.interactive() && Terminals.isThere() ? start.inTerminal() : start.plain(out, err);
    }
}
