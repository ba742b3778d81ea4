package concert.shell.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import concert.shell.CommandLineFixture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Each subcommand and each of its options stands in all that tells of the command line. */
class ManualTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static Set<String> words() {
        Set<String> words = new TreeSet<>(SessionTool.NAMES);
        words.add("start");
        Matcher options = Pattern.compile("--[a-z-]+").matcher(CommandLineFixture.usageOfStart());
        while (options.find()) {
            words.add(options.group());
        }
        CommandLine tool = new CommandLine(new SessionTool(new Sessions(ROOT), new PrintStream(System.out)));
        assertThat(tool.getSubcommands().keySet()).containsExactlyInAnyOrderElementsOf(SessionTool.NAMES);
        tool.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .map(OptionSpec::longestName)
                .forEach(words::add);
        return words;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dist/src/share/man/man1/concert.1",
                "dist/src/share/bash-completion/completions/concert",
                "docs/reference/command-line.md"
            })
    void nothingIsLeftOut(String page) throws IOException {
        String text = Files.readString(ROOT.resolve(page)).replace("\\-", "-");
        List<String> missing = words().stream()
                .filter(word -> !Pattern.compile("(?<![\\w-])" + word + "(?![\\w-])")
                        .matcher(text)
                        .find())
                .toList();
        assertThat(missing).isEmpty();
        assertThat(words()).contains("start", "rm", "--force", "--filename");
    }
}
