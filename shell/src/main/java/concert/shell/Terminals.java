package concert.shell;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

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

    /** The terminal, of whatever kind; the caller closes it. */
    static Terminal open() throws IOException {
        return TerminalBuilder.builder()
                .system(true)
                // The native library is there in half the time that the foreign-function interface needs.
                .providers(TerminalBuilder.PROP_PROVIDER_JNI)
                .dumb(true)
                // It would ask the terminal and wait for the answer, a tenth of a second.
                .graphemeCluster(false)
                .build();
    }
}
