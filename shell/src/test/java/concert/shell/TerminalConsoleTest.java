package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.shell.completion.Proposal;
import concert.shell.completion.Proposals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A compiler that searches for ever must not take the keys away. */
@Timeout(60)
class TerminalConsoleTest {
    private static final String CTRL_C = "\3";
    private static final String CTRL_K = "\13";

    @TempDir
    private Path folder;

    private final PipedInputStream typed = new PipedInputStream(1000);
    private final PipedOutputStream keys = new PipedOutputStream();
    private final CompletableFuture<Proposals> search = new CompletableFuture<>();
    private final CountDownLatch searching = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The line that is entered; its thread is the one of the prompt. */
    private final FutureTask<String> line = new FutureTask<>(this::edit);

    @BeforeEach
    void start() throws IOException {
        keys.connect(typed);
        Thread.ofPlatform().daemon().name("prompt").start(line);
    }

    @AfterEach
    void close() throws IOException {
        search.cancel(false);
        keys.close();
    }

    private String edit() throws IOException {
        try (Terminal terminal =
                new ExternalTerminal("test", "xterm", typed, new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
            TerminalConsole console = new TerminalConsole(terminal, folder.resolve("history"));
            console.serve(
                    new KeyActions(() -> {}, stopped::countDown, () -> {}),
                    new InputParser(text -> false),
                    new Completions(
                            source -> {
                                searching.countDown();
                                return search;
                            },
                            console::waitFor),
                    new DefaultHighlighter());
            return console.edit("> ", () -> {}, () -> {});
        }
    }

    private void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    private void beginToSearch() throws IOException, InterruptedException {
        type("mo\t");
        searching.await();
    }

    @Test
    void ctrlCEndsTheSearchAndTheLine() throws Exception {
        beginToSearch();
        type(CTRL_C);
        try {
            assertThat(line.get()).isNull();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(UserInterruptException.class);
        }
        assertThat(search).isCancelled();
    }

    /** JLine leaves one in the thread that comes while it takes down the line which another has ended. */
    @Test
    void ctrlCForALineThatHasEndedDoesNotEndTheNext() throws Exception {
        type("re\r");
        line.get();
        try (Terminal terminal = new ExternalTerminal(
                "test",
                "xterm",
                new ByteArrayInputStream("more\r".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                StandardCharsets.UTF_8)) {
            TerminalConsole console = new TerminalConsole(terminal, folder.resolve("history"));
            Thread.currentThread().interrupt();
            assertThat(console.edit("> ", () -> {}, () -> {})).isEqualTo("more");
        }
    }

    /** All of them before there is a prompt; each edit takes the lines of one input, however many those are. */
    @Test
    void anInputOfSeveralLinesThatWasTypedAheadIsEnteredWhole() throws Exception {
        PipedOutputStream ahead = new PipedOutputStream();
        try (Terminal terminal = new ExternalTerminal(
                "test", "xterm", new PipedInputStream(ahead), new ByteArrayOutputStream(), StandardCharsets.UTF_8)) {
            TerminalConsole console = new TerminalConsole(terminal, folder.resolve("history"));
            console.serve(
                    new KeyActions(() -> {}, stopped::countDown, () -> {}),
                    new InputParser(text -> text.contains("{") && !text.endsWith("}")),
                    new Completions(source -> search, console::waitFor),
                    new DefaultHighlighter());
            ahead.write(("f {\r2\r}\rnext\rg {\rhalf" + CTRL_K).getBytes(StandardCharsets.UTF_8));
            stopped.await();
            ahead.write("}\r".getBytes(StandardCharsets.UTF_8));
            assertThat(console.edit("> ", () -> {}, () -> {})).isEqualTo("f {\n2\n}");
            assertThat(console.edit("> ", () -> {}, () -> {})).isEqualTo("next");
            assertThat(console.edit("> ", () -> {}, () -> {})).isEqualTo("g {\nhalf}");
        }
    }

    /** The editor sees to Ctrl-C only in between; what was entered must not run as if nobody had pressed it. */
    @ParameterizedTest
    @CsvSource({"~, ''", "'', ~"})
    void ctrlCJustBeforeOrBehindTheEditorIsForTheLine(String before, String behind) throws Exception {
        AtomicReference<Terminal> interrupted = new AtomicReference<>();
        OutputStream screen = new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                write(bytes[offset]);
            }

            @Override
            public void write(int character) {
                if (character == '~') {
                    interrupted.get().raise(Terminal.Signal.INT);
                }
            }
        };
        PipedOutputStream ahead = new PipedOutputStream();
        try (Terminal terminal =
                new ExternalTerminal("test", "xterm", new PipedInputStream(ahead), screen, StandardCharsets.UTF_8)) {
            interrupted.set(terminal);
            TerminalConsole console = new TerminalConsole(terminal, folder.resolve("history"));
            console.serve(
                    new KeyActions(() -> {}, stopped::countDown, () -> {}),
                    new InputParser(text -> {
                        console.out().print(behind);
                        return false;
                    }),
                    new Completions(source -> search, console::waitFor),
                    new DefaultHighlighter());
            ahead.write(("first\rsecond\r" + CTRL_K).getBytes(StandardCharsets.UTF_8));
            stopped.await();
            assertThatThrownBy(() -> console.edit("> ", () -> console.out().print(before), () -> {}))
                    .isInstanceOf(UserInterruptException.class);
        }
    }

    @Test
    void ctrlKActsAtOnceEndsTheSearchAndTheLineSurvives() throws Exception {
        beginToSearch();
        type(CTRL_K);
        stopped.await();
        type("re\r");
        assertThat(line.get()).isEqualTo("more");
        assertThat(search).isCancelled();
    }

    @Test
    void keysThatAreTypedMeanwhileComeBehindWhatIsFound() throws Exception {
        beginToSearch();
        type(".x");
        type("y\r");
        search.complete(
                new Proposals(List.of(), List.of(new Proposal("motor", "Variables", "motor", "DummyLinearMotor", ""))));
        assertThat(line.get()).isEqualTo("motor.xy");
    }

    @Test
    void aSearchThatFailsCostsOnlyThat() throws Exception {
        beginToSearch();
        search.completeExceptionally(new IllegalStateException("no"));
        type("re\r");
        assertThat(line.get()).isEqualTo("more");
    }
}
