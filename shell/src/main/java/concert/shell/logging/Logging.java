package concert.shell.logging;

import concert.coroutines.ServiceThreads;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log of this process, with its line for every change of a parameter. The terminal belongs to the session; of a log
 * that goes to a file it shows warnings, one line each.
 */
public final class Logging {
    private static final String SELF = "concert.log";

    private static volatile @Nullable Logging current;

    private final Thread starting;

    /** Null when the log goes to where the session speaks; written before {@link #starting} ends. */
    private volatile @Nullable Path file;

    /** Who has lines on their way. Written before {@link #starting} ends. */
    private volatile List<QueuedHandler> handlers = List.of();

    private Logging(LogSettings settings, Path usual, String session, PrintStream screen) {
        // Beside the start of the session: the first record costs the JDK 20 ms.
        starting = ServiceThreads.start("logging", () -> configure(settings, usual, session, screen));
    }

    /**
     * Begins to log; does not wait.
     *
     * @param usual the file, unless the settings name another
     * @param screen where the session speaks
     */
    public static void start(LogSettings settings, Path usual, String session, PrintStream screen) {
        current = new Logging(settings, usual, session, screen);
    }

    /** Waits until lines go where they should. */
    public static void awaitStart() throws InterruptedException {
        Logging logging = current;
        if (logging != null) {
            logging.starting.join();
        }
    }

    /** Waits until all lines are written, but not for long if they cannot be. */
    public static void flush() {
        Logging logging = current;
        if (logging != null) {
            logging.handlers.forEach(QueuedHandler::flush);
        }
    }

    /** The file that this process logs to; null if it has none. */
    public static @Nullable Path file() {
        Logging logging = current;
        return logging == null ? null : logging.file;
    }

    private void configure(LogSettings settings, Path usual, String session, PrintStream screen) {
        LogLine whole = new LogLine(session);
        Level level = settings.level().level();
        QueuedHandler shown;
        if (settings.toStderr()) {
            shown = toScreen(whole, level, whole, screen);
            use(level, shown);
            return;
        }
        Level warnings = Level.WARNING.intValue() < level.intValue() ? level : Level.WARNING;
        shown = toScreen(new Brief(), warnings, whole, screen);
        Path chosen = settings.file();
        Path to = chosen == null ? usual : chosen;
        FileSink sink = new FileSink(
                new LogFile(to),
                // An experiment must run where nothing can be written, on a read-only home for example.
                problem -> shown.add("the log " + to + " is not written: " + problem + "\n"),
                (lost, why) -> missing(whole, lost, why));
        QueuedHandler written =
                new QueuedHandler("log", whole, level, lost -> missing(whole, lost, "they came too fast"), sink);
        file = to;
        use(level, written, shown);
        // A line that nobody needs, but who cannot write must be told now and not at the first set.
        Logger.getLogger(SELF).info("begins, process " + ProcessHandle.current().pid());
    }

    private void use(Level level, QueuedHandler... used) {
        handlers = List.of(used);
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(level);
        handlers.forEach(root::addHandler);
    }

    private static QueuedHandler toScreen(Formatter lines, Level level, LogLine whole, PrintStream screen) {
        return new QueuedHandler(
                "log-screen", lines, level, lost -> missing(whole, lost, "they came too fast"), text -> {
                    screen.print(String.join("", text));
                    screen.flush();
                });
    }

    private static String missing(LogLine form, long lost, String why) {
        LogRecord line =
                new LogRecord(Level.WARNING, lost + (lost == 1 ? " line is" : " lines are") + " missing here: " + why);
        line.setLoggerName(SELF);
        return form.format(line);
    }

    /** One line for people. */
    private static final class Brief extends Formatter {
        @Override
        public String format(LogRecord line) {
            return formatMessage(line) + (line.getThrown() == null ? "" : ": " + line.getThrown()) + "\n";
        }
    }
}
