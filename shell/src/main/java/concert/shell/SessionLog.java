package concert.shell;

import concert.coroutines.Coroutines;
import concert.shell.logging.LogReader;
import concert.shell.logging.Logging;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The log as a session sees it: its own lines. */
final class SessionLog {
    private SessionLog() {}

    static void show(Shell shell, int messages) throws InterruptedException {
        if (messages < 1) {
            throw new IllegalArgumentException("log: wants at least 1 message, not " + messages);
        }
        Path file = Logging.file();
        if (file == null) {
            shell.out().println("The log is in no file.");
            return;
        }
        String session = shell.session().name();
        List<String> last;
        try {
            last = Coroutines.await(Coroutines.blocking("log", () -> {
                Logging.flush();
                return LogReader.last(file, session, messages);
            }));
        } catch (concert.coroutines.CoroutineException e) {
            if (e.getCause() instanceof IOException failure) {
                throw new IllegalStateException("log: " + file + " cannot be read: " + failure.getMessage(), failure);
            }
            throw e;
        }
        shell.out().println(last.isEmpty() ? "The log has nothing of this session." : String.join("\n", last));
    }

    static void write(Shell shell, String message) {
        System.getLogger(shell.session().name()).log(System.Logger.Level.INFO, "{0}", message);
    }
}
