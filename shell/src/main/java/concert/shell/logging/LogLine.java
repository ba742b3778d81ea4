package concert.shell.logging;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/**
 * A record as text: {@code [time] LEVEL: logger: SESSION: message}, with the trace of a failure below. Only the first
 * line of a record begins with a bracket, so that a reader knows which lines belong together.
 */
final class LogLine extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private static final Pattern FIRST = Pattern.compile("\\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");

    private final String session;

    LogLine(String session) {
        this.session = session;
    }

    @Override
    public String format(LogRecord line) {
        StringBuilder text = new StringBuilder(128).append('[');
        TIME.formatTo(line.getInstant(), text);
        text.append("] ").append(LogLevel.of(line.getLevel())).append(": ");
        text.append(line.getLoggerName()).append(": ").append(session).append(": ");
        String message = String.valueOf(formatMessage(line)).stripTrailing();
        text.append(message.indexOf('\n') < 0 ? message : message.replace("\n", "\n  "));
        text.append('\n');
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable thrown = line.getThrown(); thrown != null && seen.add(thrown); thrown = thrown.getCause()) {
            text.append("  ")
                    .append(String.valueOf(thrown).replace("\n", "\n  "))
                    .append('\n');
            for (StackTraceElement frame : thrown.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
        }
        return text.toString();
    }

    /** Whether a record begins with this line of a log. */
    static boolean isFirst(String line) {
        return FIRST.matcher(line).matches();
    }

    /** Of first lines: those of a session, or of all if it is "". */
    static Predicate<String> of(String session) {
        return session.isEmpty()
                ? line -> true
                : Pattern.compile("\\[[^]]*\\] \\w+: [^:]+: " + Pattern.quote(session) + ": .*")
                        .asMatchPredicate();
    }
}
