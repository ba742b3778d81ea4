package concert.tests.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers for a line that has been begun; {@code ~} is a word that has not. */
@Timeout(60)
class CompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void twoSessionsAndAFile() throws IOException {
        Files.createDirectories(folder.resolve("concert"));
        for (String file :
                new String[] {"concert/beam.jsh", "concert/scan1.jsh", "concert/concert.log", "two words.jsh"}) {
            Files.writeString(folder.resolve(file), "");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            concert sta                         | start
            concert e                           | edit,export
            concert start ~                     | beam,scan1
            concert start --non-interactive sc  | scan1
            concert start --f                   | --filename
            concert start --filename two        | two words.jsh
            concert start beam two              | two words.jsh
            concert start --filename x.jsh ~    | concert,two words.jsh
            concert start --logto f             | file
            concert start --logto file sc       | scan1
            concert start --loglevel w          | warning
            concert start --logfile two         | two words.jsh
            concert start --lo                  | --logto,--logfile,--loglevel
            concert docs sc                     | scan1
            concert docs --f                    | --force
            concert log --log                   | --logfile
            concert help sh                     | show
            concert init new --imports b        | beam
            concert init --i                    | --imports
            concert log --follow b              | beam
            concert show b                      | beam
            concert mv b                        | beam
            concert rm beam s                   | scan1
            concert import two                  | two words.jsh
            concert-server s                    | scan1
            concert-connect localhost b         | beam
            """)
    void isOffered(String line, String offered) throws Exception {
        assertThat(complete(line).lines()).containsExactlyInAnyOrder(offered.split(","));
    }

    @ParameterizedTest
    @CsvSource({"concert mv beam ~", "concert init ~", "concert nonsense ~", "concert-connect lab b"})
    void nothingIsOfferedWhereNobodyKnows(String line) throws Exception {
        assertThat(complete(line)).isEmpty();
    }

    private String complete(String line) throws IOException, InterruptedException {
        String words = Arrays.stream(line.split(" "))
                .map(word -> word.equals("~") ? "''" : "'" + word + "'")
                .collect(Collectors.joining(" "));
        String function = "_" + line.split(" ")[0].replace('-', '_');
        Path script = Installation.file("dist/src/share/bash-completion/completions/concert");
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                "set -u; source '" + script + "'; COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                        + function + "; ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' \"${COMPREPLY[@]}\"");
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.redirectErrorStream(true).directory(folder.toFile());
        Process bash = builder.start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        return printed;
    }
}
