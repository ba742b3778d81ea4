package concert.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sends the log, with its line for every change of a parameter, to {@code concert.log} beside the sessions. The terminal
 * belongs to the session; of the log it shows warnings, one line each.
 */
final class Logging {
    private Logging() {}

    static void configure(Path file, String session) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        ConsoleHandler console = new ConsoleHandler();
        console.setLevel(Level.WARNING);
        console.setFormatter(new Line(false, session));
        root.addHandler(console);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileHandler log = new FileHandler(file.toString(), true);
            log.setFormatter(new Line(true, session));
            root.addHandler(log);
        } catch (IOException e) {
            // An experiment must run where nothing can be written, on a read-only home for example.
            root.warning("there will be no log: " + e);
        }
    }

    /** One line for each record, and the trace of a failure below it in the file. */
    private static final class Line extends Formatter {
        private final boolean whole;
        private final String session;

        Line(boolean whole, String session) {
            this.whole = whole;
            this.session = session;
        }

        @Override
        public String format(LogRecord line) {
            String text = formatMessage(line);
            if (!whole) {
                return text + (line.getThrown() == null ? "" : ": " + line.getThrown()) + "\n";
            }
            StringBuilder full = new StringBuilder(String.format(
                    "[%1$tF %1$tT.%1$tL] %2$s: %3$s: %4$s: %5$s%n",
                    line.getMillis(), line.getLevel().getName(), line.getLoggerName(), session, text));
            for (Throwable thrown = line.getThrown(); thrown != null; thrown = thrown.getCause()) {
                full.append("  ").append(thrown).append('\n');
                for (StackTraceElement frame : thrown.getStackTrace()) {
                    full.append("    at ").append(frame).append('\n');
                }
            }
            return full.toString();
        }
    }
}
