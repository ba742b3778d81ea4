package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.devices.EmergencyStop;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation says is true: its code runs, what it calls refused is refused, its links lead somewhere.
 *
 * <p>A page is one session, from top to bottom, as a reader would type it. Its blocks are marked
 *
 * <ul>
 *   <li>{@code java}: runs. A block {@code text} right after it is what it prints.
 *   <li>{@code java refused}: is refused or fails, with the fragment that stands in backticks on the next line.
 *   <li>{@code java test}: a class for JUnit; its tests pass.
 *   <li>{@code sh}, with a program of the examples: is started and runs until the end of the page, on a free port; the
 *       page's port means that one.
 * </ul>
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DocumentationTest {
    private static final Path ROOT = root();
    /** What devices and sessions do is written to the log; nobody reads it here. Kept, or the collector would undo it. */
    private static final Logger LOG = Logger.getLogger("");

    private static final Path PAGE = ROOT.resolve("docs/explanations/concurrent-execution.md");

    private static final Pattern FENCE = Pattern.compile("(?ms)^```([a-z ]*)\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(([^)\\s]+)\\)");
    private static final Pattern FRAGMENT = Pattern.compile("\\A\\s*`([^`\n]+)`$", Pattern.MULTILINE);
    private static final Pattern PROGRAM = Pattern.compile("java (examples/\\w+\\.java) --port (\\d+)");
    private static final Pattern COMMAND_ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([^|]+) \\|$");

    /** A fenced block; {@code after} is the page from its end on. */
    private record Block(String kind, String text, String after) {}

    @BeforeAll
    static void quieten() {
        LOG.setLevel(Level.WARNING);
    }

    // ---- the pages run ---------------------------------------------------------------------------------------------

    static List<Path> pagesWithCode() throws IOException {
        return filesBelow("docs", ".md").stream()
                .filter(page ->
                        blocks(page).stream().anyMatch(block -> block.kind().startsWith("java")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pagesWithCode")
    void aPageRunsFromTopToBottomAsOneSession(Path page) throws Exception {
        try (var session = new PageSession(page.getFileName().toString())) {
            List<Block> blocks = blocks(page);
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                switch (block.kind()) {
                    case "java" -> {
                        session.succeeds(block.text());
                        if (i + 1 < blocks.size() && isDirectlyAfter(block, "text")) {
                            assertThat(session.printed())
                                    .isEqualToNormalizingNewlines(
                                            blocks.get(i + 1).text());
                        }
                    }
                    case "java refused" -> session.isRefused(block.text(), fragment(block));
                    case "sh" -> session.starts(block.text());
                    default -> {}
                }
            }
        }
    }

    @Test
    void thePageOnConcurrentExecutionHasAllItsBlocks() {
        assertThat(blocks(PAGE))
                .filteredOn(block -> block.kind().equals("java"))
                .hasSizeGreaterThan(10);
        assertThat(blocks(PAGE))
                .filteredOn(block -> block.kind().equals("java refused"))
                .hasSizeGreaterThan(3);
    }

    static List<Path> examples() throws IOException {
        return filesBelow("examples", ".jsh");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleRunsToItsEnd(Path example) throws Exception {
        try (var session = new PageSession(example.getFileName().toString())) {
            session.succeeds(Files.readString(example));
            assertThat(session.printed()).isNotBlank();
        }
    }

    @Test
    void whatTheReadmeTypesAtThePromptWorks() throws Exception {
        String typed = Files.readString(ROOT.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("    concert > "))
                .map(line -> line.substring("    concert > ".length()))
                .collect(Collectors.joining("\n"));
        assertThat(typed).contains("await");
        try (var session = new PageSession("README.md")) {
            session.succeeds(typed);
        }
    }

    @Test
    void theTestsShownOnThePagesPass(@TempDir Path folder) throws Exception {
        int passed = 0;
        for (Path page : pagesWithCode()) {
            for (Block block : blocks(page)) {
                if (block.kind().equals("java test")) {
                    passed += runTests(block.text(), folder);
                }
            }
        }
        assertThat(passed).isPositive();
    }

    // ---- the rest is true as well ----------------------------------------------------------------------------------

    @Test
    void theReferenceListsTheCommandsThatThereAre() throws Exception {
        List<String> listed = COMMAND_ROW
                .matcher(Files.readString(ROOT.resolve("docs/reference/commands.md")))
                .results()
                .map(row -> row.group(1) + " " + row.group(2).strip())
                .toList();
        try (var session = new PageSession("commands")) {
            assertThat(listed)
                    .containsExactlyInAnyOrderElementsOf(session.shell.supervisor().commands().all().stream()
                            .map(info -> info.signature() + " " + info.summary())
                            .toList());
        }
    }

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(filesBelow("docs", ".md"));
        pages.add(ROOT.resolve("README.md"));
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aLinkLeadsToAFileAndToAMethodIfItNamesOne(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            String target = link.group(2).replaceAll("#.*", "");
            if (target.isEmpty() || target.contains(":")) {
                continue;
            }
            Path file = page.resolveSibling(target).normalize();
            assertThat(file).as(page + ": " + link.group()).exists();
            String name = link.group(1).replace("`", "");
            if (target.endsWith("Test.java") && !name.contains(" ") && !name.equals("source")) {
                assertThat(Files.readString(file).contains(" " + name + "("))
                        .as("%s: %s", page, link.group())
                        .isTrue();
            }
        }
    }

    // ---- reading pages ---------------------------------------------------------------------------------------------

    private static List<Block> blocks(Path page) {
        try {
            String text = Files.readString(page);
            return FENCE.matcher(text)
                    .results()
                    .map(fence -> new Block(fence.group(1).strip(), fence.group(2), text.substring(fence.end())))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isDirectlyAfter(Block block, String kind) {
        return block.after().strip().startsWith("```" + kind + "\n");
    }

    private static String fragment(Block block) {
        Matcher fragment = FRAGMENT.matcher(block.after());
        assertThat(fragment.find()).as("what is said to\n" + block.text()).isTrue();
        return fragment.group(1);
    }

    private static List<Path> filesBelow(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static Path root() {
        Predicate<Path> isRoot =
                folder -> Files.exists(folder.resolve("docs")) && Files.exists(folder.resolve("shell"));
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(isRoot)
                .findFirst()
                .orElseThrow();
    }

    // ---- running code ----------------------------------------------------------------------------------------------

    private static int runTests(String source, Path folder) throws Exception {
        String name = source.replaceAll("(?s).*?\\bclass (\\w+) .*", "$1");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var file =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(null, null, null, options, null, List.of(file))
                        .call())
                .isTrue();
        int passed = 0;
        try (var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, DocumentationTest.class.getClassLoader())) {
            for (Method method : loader.loadClass(name).getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    var constructor = method.getDeclaringClass().getDeclaredConstructor();
                    constructor.setAccessible(true);
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    passed++;
                }
            }
        }
        return passed;
    }

    /** A session whose words are kept. What scripts print goes to System.out, which is why that is changed meanwhile. */
    private static final class PageSession implements AutoCloseable {
        private final PrintStream systemOut = System.out;
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        private final String name;
        private final List<Process> programs = new ArrayList<>();
        private UnaryOperator<String> ports = UnaryOperator.identity();
        final Shell shell;

        PageSession(String name) {
            this.name = name;
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            System.setOut(out);
            shell = Shell.open(
                    name,
                    List.of(),
                    new PlainConsole(
                            out,
                            new PrintStream(complaints, true, StandardCharsets.UTF_8),
                            new BufferedReader(new StringReader(""))),
                    new CompilerThread());
        }

        /** Its first line says where it listens. */
        void starts(String command) throws IOException {
            Matcher program = PROGRAM.matcher(command.strip());
            assertThat(program.matches()).as(command).isTrue();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process started = new ProcessBuilder(
                            java, ROOT.resolve(program.group(1)).toString(), "--port", "0")
                    .redirectErrorStream(true)
                    .start();
            programs.add(started);
            String first = started.inputReader().readLine();
            assertThat(first).startsWith("listening on ");
            String port = first.substring(first.lastIndexOf(':') + 1);
            ports = text -> text.replace(program.group(2), port);
        }

        void succeeds(String source) throws InterruptedException {
            int code = run(source);
            assertThat(complaints.toString(StandardCharsets.UTF_8)).as(source).isEmpty();
            assertThat(code).as(source).isZero();
        }

        void isRefused(String source, String fragment) throws InterruptedException {
            int code = run(source);
            assertThat(complaints.toString(StandardCharsets.UTF_8)).as(source).contains(ports.apply(fragment));
            assertThat(code).as(source).isNotZero();
            // Where it called abort(): the latch opens when the last clean-up has ended, a moment after the script.
            while (EmergencyStop.of(shell.supervisor()).isLatched()) {
                Thread.onSpinWait();
            }
        }

        private int run(String source) throws InterruptedException {
            printed.reset();
            complaints.reset();
            return new Script(shell, name).run(ports.apply(source));
        }

        String printed() {
            return printed.toString(StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            shell.close();
            programs.forEach(Process::destroyForcibly);
            System.setOut(systemOut);
        }
    }
}
