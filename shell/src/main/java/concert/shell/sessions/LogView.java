package concert.shell.sessions;

import concert.shell.logging.LogReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** The log as {@code concert log} shows it. */
final class LogView {
    private LogView() {}

    /**
     * Prints the lines of one session, or of all if {@code session} is empty; returns the exit code. Whoever reads them
     * may go when he has seen enough, as {@code head} does.
     */
    static int show(Path log, String session, boolean follow, PrintStream out)
            throws SessionException, IOException, InterruptedException {
        if (Files.isDirectory(log)) {
            throw new SessionException("the log " + log + " is a folder");
        }
        try (LogReader reader = new LogReader(log, session)) {
            boolean any = print(reader, out);
            if (!any && !follow) {
                throw new SessionException(
                        Files.exists(log)
                                ? "the log " + log + " has no lines"
                                        + (session.isEmpty() ? "" : " of '" + session + "'")
                                : "there is no log yet at " + log);
            }
            while (follow && !out.checkError()) {
                reader.awaitChange();
                print(reader, out);
            }
        }
        return 0;
    }

    /** Whether there were any. */
    private static boolean print(LogReader reader, PrintStream out) throws IOException {
        AtomicBoolean any = new AtomicBoolean();
        reader.read(lines -> {
            any.set(true);
            out.print(lines);
            return !out.checkError();
        });
        return any.get();
    }
}
