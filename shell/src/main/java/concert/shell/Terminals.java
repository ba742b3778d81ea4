package concert.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import org.jline.utils.ShutdownHooks;

/** Finds the terminal that the program runs in. */
final class Terminals {
    private Terminals() {}

    /**
     * Whether somebody sits in front of a terminal; else lines come from a pipe or a file. A terminal that can do nothing
     * is served like a pipe: the editor would not get its signals, and Ctrl-C would end the session.
     */
    static boolean isThere() {
        String type = System.getenv("TERM");
        return type != null
                && !type.startsWith("dumb")
                && Optional.ofNullable(System.console())
                        .map(console -> console.isTerminal())
                        .orElse(false);
    }

    /**
     * The terminal, of whatever kind; the caller closes it.
     *
     * <p>Signals are caught here, once, and handed on. JLine would take its handler of Ctrl-C away and put another in its
     * place whenever the editing of a line begins or ends, and a Ctrl-C in between ended the session. Nor may JLine close
     * the terminal at the end of the process: {@link Shutdown} still has something to say then.
     */
    static Terminal open() throws IOException {
        // Of the usual types the editor knows by heart what else it would start a program for.
        String type = System.getenv("TERM");
        String known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
        if (known != null) {
            InfoCmp.setLoadedInfoCmp(type, known);
        }
        try {
            return open(TerminalBuilder.builder().system(true).exec(false).dumb(false));
        } catch (IOException | IllegalStateException e) {
            // The native library cannot be loaded. The programs `stty` and `test` do as well, but slowly.
            return open(TerminalBuilder.builder().system(true).dumb(true));
        }
    }

    /** One that nobody sits in front of: it reads {@code keys}, as they are, and shows on {@code screen}. */
    static Terminal unseen(InputStream keys, OutputStream screen) throws IOException {
        Attributes unedited = new Attributes();
        unedited.setOutputFlag(OutputFlag.OPOST, true);
        return open(TerminalBuilder.builder()
                .attributes(unedited)
                .system(false)
                .type("xterm")
                .size(Size.of(80, 25))
                .streams(keys, screen));
    }

    private static Terminal open(TerminalBuilder builder) throws IOException {
        System.setProperty(ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK, "true");
        // While a line is edited Ctrl-C is a key. JLine would make a signal of it too: one ended two lines, or the
        // next.
        System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
        Terminal terminal = builder
                // The native library is there in half the time that the foreign-function interface needs.
                .providers(TerminalBuilder.PROP_PROVIDER_JNI)
                .nativeSignals(false)
                // It would ask the terminal and wait for the answer, a tenth of a second.
                .graphemeCluster(false)
                .build();
        for (Signal signal : List.of(Signal.INT, Signal.WINCH, Signal.CONT)) {
            Signals.on(signal.name(), () -> terminal.raise(signal));
        }
        return terminal;
    }
}
