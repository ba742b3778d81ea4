package concert.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The program in which users look at what is longer than their screen: {@code $PAGER}, or {@code less}, which ends at once
 * if all fits; as git has it. Without one all is printed.
 */
final class Pager implements AutoCloseable {
    private final @Nullable Process process;
    private final PrintStream out;

    private Pager(@Nullable Process process, PrintStream out) {
        this.process = process;
        this.out = out;
    }

    static Pager open(PrintStream otherwise) {
        String chosen = System.getenv("PAGER");
        boolean usual = chosen == null || chosen.isBlank();
        // The variable may have options, so it goes through a shell.
        ProcessBuilder pager = usual ? new ProcessBuilder("less") : new ProcessBuilder("sh", "-c", chosen);
        pager.environment().putIfAbsent("LESS", "FRX");
        try {
            Process process = pager.redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            // It has the terminal; Ctrl-C is for it, and it must not be left alone with that.
            Signals.onInterrupt(() -> {});
            OutputStream pages = process.getOutputStream();
            return new Pager(process, new PrintStream(pages, false, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Pager(null, otherwise);
        }
    }

    PrintStream out() {
        return out;
    }

    /** Waits until the user has seen enough. */
    @Override
    public void close() {
        if (process != null) {
            out.close();
            process.onExit().join();
        }
    }
}
