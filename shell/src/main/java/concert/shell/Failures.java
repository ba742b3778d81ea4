package concert.shell;

import concert.coroutines.CoroutineException;
import concert.coroutines.Task;
import concert.shell.snippets.Instrumenter;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/** Failures for people: one line, and the place in the session's own source. */
final class Failures {
    private static final String GENERATED = "REPL.$JShell$";

    private Failures() {}

    /** What went wrong, without the name of an exception class where our own sentence says it all. */
    static String message(Throwable failure) {
        Throwable told =
                failure instanceof CoroutineException && failure.getCause() != null ? failure.getCause() : failure;
        if (told instanceof SPIResolutionException) {
            return "a function that runs here uses a name that is not defined yet";
        }
        String text = told.getMessage();
        String type = told.getClass().getSimpleName();
        if (text == null || text.isBlank()) {
            return told instanceof CancellationException ? "cancelled" : type;
        }
        boolean ours = told.getClass().getName().startsWith("concert.")
                || told instanceof CancellationException
                || isThrownByUs(told);
        return oneLine(ours ? text : type + ": " + text);
    }

    /** Our code throws the JDK's exceptions with whole sentences; others' are often a bare word or number. */
    private static boolean isThrownByUs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("concert.");
    }

    /** The innermost line of the session's source in the trace of {@code failure}, as {@code demo.jsh:4}, or null. */
    static @Nullable String place(Throwable failure) {
        // The cause was thrown deeper inside than what carries it.
        if (failure.getCause() != null) {
            String inner = place(failure.getCause());
            if (inner != null) {
                return inner;
            }
        }
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(GENERATED) && frame.getLineNumber() > 0) {
                return frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return null;
    }

    /** The whole trace of a failed task, without the frames that are the shell's own in every trace. */
    static String trace(Task<?> failed) {
        return failed.trace()
                .lines()
                .filter(
                        line -> !line.matches(
                                "\\s+at (?:java\\.base/)?(?:jdk\\.internal\\.reflect|java\\.lang\\.reflect|concert\\.shell)\\..*"))
                .map(line -> line.replaceAll("snippets//REPL\\.\\$JShell\\$\\w+\\.", "")
                        .replace(Instrumenter.MAIN, ""))
                .collect(Collectors.joining(System.lineSeparator()))
                .stripTrailing();
    }

    /** Without the names that JShell makes up. */
    private static String oneLine(String text) {
        return text.replaceAll("REPL\\.\\$JShell\\$\\w+\\.", "").strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
