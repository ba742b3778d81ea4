package concert.coroutines;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How a task has ended: with a value, a failure, or neither. */
final class Outcome {
    private static final int TRACE_FRAMES = 64;

    final TaskState state;
    final @Nullable Object value;
    final @Nullable Throwable failure;

    /** Where the failure was first awaited; once and bounded. The failure is shared by all awaiters and not changed. */
    private volatile StackTraceElement @Nullable [] awaitedAt;

    private Outcome(TaskState state, @Nullable Object value, @Nullable Throwable failure) {
        this.state = state;
        this.value = value;
        this.failure = failure;
    }

    static Outcome of(TaskState state, @Nullable Object value, @Nullable Throwable thrown) {
        return switch (state) {
            case DONE -> new Outcome(state, value, null);
            case FAILED -> new Outcome(state, null, Objects.requireNonNull(thrown));
            default -> new Outcome(state, null, null);
        };
    }

    /** The value; or throws as an await of {@code task} does. */
    @Nullable Object result(Task<?> task) {
        return switch (state) {
            case DONE -> value;
            case FAILED -> throw toThrow();
            case ABANDONED ->
                throw new CancellationException(task.label() + " was abandoned: it did not end its clean-up in time");
            default -> throw new CancellationException(task.label() + " was cancelled");
        };
    }

    private RuntimeException toThrow() {
        rememberAwaiter();
        return switch (Objects.requireNonNull(failure)) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case Exception e -> new CoroutineException(e);
            case Throwable t -> new CoroutineException(new Exception(t));
        };
    }

    private void rememberAwaiter() {
        if (awaitedAt == null) {
            StackTraceElement[] stack = new Throwable().getStackTrace();
            int from = 0;
            while (from < stack.length && stack[from].getClassName().startsWith(Task.class.getPackageName() + ".")) {
                from++;
            }
            awaitedAt = Arrays.copyOfRange(stack, from, Math.min(stack.length, from + TRACE_FRAMES));
        }
    }

    /** The failure with the stack of the work and that of the first awaiter; empty without a failure. */
    String trace() {
        if (failure == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        StackTraceElement[] stack = awaitedAt;
        if (stack != null && stack.length > 0) {
            text.append("awaited").append(System.lineSeparator());
            for (StackTraceElement frame : stack) {
                text.append("\tat ").append(frame.toString()).append(System.lineSeparator());
            }
        }
        return text.toString();
    }
}
