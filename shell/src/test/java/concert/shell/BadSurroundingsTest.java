package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk, folders that cannot be made, no editor: one line, exit code 1, and nothing is lost. */
@Timeout(120)
class BadSurroundingsTest {
    private static final String KEPT = "var precious = 1\nSystem.out.println(\"ran\")\n";

    @TempDir
    private Path home;

    private Path sessions;

    @BeforeEach
    void keepSomething() throws IOException {
        sessions = Files.createDirectories(home.resolve("concert"));
        Files.writeString(sessions.resolve("kept.jsh"), KEPT);
        Files.writeString(home.resolve("given.jsh"), "var given = 1\n");
        Files.writeString(Files.createDirectory(home.resolve("new")).resolve("kept.jsh"), "var other = 2\n");
    }

    private ConcertProcess concert() {
        return new ConcertProcess(home);
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                found.put(file.toString(), Files.isDirectory(file) ? "" : Files.readString(file));
            }
        }
        return found;
    }

    // ---- a full disk -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init fresh",
                "init kept --force",
                "cp kept other",
                "import given.jsh",
                "import --force new/kept.jsh",
                "export all",
                "docs kept"
            })
    void aFullDiskLosesNothingAndLeavesNothing(String words) throws Exception {
        Map<String, String> before = files();
        assertThat(concert().onAFullDisk().run(1, words.split(" ")))
                .startsWith("concert: ")
                .endsWith("File too large")
                .hasLineCount(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aSessionRunsOnAFullDisk() throws Exception {
        Files.writeString(sessions.resolve("concert.log"), "earlier\n");
        assertThat(concert().onAFullDisk().run(0, "start", "--non-interactive", "kept"))
                .contains("ran");
        assertThat(sessions.resolve("kept.jsh")).hasContent(KEPT);
        assertThat(sessions.resolve("concert.log")).content().startsWith("earlier\n");
    }

    // ---- folders and files that cannot be
    // ----------------------------------------------------------------------------

    /** Where nobody may write, root neither. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            init fresh              | concert: 'fresh' cannot be written: there is no /proc/1/concert
            edit fresh              | concert: 'fresh' cannot be written: there is no /proc/1/concert
            import given.jsh        | concert: 'given' cannot be written: there is no /proc/1/concert
            cp kept other           | concert: there is no session 'kept'; concert init kept makes one
            export all              | concert: there are no sessions to export
            """)
    void aHomeThatCannotBeWrittenIsOneLine(String words, String line) throws Exception {
        assertThat(concert().with("XDG_DATA_HOME", "/proc/1").run(1, words.split(" ")))
                .isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"export /proc/1/all", "export concert/nowhere/all"})
    void anArchiveThatCannotBeWrittenIsOneLine(String words) throws Exception {
        Map<String, String> before = files();
        assertThat(concert().run(1, words.split(" ")))
                .startsWith("concert: there is no ")
                .hasLineCount(1);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aBackupThatCannotBeKeptKeepsTheSession() throws Exception {
        Files.writeString(sessions.resolve("backup"), "a file where the folder should be");
        Map<String, String> before = files();
        assertThat(concert().run(1, "rm", "kept")).startsWith("concert: 'kept' cannot be removed: ");
        assertThat(concert().run(1, "init", "kept", "--force")).startsWith("concert: 'kept' cannot be written: ");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aLockThatCannotBeTakenIsOneLine() throws Exception {
        Files.createDirectories(sessions.resolve(".kept.lock"));
        assertThat(concert().run(1, "start", "--non-interactive", "kept"))
                .startsWith("concert: " + sessions.resolve(".kept.lock") + " cannot be locked: ")
                .hasLineCount(1);
    }

    @Test
    void aSessionRunsWithoutALog() throws Exception {
        Files.createDirectories(sessions.resolve("concert.log").resolve("in the way"));
        assertThat(concert().run(0, "start", "--non-interactive", "kept")).contains("ran");
    }

    // ---- names -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "a b", "1st", "köln", "class", "_"})
    void aNameThatIsNoneIsRefusedByAllWhoTakeOne(String name) throws Exception {
        Map<String, String> before = files();
        for (String command : new String[] {"init", "start"}) {
            assertThat(concert().run(1, command, name))
                    .startsWith("concert: '" + name + "' is ")
                    .hasLineCount(1);
        }
        assertThat(concert().run(1, "cp", "kept", name)).startsWith("concert: '" + name + "' is ");
        assertThat(files()).isEqualTo(before);
    }

    // ---- the editor
    // --------------------------------------------------------------------------------------------------

    @Test
    void withoutAnEditorOneLineSaysWhatToSet() throws Exception {
        Path bin = Files.createDirectory(home.resolve("bin"));
        Files.copy(Path.of("/bin/sh").toRealPath(), bin.resolve("sh"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(concert().with("PATH", bin.toString()).run(1, "edit", "kept"))
                .isEqualTo("concert: there is no editor 'vi'; set EDITOR to the one to use for "
                        + sessions.resolve("kept.jsh"));
        assertThat(sessions.resolve("kept.jsh")).hasContent(KEPT);
    }

    @Test
    void anEditorMayHaveOptionsAndQuotes() throws Exception {
        assertThat(concert().with("EDITOR", "head -n 1").run(0, "edit", "kept")).isEqualTo("var precious = 1");
        Path editor = Files.createDirectory(home.resolve("my editor")).resolve("ed.sh");
        Files.writeString(editor, "#!/bin/sh\necho \"$1 $(basename \"$2\")\"\n");
        assertThat(editor.toFile().setExecutable(true)).isTrue();
        assertThat(concert().with("EDITOR", "'" + editor + "' --wait").run(0, "edit", "kept"))
                .isEqualTo("--wait kept.jsh");
    }

    @Test
    void theExitCodeOfTheEditorIsThatOfEdit() throws Exception {
        assertThat(concert().with("EDITOR", "sh -c 'exit 3'").run(3, "edit", "fresh"))
                .startsWith("Made ");
    }
}
