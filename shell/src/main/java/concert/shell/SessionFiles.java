package concert.shell;

import concert.shell.sessions.Sessions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where logs are kept, and what sessions are called. */
final class SessionFiles {
    private SessionFiles() {}

    static Path log() {
        return Sessions.ofUser().folder().resolve("concert.log");
    }

    /** Of the watchdog process, which outlives the session and so cannot share its log. */
    static Path watchdogLog() {
        return Sessions.ofUser().folder().resolve("watchdog.log");
    }

    /** What was typed in earlier sessions: what a program remembers for itself, and nobody would miss on another machine. */
    static Path history() {
        String state = System.getenv("XDG_STATE_HOME");
        Path home = state == null || state.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        return home.resolve("concert").resolve("history");
    }

    /** The name before the prompt. */
    static String name(String file) {
        String last = shortName(file);
        return last.endsWith(Sessions.SUFFIX) ? last.substring(0, last.length() - Sessions.SUFFIX.length()) : last;
    }

    /** The file's name for messages: without its folder, which the user knows. */
    static String shortName(String file) {
        @Nullable Path last = Path.of(file).getFileName();
        return last == null ? file : last.toString();
    }
}
