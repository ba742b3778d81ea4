package concert.shell.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users do with sessions from the command line, and what comes of it when it makes no sense. */
@Timeout(60)
class SessionToolTest {
    @TempDir
    private Path home;

    private String said = "";

    private Sessions sessions() {
        return new Sessions(home.resolve("concert"));
    }

    private int concert(String... words) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        int code = SessionTool.run(sessions(), List.of(words), out, out);
        said = screen.toString(StandardCharsets.UTF_8).strip();
        return code;
    }

    private Path kept(String name) {
        return home.resolve("concert").resolve(name);
    }

    @Test
    void aNewSessionHasAHeaderThatShowTells() {
        assertThat(concert("init", "beamline")).isZero();
        assertThat(said).isEqualTo("Made " + kept("beamline.jsh"));
        assertThat(concert("show", "beamline")).isZero();
        assertThat(said).isEqualTo("# beamline\n\n## Usage\n\n## Notes");
        assertThat(concert("init", "scan1", "--imports", "beamline")).isZero();
        assertThat(kept("scan1.jsh")).content().endsWith("import session.beamline\n");
        assertThat(concert("show")).isZero();
        assertThat(said).isEqualTo("Sessions:\n  beamline\n  scan1");
    }

    @Test
    void aNewSessionSaysWhatItNeedsAndHowManyMayRun() throws Exception {
        concert("init", "beamline");
        assertThat(kept("beamline.jsh")).content().containsSubsequence("\n// requires: 999\n", "\n// instances: one\n");
        Requirement.check("beamline.jsh", Files.readString(kept("beamline.jsh")), "999");
    }

    @Test
    void theDocumentationIsAPageThatIsNotWrittenOver() throws Exception {
        String source = """
                /*
                 * # scan1
                 *
                 * ## Usage
                 *
                 * Type `scan(3)`; needs a <b>motor</b>.
                 */
                // instances: one
                import session.beamline

                /** Moves in {@code n} steps. */
                Coroutine<Void> scan(LinearMotor motor,
                        int n) {
                    return coroutine(() -> { if (n > 0) { await(motor.home()); } });
                }

                // Twice x,
                // exactly.
                int twice(int x) { return 2 * x; }

                if (args.length > 0) { scan(motor, 1); }
                /* int hidden() { */
                record Point(int x) {}
                """;
        String page = SessionPage.of("scan1", "# scan1\n\n## Usage\n\nType `scan(3)`; needs a <b>motor</b>.", source);
        assertThat(page)
                .containsSubsequence(
                        "<title>scan1</title>",
                        "<h1>scan1</h1>",
                        "<h2>Usage</h2>",
                        "<code>scan(3)</code>; needs a &lt;b&gt;motor",
                        "<h2>Functions</h2>",
                        "<h3>scan</h3>",
                        "Coroutine&lt;Void&gt; scan(LinearMotor motor, int n)",
                        "Moves in <code>n</code> steps.",
                        "<h3>twice</h3>",
                        "int twice(int x)",
                        "Twice x,\nexactly.")
                .doesNotContain("hidden", "Point", "if (", "instances");
        assertThat(SessionPage.of("bare", "", "var x = 1\n"))
                .contains("<h1>bare</h1>")
                .doesNotContain("Functions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "edit", "show", "docs", "log", "mv", "cp", "rm", "import", "export"})
    void eachCommandTellsItsUse(String command) {
        assertThat(concert(command, "--help")).isZero();
        assertThat(said).startsWith("usage: concert " + command).contains("--help");
        assertThat(SessionTool.descriptions().get(command)).endsWith(".");
    }

    @Test
    void whatIsThereIsNotWrittenOverUnlessForcedAndThenItIsKept() throws Exception {
        concert("init", "scan");
        Files.writeString(kept("scan.jsh"), "var precious = 1\n");
        assertThat(concert("init", "scan")).isEqualTo(1);
        assertThat(said).isEqualTo("concert: there is a session 'scan' already; --force writes over it");
        assertThat(kept("scan.jsh")).hasContent("var precious = 1\n");
        assertThat(concert("init", "scan", "--force")).isZero();
        assertThat(kept("backup/scan.jsh.1")).hasContent("var precious = 1\n");
    }

    @Test
    void sessionsAreRenamedCopiedAndRemovedWithABackup() throws Exception {
        concert("init", "a");
        assertThat(concert("cp", "a", "b")).isZero();
        assertThat(concert("mv", "b", "c")).isZero();
        assertThat(concert("mv", "c", "a")).isEqualTo(1);
        assertThat(concert("rm", "a", "nope")).isEqualTo(1);
        assertThat(sessions().names()).containsExactly("a", "c");
        assertThat(concert("rm", "a", "c")).isZero();
        assertThat(said).contains("Removed a, kept as " + kept("backup/a.jsh.1"));
        assertThat(sessions().names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show nope            | 1 | concert: there is no session 'nope'; concert init nope makes one
            mv nope other        | 1 | concert: there is no session 'nope'; concert init nope makes one
            init ../evil         | 1 | concert: '../evil' is no name for a session; it has letters, digits and _, and begins with no digit
            init a --imports b   | 1 | concert: there is no session 'b'; concert init b makes one
            import nope.jsh      | 1 | concert: nope.jsh cannot be read: there is no nope.jsh
            import picture.png   | 1 | concert: 'picture.png' is no session; the name of one ends in .jsh
            export all           | 1 | concert: there are no sessions to export
            init                 | 2 | concert: Missing required parameter: 'SESSION'
            show --frce          | 2 | concert: Unknown option: '--frce'
            """)
    void whatMakesNoSenseIsOneLineAndNothingChanges(String words, int code, String line) {
        assertThat(concert(words.split(" +"))).isEqualTo(code);
        assertThat(said.lines().findFirst()).contains(line);
        assertThat(kept("")).doesNotExist();
    }

    @Test
    void sessionsComeFromFilesFromServersAndFromRepositories() throws Exception {
        Path file = Files.writeString(home.resolve("given.jsh"), "var given = 1\n");
        assertThat(concert("import", file.toString())).isZero();
        assertThat(kept("given.jsh")).hasContent("var given = 1\n");

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/served.jsh", exchange -> {
            byte[] source = "var served = 1\n".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, source.length);
            exchange.getResponseBody().write(source);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(concert("import", address + "/served.jsh")).as(said).isZero();
            assertThat(kept("served.jsh")).hasContent("var served = 1\n");
            assertThat(concert("import", address + "/absent.jsh")).isEqualTo(1);
            assertThat(said).endsWith("absent.jsh cannot be read: the server answers 404");
        } finally {
            server.stop(0);
        }

        Path repository = Files.createDirectory(home.resolve("repository"));
        Files.writeString(repository.resolve("cloned.jsh"), "var cloned = 1\n");
        git(repository, "init", "--quiet");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "all");
        assertThat(concert("import", "--repo", repository.toString())).as(said).isZero();
        assertThat(kept("cloned.jsh")).hasContent("var cloned = 1\n");
        assertThat(concert("import", "--repo", home.resolve("nothing").toString()))
                .isEqualTo(1);
    }

    private static void git(Path folder, String... words) throws Exception {
        Process git = new ProcessBuilder(java.util.stream.Stream.concat(
                                java.util.stream.Stream.of("git"), java.util.Arrays.stream(words))
                        .toList())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(git.waitFor()).isZero();
    }

    @Test
    void allSessionsGoIntoOneArchiveThatIsNotWrittenOver() throws Exception {
        concert("init", "a");
        concert("init", "b");
        String archive = home.resolve("mine").toString();
        assertThat(concert("export", archive)).isZero();
        try (ZipFile zip = new ZipFile(archive + ".zip")) {
            assertThat(zip.stream().map(entry -> entry.getName())).containsExactly("a.jsh", "b.jsh");
        }
        assertThat(concert("export", archive)).isEqualTo(1);
        assertThat(said).endsWith("mine.zip is there already");
    }

    @Test
    void theLogOfOneSessionHasItsLinesAndTheirTraces() throws Exception {
        assertThat(concert("log")).isEqualTo(1);
        assertThat(said).startsWith("concert: there is no log yet at ");
        Files.createDirectories(kept(""));
        Files.writeString(kept("concert.log"), """
                [2026-01-01 08:00:00.000] INFO: concert.audit: scan1: set motor.position='2 mm'
                [2026-01-01 08:00:00.001] INFO: concert.audit: other: set motor.position='3 mm'
                  not ours
                [2026-01-01 08:00:00.002] WARNING: concert: scan1: failed
                  a trace
                """);
        assertThat(concert("log", "scan1")).isZero();
        assertThat(said.lines()).hasSize(3).last().isEqualTo("  a trace");
        assertThat(concert("log", "scan2")).isEqualTo(1);
        assertThat(said).endsWith("has no lines of 'scan2'");
        Files.delete(kept("concert.log"));
        Files.createDirectory(kept("concert.log"));
        assertThat(concert("log")).isEqualTo(1);
        assertThat(said).endsWith("is a folder");
    }

    @Test
    void aLogOfAnotherNameIsShownAndSoAreThePartsThatWerePutAside() throws Exception {
        Files.writeString(home.resolve("own.log.1"), "[2026-01-01 08:00:00.000] INFO: x: scan1: old\n");
        Files.writeString(home.resolve("own.log"), "[2026-01-01 08:00:00.000] INFO: x: scan1: young\n");
        assertThat(concert("log", "--logfile", home.resolve("own.log").toString(), "scan1"))
                .isZero();
        assertThat(said).containsSubsequence("old", "young");
    }

    /** As {@code concert log | head} does. */
    @Test
    void whoHasReadEnoughMayGo() throws Exception {
        Files.createDirectories(kept(""));
        Files.writeString(kept("concert.log"), "[2026-01-01 08:00:00.000] INFO: x: scan1: line\n".repeat(100_000));
        AtomicInteger writes = new AtomicInteger();
        PrintStream gone = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                writes.incrementAndGet();
                throw new IOException("Broken pipe");
            }
        });
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        for (List<String> words : List.of(List.of("log"), List.of("log", "--follow"))) {
            assertThat(SessionTool.run(sessions(), words, gone, new PrintStream(complaints)))
                    .isZero();
        }
        assertThat(complaints.size()).isZero();
        assertThat(writes.get()).isLessThan(100);
    }

    @Test
    void aFollowedLogGoesOnWhenItIsPutAside() throws Exception {
        Files.createDirectories(kept(""));
        BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        PrintStream screen = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                shown.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
            }
        });
        Thread follower = Thread.ofPlatform()
                .start(() -> SessionTool.run(sessions(), List.of("log", "--follow"), screen, screen));
        for (String line : List.of("one\n", "two\n", "three\n")) {
            Files.writeString(kept("concert.log"), line);
            assertThat(shown.take()).isEqualTo(line);
            Files.move(kept("concert.log"), kept("concert.log." + line.length() + line.charAt(0)));
        }
        follower.interrupt();
        follower.join();
    }

    @Test
    void aFolderThatCannotBeMadeIsOneLine() throws Exception {
        Files.writeString(home.resolve("concert"), "a file where the folder should be");
        assertThat(concert("init", "a")).isEqualTo(1);
        assertThat(said).startsWith("concert: 'a' cannot be written: ").hasLineCount(1);
    }
}
