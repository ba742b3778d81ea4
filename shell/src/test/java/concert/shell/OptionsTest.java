package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options parse(String line) throws Options.UsageException {
        return Options.parse(line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void nothingAsksForAPrompt() throws Options.UsageException {
        assertThat(parse("")).isEqualTo(new Options(true, "", "", List.of()));
    }

    @Test
    void whatFollowsTheFileBelongsToIt() throws Options.UsageException {
        assertThat(parse("--filename a.jsh --non-interactive 3 --fast"))
                .isEqualTo(new Options(false, "a.jsh", "", List.of("3", "--fast")));
        assertThat(parse("--filename a.jsh -- --fast")).isEqualTo(new Options(true, "a.jsh", "", List.of("--fast")));
    }

    @Test
    void theFirstWordIsTheSessionIfThereIsNoFile() throws Options.UsageException {
        assertThat(parse("tomo a b")).isEqualTo(new Options(true, "", "tomo", List.of("a", "b")));
        assertThat(parse("--filename=a.jsh tomo")).isEqualTo(new Options(true, "a.jsh", "", List.of("tomo")));
    }

    @Test
    void nonsenseIsRefusedInOneLine() {
        for (String line : List.of("--fast", "--filename", "--filename=", "-x a.jsh", "--non-interactive")) {
            assertThatExceptionOfType(Options.UsageException.class)
                    .as(line)
                    .isThrownBy(() -> parse(line))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }
}
