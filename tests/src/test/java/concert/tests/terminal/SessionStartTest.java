package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session file that never ends on its own: the keys get the prompt, with all that was there by then. */
@Timeout(300)
class SessionStartTest {
    private static final String BEFORE = "var before = 20\nSystem.out.println(\"begun\")\n";

    @TempDir
    private Path data;

    private void session(String name, String source) throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("concert")).resolve(name + ".jsh"), source);
    }

    private void isLeftBy(String key, String place) {
        try (TerminalSession session = TerminalSession.in(data).start("loop")) {
            session.awaitText("begun\n");
            session.type(key);
            session.awaitText(place + ": cancelled\n");
            session.awaitText("Ctrl-D ends the session.");
            session.enter("before + 3");
            session.awaitText(" = 23\n");
            session.enter("after");
            session.awaitText("unknown name 'after'");
            session.enter("tasks()");
            session.awaitText("Nothing runs.\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "while (true) { await sleep(q.ms(1)); }",
                "for (;;) { try { await sleep(q.s(1000)); } finally { before++; before--; } }",
                "await sleep(q.s(1000))",
                "await start(coroutine(\"wait\", () -> { while (true) {} }))"
            })
    void ctrlCGetsThePromptFromAnEndlessLine(String line) throws IOException {
        session("loop", BEFORE + line + "\nvar after = 1\n");
        isLeftBy(CTRL_C, "loop.jsh:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"while (true) {}", "while (true) { await sleep(q.ms(1)); }"})
    void ctrlCGetsThePromptFromALoopInAnImportedSession(String line) throws IOException {
        session("inner", BEFORE + line + "\n");
        session("loop", "import session.inner\nvar after = 1\n");
        isLeftBy(CTRL_C, "inner.jsh:3");
    }

    @Test
    void ctrlKDoesSoToo() throws IOException {
        session("loop", BEFORE + "while (true) {}\nvar after = 1\n");
        isLeftBy(CTRL_K, "loop.jsh:3");
    }
}
