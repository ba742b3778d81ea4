package concert.coroutines;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine that runs to its end when it is called, for the command line.
 *
 * <p>Inside a coroutine one awaits instead, and a command says so. It declares no exception; Ctrl-C makes it throw
 * {@link CancellationException} when what it ran has cleaned up.
 */
public final class Command<T extends @Nullable Object> {
    private final CommandInfo info;
    private final Supplier<Coroutine<T>> source;

    Command(CommandInfo info, Supplier<Coroutine<T>> source) {
        this.info = info;
        this.source = source;
    }

    public String name() {
        return info.name();
    }

    public String signature() {
        return info.signature();
    }

    public String summary() {
        return info.summary();
    }

    /** What lists show of it. */
    public CommandInfo info() {
        return info;
    }

    Command<T> named(String name) {
        return name.equals(info.name())
                ? this
                : new Command<>(new CommandInfo(name, name + "()", info.summary()), source);
    }

    /** Runs a new coroutine of the source to its end and returns its value. */
    public T run() {
        requirePrompt(name(), name() + "()");
        return run(name(), source.get());
    }

    /**
     * Runs {@code coroutine} to its end: what a static command method consists of.
     *
     * @param command its name, for the error line
     * @throws CommandException inside a coroutine
     * @throws CancellationException when the input is cancelled
     */
    public static <T extends @Nullable Object> T run(String command, Coroutine<T> coroutine) {
        requirePrompt(command, coroutine.name());
        try {
            return Coroutines.await(coroutine);
        } catch (InterruptedException e) {
            CancellationException cancelled = new CancellationException(command + " was cancelled");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private static void requirePrompt(String command, String awaitable) {
        if (Task.current().isInsideCoroutine()) {
            String form = awaitable.endsWith(")") ? awaitable : awaitable + "()";
            throw new CommandException(
                    command,
                    command + "(..) is a command for the prompt; in a coroutine write await(" + form
                            + "), which others can run beside");
        }
    }

    @Override
    public String toString() {
        return "command " + info.signature();
    }
}
