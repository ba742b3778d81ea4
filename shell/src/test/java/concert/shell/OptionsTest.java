package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import concert.shell.logging.LogLevel;
import concert.shell.logging.LogSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static Options parse(String line) throws Options.UsageException {
        return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void nothingAsksForAPrompt() throws Options.UsageException {
        assertThat(parse("")).isEqualTo(new Options(true, "", "", List.of(), LogSettings.DEFAULT));
    }

    @Test
    void whatFollowsTheFileBelongsToIt() throws Options.UsageException {
        assertThat(parse("--filename a.jsh --non-interactive 3 --fast"))
                .isEqualTo(new Options(false, "a.jsh", "", List.of("3", "--fast"), LogSettings.DEFAULT));
        assertThat(parse("--filename a.jsh -- --fast"))
                .isEqualTo(new Options(true, "a.jsh", "", List.of("--fast"), LogSettings.DEFAULT));
    }

    @Test
    void theFirstWordIsTheSessionIfThereIsNoFile() throws Options.UsageException {
        assertThat(parse("tomo a b")).isEqualTo(new Options(true, "", "tomo", List.of("a", "b"), LogSettings.DEFAULT));
        assertThat(parse("--filename=a.jsh tomo"))
                .isEqualTo(new Options(true, "a.jsh", "", List.of("tomo"), LogSettings.DEFAULT));
    }

    @Test
    void nonsenseIsRefusedInOneLine() {
        for (String line : List.of(
                "--fast", "--filename", "--filename=", "-x a.jsh", "--non-interactive", "--logfile", "--logto=")) {
            assertThatExceptionOfType(Options.UsageException.class)
                    .as(line)
                    .isThrownBy(() -> parse(line))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    @Test
    void whereTheLogGoesAndWhatIsInIt() throws Options.UsageException {
        assertThat(parse("--logto stderr --loglevel=debug tomo").log())
                .isEqualTo(new LogSettings(true, null, LogLevel.DEBUG));
        assertThat(parse("--logfile a.log --loglevel WARNING").log())
                .isEqualTo(new LogSettings(false, Path.of("a.log"), LogLevel.WARNING));
        assertThat(parse("--logfile=a=b.log").log().file()).isEqualTo(Path.of("a=b.log"));
        // What follows the session is its own.
        assertThat(parse("tomo --loglevel debug").log()).isEqualTo(LogSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--loglevel loud | --loglevel takes trace, debug, info, warning, error, not 'loud'",
                "--logto screen | --logto takes stderr or file, not 'screen'",
                "--loglevel | --loglevel wants a value",
                "--logto stderr --logfile a.log | --logfile wants the log in a file, and --logto stderr does not"
            })
    void aLogThatCannotBeIsRefusedWithWhatIsAllowed(String line, String told) {
        assertThatExceptionOfType(Options.UsageException.class)
                .isThrownBy(() -> parse(line))
                .withMessage(told);
    }
}
