package concert.shell;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.blocking;

import concert.coroutines.Task;
import java.io.BufferedReader;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Two streams out and one in, as a pipe, a file or a test gives them; there are no keys. */
final class PlainConsole implements Console {
    private static final int WIDTH = 120;

    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;

    PlainConsole(PrintStream out, PrintStream err, BufferedReader in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public void attend(Task<?> input) throws InterruptedException {
        input.join();
    }

    @Override
    public String ask(String question) throws InterruptedException {
        out.print(question);
        out.flush();
        // The prompt reads from the same reader, but not while an input runs.
        @Nullable String line = await(blocking("input", () -> in.readLine()));
        if (line == null) {
            throw new IllegalStateException("input: there is nobody to ask, the input has ended");
        }
        return line;
    }
}
