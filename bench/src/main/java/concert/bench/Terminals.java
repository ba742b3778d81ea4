package concert.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** The programs that the keys are pressed in. */
final class Terminals {
    static final String PROMPT = "bench > ";

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Terminals() {}

    /** The shell as its launcher starts it, with the devices of {@code bench.jsh}; at its prompt. */
    static Child shell() throws IOException, InterruptedException, TimeoutException {
        Path folder = Files.createTempDirectory("concert-bench");
        Path session = folder.resolve("bench.jsh");
        try (InputStream source = Terminals.class.getResourceAsStream("bench.jsh")) {
            Files.copy(Objects.requireNonNull(source, "bench.jsh"), session);
        }
        Path libraries = Path.of(System.getProperty("concert.shell", "shell/target/dist/lib"));
        Child shell = new Child(
                List.of(
                        JAVA,
                        "--enable-native-access=org.jline.nativ",
                        "-p",
                        libraries.toAbsolutePath().toString(),
                        "-m",
                        "concert.shell/concert.shell.Main",
                        "start",
                        "--filename",
                        session.toString()),
                Map.of("XDG_DATA_HOME", folder.toString(), "XDG_STATE_HOME", folder.toString()));
        shell.await(PROMPT);
        return shell;
    }

    /** {@link Hello}, as a JVM is started without any option. */
    static Child hello() throws IOException {
        return new Child(
                List.of(JAVA, "-Xshare:auto", "-cp", System.getProperty("java.class.path"), Hello.class.getName()),
                Map.of());
    }

    /** {@link RawKeys}, which gets each key at once and unechoed, as a shell does. */
    static Child rawKeys() throws IOException, InterruptedException, TimeoutException {
        String command = "stty -icanon -isig -echo min 1; exec '" + JAVA + "' -cp '"
                + System.getProperty("java.class.path") + "' " + RawKeys.class.getName();
        Child keys = new Child(List.of("/bin/sh", "-c", command), Map.of());
        keys.await("READY");
        return keys;
    }
}
