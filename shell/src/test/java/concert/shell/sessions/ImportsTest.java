package concert.shell.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private List<String> files(String source) throws SessionException {
        return imports.of("main", "main.jsh", source).stream()
                .map(Imports.Part::file)
                .toList();
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
        assertThat(imports.of("main", "main.jsh", "// a\nimport session.motors // all of them\nx\n")
                        .getLast()
                        .source())
                .isEqualTo("// a\n\nx\n");
    }

    @Test
    void whatHasRunIsNotBroughtInAgainAndWhatFailedIs() throws Exception {
        sessions.write("motors", "", false);
        assertThat(files("import session.motors")).contains("motors.jsh");
        List<Imports.Part> parts = imports.of("main", "main.jsh", "import session.motors");
        assertThat(parts).hasSize(2);
        imports.done(parts.getFirst());
        assertThat(files("import session.motors")).containsExactly("main.jsh");
    }

    @Test
    void aCycleIsAnErrorThatShowsTheChain() throws Exception {
        sessions.write("a", "\nimport session.b\n", false);
        sessions.write("b", "import session.a\n", false);
        assertThatThrownBy(() -> files("import session.a"))
                .hasMessage("b.jsh:1: sessions import each other: main -> a -> b -> a");
    }

    @Test
    void anUnknownSessionIsAnErrorAtItsLine() {
        assertThatThrownBy(() -> files("var x = 1\nimport session.nope\n"))
                .hasMessage("main.jsh:2: there is no session 'nope'; concert init nope makes one");
    }

    @Test
    void onlyLinesOfTheirOwnAreImports() {
        assertThat(Imports.areAll("import session.a; // devices\nimport session.b"))
                .isTrue();
        assertThat(Imports.areAll("import session.a\nvar x = 1")).isFalse();
        assertThat(Imports.areAll("import java.util.*")).isFalse();
    }
}
