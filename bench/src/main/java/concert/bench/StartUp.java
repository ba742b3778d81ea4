package concert.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * How long a user waits after the command: for the prompt, for the answer to what was typed ahead, for the end of a session of
 * a hundred statements. The program is installed as from the archive, with its cache.
 */
final class StartUp implements Benchmark {
    private static final String PROMPT = "concert > ";

    /** What is measured, in a process of its own. */
    @FunctionalInterface
    private interface Measured {
        void run(StartUp program) throws Exception;
    }

    private final Row row;
    private final Measured measured;
    private final Path folder;
    private final Path session;

    private StartUp(String name, String what, double most, Measured measured) throws Exception {
        this.row = new Row(name, what, "a bare JVM has printed a line", "ms", Budget.atMost(most));
        this.measured = measured;
        this.folder = Files.createTempDirectory("concert-bench");
        this.session = Files.write(folder.resolve("session.jsh"), statements());
        Path libraries = Path.of(System.getProperty("concert.shell", "shell/target/dist/lib"));
        run(List.of(Path.of("dist", "assemble").toAbsolutePath().toString(), libraries.toString(), folder.toString()));
        run(command("--make-cache"));
    }

    static StartUp prompt() throws Exception {
        return new StartUp("prompt", "`concert start` until the prompt is there", 400, program -> {
            try (Child shell = program.shell()) {
                shell.await(PROMPT);
            }
        });
    }

    static StartUp firstAnswer() throws Exception {
        return new StartUp("first-answer", "`concert start` until `1 + 1`, typed ahead, is answered", 600, program -> {
            try (Child shell = program.shell()) {
                shell.type("1 + 1\r");
                shell.await(" = 2");
            }
        });
    }

    static StartUp session() throws Exception {
        return new StartUp(
                "session-100",
                "a session of 100 statements until it has ended",
                2500,
                program -> program.run(
                        program.command("start", "--non-interactive", "--filename", program.session.toString())));
    }

    /** Declarations for the most part, as in a session that is brought in by others. */
    private static List<String> statements() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; lines.size() < 100; i++) {
            lines.add("var motor" + i + " = new DummyLinearMotor()");
            lines.add("var limit" + i + " = q.mm(" + i + ")");
            lines.add("double step" + i + " = " + i + " * 0.5");
            lines.add("motor" + i + ".position().setLimits(q.mm(-1), limit" + i + ")");
            lines.add("await motor" + i + ".getPosition()");
        }
        return lines;
    }

    private Child shell() throws IOException {
        return new Child(command("start"), environment());
    }

    private List<String> command(String... words) {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("bin").resolve("concert").toString()));
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "XDG_DATA_HOME",
                folder.toString(),
                "XDG_STATE_HOME",
                folder.toString());
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment());
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException(command + " ended with exit code " + code);
        }
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public double work() throws Exception {
        Thread.sleep(300); // what the round before has left is gone
        long begin = System.nanoTime();
        measured.run(this);
        return (System.nanoTime() - begin) / 1e6;
    }

    @Override
    public double baseline() throws IOException, InterruptedException, TimeoutException {
        Thread.sleep(300);
        long begin = System.nanoTime();
        try (Child hello = Terminals.hello()) {
            return (hello.await(Hello.LINE) - begin) / 1e6;
        }
    }

    @Override
    public int warmUps() {
        return 2;
    }
}
