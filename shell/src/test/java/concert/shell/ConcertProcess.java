package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The program in a process of its own, whose user has {@code home}. */
final class ConcertProcess {
    private final Path home;
    private final List<String> before = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable Path folder;

    ConcertProcess(Path home) {
        this.home = home;
    }

    ConcertProcess with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    ConcertProcess in(Path newFolder) {
        folder = newFolder;
        return this;
    }

    /** No file can be written to: what the program sees of a disk that is full, whoever runs it. */
    ConcertProcess onAFullDisk() {
        before.addAll(List.of("sh", "-c", "ulimit -f 0 && exec \"$@\"", "sh"));
        return this;
    }

    Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", home.toString());
        builder.environment().put("XDG_STATE_HOME", home.toString());
        builder.environment().remove("VISUAL");
        builder.environment().remove("EDITOR");
        builder.environment().putAll(environment);
        return builder.directory((folder == null ? home : folder).toFile()).start();
    }

    /** Runs to the end, which must have that exit code; returns what was printed. */
    String run(int code, String... words) throws IOException, InterruptedException {
        Process process = start(words);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(code);
        return output;
    }
}
