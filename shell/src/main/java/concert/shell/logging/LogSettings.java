package concert.shell.logging;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the log goes and what is in it.
 *
 * @param toStderr to where the session speaks, not to a file
 * @param file the file, or null for the one beside the sessions
 */
public record LogSettings(boolean toStderr, @Nullable Path file, LogLevel level) {
    /** What is logged unless the command line says otherwise. */
    public static final LogSettings DEFAULT = new LogSettings(false, null, LogLevel.INFO);

    /** All levels, from the one with the most lines to the one with the fewest. */
    public static final String LEVELS = LogLevel.words();

    /** Of {@code start}; each wants a value. */
    public static final Set<String> OPTIONS = Set.of("--logto", "--logfile", "--loglevel");

    /**
     * These settings with one option more.
     *
     * @throws IllegalArgumentException with the line for the user
     */
    public LogSettings with(String option, String value) {
        return switch (option) {
            case "--logto" ->
                switch (value) {
                    case "stderr" -> new LogSettings(true, file, level);
                    case "file" -> new LogSettings(false, file, level);
                    default -> throw new IllegalArgumentException("--logto takes stderr or file, not '" + value + "'");
                };
            case "--logfile" -> new LogSettings(toStderr, Path.of(value), level);
            case "--loglevel" ->
                new LogSettings(
                        toStderr,
                        file,
                        LogLevel.named(value)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "--loglevel takes " + LEVELS + ", not '" + value + "'")));
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }
}
