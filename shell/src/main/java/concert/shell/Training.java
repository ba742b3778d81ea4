package concert.shell;

import concert.shell.logging.LogSettings;
import concert.shell.sessions.SessionTool;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A session that nobody sees and that does what most sessions do. The launcher lets the JVM watch it and keep, in a cache,
 * what it has loaded, linked and learned, for later sessions to start with.
 *
 * <p>It is an ordinary session in a pseudo-terminal. Whoever runs it sets the folders of the user to empty ones.
 */
final class Training {
    private static final String FILE = """
            /* A typical session. */
            var motor = new DummyLinearMotor()
            var shutter = new DummyShutter()
            double step = 0.5
            void scan(int points) {
                for (int i = 0; i < points; i++) {
                    await motor.setPosition(q.mm(i * step));
                }
            }
            Coroutine<Void> corofunc() {
                return coroutine("corofunc", () -> { await(sleep(q.ms(1))); });
            }
            await corofunc()
            System.setProperty("trained", "yes")
            """;

    /** Ahead of the prompts, as a user types who is in a hurry. */
    private static final String KEYS = String.join(
            "\r",
            "1 + 1",
            "await motor.getPos\t)",
            "var task = start(corofunc())",
            "await task",
            "await motor.getPosition()",
            "motor.position()",
            "set(shutter.missing(), 1)",
            "var x = q.mm(2)",
            "open(shutter)",
            "int f(int x) { return x + 1; }",
            "f(1)",
            "lock(motor)",
            "locks()",
            "tasks()",
            "cdoc()",
            "exit",
            "");

    private Training() {}

    /** Ends the process with 0 if the session did. */
    public static void main(String[] words) throws IOException, InterruptedException {
        PrintStream unseen = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        for (List<String> command :
                List.of(List.of("init", "trained"), List.of("cp", "trained", "other"), List.of("show"))) {
            var _ = SessionTool.run(command, unseen, unseen);
        }
        Start start = new Start(
                new Options(true, "training.jsh", "", List.of(), LogSettings.DEFAULT),
                "training",
                "training.jsh",
                FILE);
        byte[] typed = KEYS.getBytes(StandardCharsets.UTF_8);
        PipedInputStream keys = new PipedInputStream(typed.length);
        // Never closed: a terminal whose keys end is gone at once, with all that was typed ahead.
        PipedOutputStream typist = new PipedOutputStream(keys);
        typist.write(typed);
        System.exit(start.inTerminal(() -> Terminals.unseen(keys, System.err)));
    }
}
