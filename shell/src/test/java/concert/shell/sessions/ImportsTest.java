package concert.shell.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that bring in others: in which order, how often, and what cannot be. */
class ImportsTest {
    @TempDir
    private Path folder;

    private Sessions sessions;
    private Imports imports;

    @BeforeEach
    void open() {
        sessions = new Sessions(folder);
        imports = new Imports(sessions);
    }

    private List<Imports.Part> parts(String source) throws SessionException {
        List<Imports.Part> parts = new ArrayList<>();
        imports.collect("main", "main.jsh", source, parts);
        return parts;
    }

    private List<String> files(String source) throws SessionException {
        return parts(source).stream().map(Imports.Part::file).toList();
    }

    @Test
    void whatIsImportedComesFirstNestedAndOnce() throws Exception {
        sessions.write("motors", "var motor = 1\n", false);
        sessions.write("cameras", "import session.motors\nvar camera = 2\n", false);
        assertThat(files("import session.cameras\nimport session.motors;\nmotor\n"))
                .containsExactly("motors.jsh", "cameras.jsh", "main.jsh");
    }

    @Test
    void linesStayWhereTheyAre() throws Exception {
        sessions.write("motors", "", false);
        assertThat(parts("// a\nimport session.motors // all of them\nx\n")
                        .getLast()
                        .source())
                .isEqualTo("// a\n\nx\n");
    }

    @Test
    void whatHasRunIsNotBroughtInAgainAndWhatFailedIs() throws Exception {
        sessions.write("motors", "", false);
        assertThat(files("import session.motors")).contains("motors.jsh");
        List<Imports.Part> parts = parts("import session.motors");
        assertThat(parts).hasSize(2);
        imports.done(parts.getFirst());
        assertThat(files("import session.motors")).containsExactly("main.jsh");
    }

    @Test
    void aCycleIsAnErrorThatShowsTheChain() throws Exception {
        sessions.write("a", "\nimport session.b\n", false);
        sessions.write("b", "import session.a\n", false);
        assertThatThrownBy(() -> files("import session.a"))
                .hasMessage("b.jsh:1:16: sessions import each other: main -> a -> b -> a");
    }

    @Test
    void anUnknownSessionIsAnErrorAtItsLine() {
        assertThatThrownBy(() -> files("var x = 1\nimport session.nope\n"))
                .hasMessage("main.jsh:2:16: there is no session 'nope'; concert init nope makes one");
    }

    @Test
    void whatIsRefusedLeavesWhatComesBeforeIt() throws Exception {
        sessions.write("motors", "var motor = 1\n", false);
        sessions.write("optics", "import session.motors\nvar slit = 2\nimport session.nope\nvar lens = 3\n", false);
        List<Imports.Part> parts = new ArrayList<>();
        assertThatThrownBy(() -> imports.collect("main", "main.jsh", "import session.optics\nvar x = 1\n", parts))
                .hasMessageStartingWith("optics.jsh:3:16: ");
        assertThat(parts)
                .extracting(Imports.Part::source, Imports.Part::whole)
                .containsExactly(tuple("var motor = 1\n", true), tuple("\nvar slit = 2\n", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/*\nimport session.nope\n*/\n",
                "/* never closed\nimport session.nope\n",
                "// it's /*\nvar a = \"/*\"\n/*\nimport session.nope\n*/",
                "var text = \"\"\"\n    import session.nope\n    \"\"\"\n"
            })
    void whatStandsInACommentOrInATextIsNoImport(String source) throws Exception {
        assertThat(parts(source)).extracting(Imports.Part::source).containsExactly(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var url = \"http://a/*\"\nimport session.motors\n// */",
                "// don't \"\nimport session.motors\n\"\"",
                "char c = '\"'\nimport session.motors\n"
            })
    void aTextThatLooksLikeACommentHidesNoImport(String source) throws Exception {
        sessions.write("motors", "", false);
        assertThat(files(source)).containsExactly("motors.jsh", "main.jsh");
    }

    @Test
    void onlyLinesOfTheirOwnAreImports() {
        assertThat(Imports.areAll("import session.a; // devices\nimport session.b"))
                .isTrue();
        assertThat(Imports.areAll("import session.a\nvar x = 1")).isFalse();
        assertThat(Imports.areAll("import java.util.*")).isFalse();
    }
}
