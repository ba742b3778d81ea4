package concert.tests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The session that the JVM learns from when the launcher makes a cache. One that broke off would teach little. */
@Timeout(300)
class TrainingTest {
    @TempDir
    private Path data;

    @Test
    void theTrainingDoesAllThatItTypesAndEnds() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Program.command(List.of()));
        command.removeLast();
        command.replaceAll(word -> word.replace("concert.shell.Main", "concert.shell.Training"));
        Path screen = data.resolve("screen");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(screen.toFile());
        builder.environment().put("XDG_DATA_HOME", data.toString());
        builder.environment().put("XDG_STATE_HOME", data.toString());
        Process training = builder.start();
        training.getOutputStream().close();
        assertThat(training.waitFor()).isZero();
        assertThat(Files.readString(screen, StandardCharsets.UTF_8))
                .doesNotContain("training.jsh:") // its file runs to the end
                .contains("$1 = 2", "unknown name 'missing'", "lock on motor", "Nothing runs.", "emergencyStop");
    }
}
