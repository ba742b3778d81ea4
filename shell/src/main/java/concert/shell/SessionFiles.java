package concert.shell;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where sessions are kept, and what they are called. */
final class SessionFiles {
    private static final String SUFFIX = ".jsh";

    private SessionFiles() {}

    /** The file of the session of that name, by the rules that Linux programs follow for what a user keeps. */
    static Path path(String session) {
        return folder().resolve(session + SUFFIX);
    }

    static Path log() {
        return folder().resolve("concert.log");
    }

    /** Of the watchdog process, which outlives the session and so cannot share its log. */
    static Path watchdogLog() {
        return folder().resolve("watchdog.log");
    }

    private static Path folder() {
        String data = System.getenv("XDG_DATA_HOME");
        Path home = data == null || data.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return home.resolve("concert");
    }

    /** The name before the prompt. */
    static String name(String file) {
        String last = shortName(file);
        return last.endsWith(SUFFIX) ? last.substring(0, last.length() - SUFFIX.length()) : last;
    }

    /** The file's name for messages: without its folder, which the user knows. */
    static String shortName(String file) {
        @Nullable Path last = Path.of(file).getFileName();
        return last == null ? file : last.toString();
    }
}
