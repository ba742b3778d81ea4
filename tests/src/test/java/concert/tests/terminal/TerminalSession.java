package concert.tests.terminal;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import com.pty4j.unix.UnixPtyProcess;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The real program in a pseudo-terminal, and somebody who types and reads what is on the screen.
 *
 * <p>Every wait ends as soon as what it waits for is there. One that lasts longer than {@link #PATIENCE} fails with all
 * that was on the screen.
 */
final class TerminalSession implements AutoCloseable {
    static final String CTRL_C = "\3";
    static final String CTRL_D = "\4";
    static final String CTRL_K = "\13";
    static final String CTRL_Q = "\21";
    static final String CTRL_S = "\23";
    static final String CTRL_U = "\25";
    static final String CTRL_Z = "\32";
    static final String CTRL_BACKSLASH = "\34";
    static final String ENTER = "\r";

    /** Far beyond what anything here takes, on a machine with far more to do than it can. */
    static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("concert.patience", 60));

    private static final int ATTEMPTS = 20;

    private final PtyProcess process;
    private final OutputStream keys;
    private final Transcript transcript;
    private int probes;

    private TerminalSession(PtyProcess process, int columns, int rows) {
        this.process = process;
        this.keys = process.getOutputStream();
        this.transcript = new Transcript(columns, rows);
        Thread.ofPlatform().daemon().name("screen of " + process.pid()).start(this::read);
    }

    /** How a session is started, for tests that want it otherwise than usual. */
    static final class Builder {
        private final Path data;
        private final Map<String, String> environment = new HashMap<>(System.getenv());
        private final List<String> jvm = new ArrayList<>();
        private final List<String> before = new ArrayList<>();
        private int columns = 120;
        private int rows = 50;

        private Builder(Path data) {
            this.data = data;
            environment.put("TERM", "xterm-256color");
            environment.put("XDG_DATA_HOME", data.toString());
            environment.put("XDG_STATE_HOME", data.toString());
            environment.put("HOME", data.toString());
            environment.put("LC_ALL", "C.UTF-8");
            // A coloured line is drawn again while it is typed, and its text comes twice.
            environment.put("NO_COLOR", "1");
        }

        Builder terminal(String type) {
            return environment("TERM", type);
        }

        Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        Builder size(int newColumns, int newRows) {
            columns = newColumns;
            rows = newRows;
            return this;
        }

        Builder jvm(String... options) {
            jvm.addAll(Arrays.asList(options));
            return this;
        }

        /** No file can grow beyond that: as on a full disk, part of what is written is there, and the rest fails. */
        Builder largestFile(int kilobytes) {
            before.addAll(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
            return this;
        }

        TerminalSession start(String... words) {
            List<String> command = new ArrayList<>(before);
            command.addAll(Program.command(jvm, words));
            try {
                return new TerminalSession(
                        new PtyProcessBuilder(command.toArray(String[]::new))
                                .setEnvironment(environment)
                                .setDirectory(data.toString())
                                .setInitialColumns(columns)
                                .setInitialRows(rows)
                                .start(),
                        columns,
                        rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A session that keeps its files in {@code data}. */
    static Builder in(Path data) {
        return new Builder(data);
    }

    /** A session as users have it, whose prompt is there. */
    static TerminalSession start(Path data, String... words) {
        TerminalSession session = in(data).start(words);
        session.awaitText("Ctrl-D ends the session.");
        return session;
    }

    private void read() {
        char[] some = new char[8192];
        try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int n = output.read(some); n >= 0; n = output.read(some)) {
                transcript.add(new String(some, 0, n));
            }
        } catch (IOException e) {
            // The program is gone, and its terminal with it.
        } finally {
            transcript.end();
        }
    }

    // ---- hands

    void type(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException e) {
            throw transcript.failure("cannot type '" + text + "': " + e);
        }
    }

    void type(byte[] bytes) {
        try {
            keys.write(bytes);
            keys.flush();
        } catch (IOException e) {
            throw transcript.failure("cannot type: " + e);
        }
    }

    void enter(String line) {
        type(line + ENTER);
    }

    /** Enters lines one after the other, each when the one before has been done. */
    void run(String... lines) {
        for (String line : lines) {
            enter(line);
            probe();
        }
    }

    void resize(int columns, int rows) {
        transcript.resize(columns, rows);
        process.setWinSize(new WinSize(columns, rows));
    }

    // ---- eyes

    /** Waits until {@code text} is shown, after what earlier waits have found; colours and moves do not count. */
    void awaitText(String text) {
        transcript.await(text, PATIENCE);
    }

    /** The same; returns what was shown from the last find up to and with {@code text}. */
    String textUpTo(String text) {
        return transcript.await(text, PATIENCE);
    }

    /** The screen as it is now, as lines without trailing spaces. */
    List<String> screen() {
        return transcript.screen();
    }

    /** Waits until the screen, as lines without trailing spaces, is as wanted. */
    void awaitScreen(String what, Predicate<List<String>> wanted) {
        transcript.awaitScreen(what, wanted, PATIENCE);
    }

    /** Types a sum and waits for its value: the prompt is back and takes the next input. Returns what came before. */
    String probe() {
        int summand = ++probes;
        enter("100000 + " + summand);
        return textUpTo(" = " + (100000 + summand) + "\n");
    }

    /** Waits until an input has its answer, after keys that may have swallowed some by right. */
    void awaitPrompt() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (answersWithin(PATIENCE.dividedBy(ATTEMPTS))) {
                return;
            }
        }
        throw failure("the prompt takes no input");
    }

    /** Whether the next input has its answer that soon; for where keys may be lost by right. */
    boolean answersWithin(Duration patience) {
        int summand = ++probes;
        enter("100000 + " + summand);
        return transcript.comes(" = " + (100000 + summand) + "\n", patience);
    }

    /** All that has been shown so far, as text. */
    String shown() {
        return transcript.text();
    }

    /** The same as it came, with colours and moves. */
    String raw() {
        return transcript.raw();
    }

    AssertionError failure(String what) {
        return transcript.failure(
                what + (isAlive() ? "" : " (the program has ended with exit code " + process.exitValue() + ")"));
    }

    // ---- the end

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void signal(String name) {
        Program.signal(process.pid(), name);
    }

    /** What happens when the connection is lost that somebody worked over: the terminal is gone. */
    void loseTerminal() {
        try {
            ((UnixPtyProcess) process).getPty().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end of the process and of its output; returns the exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw transcript.failure("the process has not ended");
            }
            transcript.awaitEnd(PATIENCE);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            signal("KILL");
        }
    }
}
