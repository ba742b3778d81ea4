package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.shell.snippets.Highlights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SyntaxHighlighterTest {
    private static final int RANDOM_TEXTS = 5_000;

    @TempDir
    private Path folder;

    private final SyntaxHighlighter highlighter =
            new SyntaxHighlighter(Set.of("home", "set")::contains, Set.of("motor")::contains);
    private Terminal terminal;
    private LineEditor editor;

    @BeforeEach
    void open() throws IOException {
        terminal = new ExternalTerminal(
                "test",
                "xterm-256color",
                new ByteArrayInputStream("\r".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8);
        editor = new LineEditor(terminal, folder.resolve("history"));
        assertThat(editor.readLine("> ")).isEmpty(); // before the first line it has no state
    }

    @AfterEach
    void close() throws IOException {
        terminal.close();
    }

    /** The text with the parts that have a colour in brackets, behind its name. */
    private String shown(String text) {
        AttributedString coloured = highlighter.highlight(editor, text);
        StringBuilder shown = new StringBuilder();
        String open = "";
        for (int i = 0; i < coloured.length(); i++) {
            String colour = name(coloured.styleAt(i));
            if (!colour.equals(open)) {
                shown.append(open.isEmpty() ? "" : "]").append(colour.isEmpty() ? "" : colour + "[");
                open = colour;
            }
            shown.append(coloured.charAt(i));
        }
        return shown.append(open.isEmpty() ? "" : "]").toString();
    }

    private static String name(AttributedStyle style) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return Map.of(
                        plain,
                        "",
                        plain.foreground(AttributedStyle.MAGENTA),
                        "keyword",
                        plain.foreground(AttributedStyle.GREEN),
                        "literal",
                        plain.foreground(AttributedStyle.CYAN),
                        "number",
                        plain.faint(),
                        "comment",
                        plain.foreground(AttributedStyle.BLUE),
                        "command",
                        plain.bold(),
                        "name")
                .getOrDefault(style, style.toAnsi());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            await motor.home()          | keyword[await] name[motor].home()
            x.await()                   | x.await()
            home(motor)                 | command[home](name[motor])
            motor.home()                | name[motor].home()
            var home = 1                | keyword[var] home = number[1]
            set(motor.position(), q.mm(2.5)) | command[set](name[motor].position(), number[q.mm](number[2.5]))
            q("2 mm")                   | q(literal["2 mm"])
            "motor // no" + 'c'         | literal["motor // no"] + literal['c']
            "never closed               | literal["never closed]
            1 // motor                  | number[1] comment[// motor]
            a /* motor                  | a comment[/* motor]
            a /* b */ + motor           | a comment[/* b */] + name[motor]
            for (int i; true; null)     | keyword[for] (keyword[int] i; keyword[true]; keyword[null])
            """)
    void partsOfALineHaveTheirColours(String text, String expected) {
        assertThat(shown(text)).isEqualTo(expected);
    }

    @Test
    void theBracketThatBelongsToTheOneAtTheCursorIsMarkedWhileTheLineIsEdited() {
        editor.getBuffer().write("f(\")\")");
        assertThat(highlighter.highlight(editor, "f(\")\")").styleAt(1)).isEqualTo(AttributedStyle.DEFAULT);
        assertThat(Highlights.partner("f(\")\")", 5)).isEqualTo(1);
        assertThat(Highlights.partner("f(\")\")", 1)).isEqualTo(5);
        assertThat(Highlights.partner("f(\")\")", 3)).isEqualTo(-1);
        assertThat(Highlights.partner("((", 0)).isEqualTo(-1);
    }

    /** A colour must never cost a key: no text throws, and none is changed. */
    @Test
    void anyTextIsShownAsItIs() {
        long seed = Long.getLong("concert.seed", 5);
        Random random = new Random(seed);
        String[] pieces = {
            "await ",
            "motor",
            "\"",
            "'",
            "/*",
            "*/",
            "//",
            "\n",
            "(",
            ")",
            "{",
            "}",
            "\\",
            ".",
            "q.mm(",
            "1e",
            "\"\"\"",
            "é",
            "\uD83D\uDE00",
            "漢",
            "_",
            "$",
            "::",
            "->",
            " ",
            "home(",
            "new ",
            "#",
            "@",
            "1."
        };
        for (int round = 0; round < RANDOM_TEXTS; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            editor.getBuffer().clear();
            editor.getBuffer().write(text);
            editor.getBuffer().cursor(random.nextInt(text.length() + 1));
            assertThat(highlighter.highlight(editor, text.toString()).toString())
                    .as("seed %d", seed)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void whatIsNoCharacterIsShownAsTheEditorShowsIt() {
        assertThat(highlighter.highlight(editor, "1\0 + \uD83D").toString()).startsWith("1^@ + ");
    }
}
