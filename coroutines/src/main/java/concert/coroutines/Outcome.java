package concert.coroutines;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** How a task has ended: with a value, a failure, or neither. */
final class Outcome {
    private static final int TRACE_FRAMES = 64;

    /** Chains of causes may be circular. */
    private static final int DEEPEST_CAUSE = 32;

    final TaskState state;
    final @Nullable Object value;
    final @Nullable Throwable failure;

    /** Where the failure was first awaited; once and bounded. The failure is shared by all awaiters and not changed. */
    private volatile StackTraceElement @Nullable [] awaitedAt;

    private static final Outcome DONE_WITHOUT_VALUE = new Outcome(TaskState.DONE, null, null);
    private static final Outcome CANCELLED = new Outcome(TaskState.CANCELLED, null, null);

    private Outcome(TaskState state, @Nullable Object value, @Nullable Throwable failure) {
        this.state = state;
        this.value = value;
        this.failure = failure;
    }

    /** Of a body that has returned {@code value} or thrown; a cancel that was accepted before never leaves a value. */
    static Outcome of(@Nullable Object value, @Nullable Throwable thrown, boolean cancelled) {
        if (thrown == null) {
            if (cancelled) {
                return CANCELLED;
            }
            return value == null ? DONE_WITHOUT_VALUE : new Outcome(TaskState.DONE, value, null);
        }
        boolean isCancel = thrown instanceof InterruptedException || thrown instanceof CancellationException;
        return isCancel || (cancelled && isCausedByInterrupt(thrown))
                ? CANCELLED
                : new Outcome(TaskState.FAILED, null, thrown);
    }

    static Outcome abandoned() {
        return new Outcome(TaskState.ABANDONED, null, null);
    }

    /** User code wraps what it should not: a cancel is recognised by its cause. */
    private static boolean isCausedByInterrupt(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth++ < DEEPEST_CAUSE; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof CancellationException
                    || cause instanceof ClosedByInterruptException
                    || isSocketClosedByInterrupt(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The JDK tells it of the sockets of virtual threads in words only. */
    private static boolean isSocketClosedByInterrupt(Throwable thrown) {
        return thrown instanceof SocketException && "Closed by interrupt".equals(thrown.getMessage());
    }

    /** The value; or throws as an await of {@code task} does. */
    @Nullable
    Object result(Task<?> task) {
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
