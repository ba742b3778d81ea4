package concert.shell;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A shell whose words are kept. */
final class ShellFixture implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Queue<String> typed = new ConcurrentLinkedQueue<>();

    /** What the prompt and questions read from; at its end when all that was typed is read. */
    private final BufferedReader in = new BufferedReader(Reader.nullReader()) {
        @Override
        public String readLine() {
            return typed.poll();
        }
    };

    final Shell shell;

    ShellFixture(String... arguments) {
        Witness.reset();
        shell = Shell.open(
                "test", List.of(arguments), new PlainConsole(stream(out), stream(err), in), new CompilerThread());
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Runs a session file to its end, as {@code --non-interactive} does; returns the exit code. */
    int script(String source) throws InterruptedException {
        Script script = new Script(shell, "demo.jsh");
        return script.end(script.run(source));
    }

    /** Types the lines at the prompt; returns what is printed between the prompts. */
    String type(String... lines) throws IOException, InterruptedException {
        typed.addAll(List.of(lines));
        new Prompt(shell, "concert", in).run();
        return out().replaceAll("concert > | +\\.\\.\\.> ", "").strip();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        shell.close();
    }
}
