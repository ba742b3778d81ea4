package concert.shell.logging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** How important a line is, in the words of the command line and of the log. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARNING,
    ERROR;

    /** That of a word such as "info". */
    static Optional<LogLevel> named(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The highest that is not above {@code level}; others than ours are of the JDK and of libraries. */
    static LogLevel of(Level level) {
        LogLevel found = TRACE;
        for (LogLevel each : values()) {
            if (each.level().intValue() <= level.intValue()) {
                found = each;
            }
        }
        return found;
    }

    /** The JDK's name for it. */
    Level level() {
        return switch (this) {
            case TRACE -> Level.FINEST;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for who has used another. */
    static String words() {
        return Arrays.stream(values()).map(LogLevel::word).collect(Collectors.joining(", "));
    }
}
