package concert.shell;

import concert.shell.logging.LogSettings;
import concert.shell.sessions.InstanceLock;
import concert.shell.sessions.SessionException;
import concert.shell.sessions.SessionTool;
import concert.shell.sessions.Sessions;
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
            + "  --logto WHERE       logs to file (the default) or to stderr" + System.lineSeparator()
            + "  --logfile FILE      logs to FILE, not to concert.log beside the sessions" + System.lineSeparator()
            + "  --loglevel LEVEL    " + LogSettings.LEVELS + "; the default is info" + System.lineSeparator()
            + "  SESSION             runs that session, then prompts";

    private Main() {}

    /** Starts the program and ends the process with its exit code. */
    public static void main(String[] words) throws InterruptedException, IOException {
        System.exit(run(Arrays.asList(words), System.out, System.err));
    }

    private static int run(List<String> words, PrintStream out, PrintStream err)
            throws InterruptedException, IOException {
        String command = words.isEmpty() ? "--help" : words.getFirst();
        if (command.equals("help")) {
            return run(Usage.wordsFor(words.subList(1, words.size())), out, err);
        }
        if (command.equals("--help") || command.equals("-h")) {
            out.println(Usage.overview());
            return 0;
        }
        if (command.equals("--version")) {
            out.println("Concert " + Version.TEXT);
            return 0;
        }
        if (command.equals("log") && !words.contains("--follow") && Terminals.isThere()) {
            try (Pager pager = Pager.open(out)) {
                return SessionTool.run(words, pager.out(), err);
            }
        }
        if (SessionTool.NAMES.contains(command)) {
            return SessionTool.run(words, out, err);
        }
        if (!command.equals("start")) {
            err.println("concert: " + Usage.unknown(command));
            return 2;
        }
        // What follows the session or the file belongs to it.
        if (words.stream()
                .skip(1)
                .takeWhile(word -> word.startsWith("-"))
                .anyMatch(List.of("--help", "-h")::contains)) {
            out.println(HELP);
            return 0;
        }
        try {
            return start(Options.parse(words.subList(1, words.size())), out, err);
        } catch (Options.UsageException e) {
            err.println("concert: " + e.getMessage() + "; " + Options.USAGE);
            return 2;
        } catch (SessionException e) {
            err.println("concert: " + e.text());
            return 1;
        }
    }

    private static int start(Options options, PrintStream out, PrintStream err)
            throws InterruptedException, IOException, SessionException {
        if (!options.file().isEmpty()) {
            Path path = Path.of(options.file());
            try {
                return start(options, SessionFiles.shortName(options.file()), Files.readString(path), out, err);
            } catch (IOException e) {
                err.println(path + (Files.exists(path) ? ": cannot be read: " + e : ": no such file"));
                return 1;
            }
        }
        if (options.session().isEmpty()) {
            return start(options, "", "", out, err);
        }
        Sessions sessions = Sessions.ofUser();
        String source = sessions.source(options.session());
        try (var _ = InstanceLock.take(sessions, options.session(), source)) {
            String file = String.valueOf(sessions.file(options.session()).getFileName());
            return start(options, file, source, out, err);
        }
    }

    private static int start(Options options, String file, String source, PrintStream out, PrintStream err)
            throws InterruptedException, IOException {
        String name = file.isEmpty() ? "concert" : SessionFiles.name(file);
        Start start = new Start(options, name, file, source);
        return options.interactive() && Terminals.isThere() ? start.inTerminal(Terminals::open) : start.plain(out, err);
    }
}
