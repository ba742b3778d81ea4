package concert.tests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log and the terminal: above the line being edited, or told once that there is none. */
@Timeout(300)
class LogTest {
    private static final String LATER =
            "start(coroutine(\"logs\", () -> { await(sleep(q.ms(300))); log(\"chan\" + \"ged\"); }))";

    @TempDir
    private Path data;

    private TerminalSession start(String... words) {
        TerminalSession session = TerminalSession.in(data).start(words);
        session.awaitText("Ctrl-D ends the session.");
        return session;
    }

    @Test
    void aLogToStderrIsAboveTheLineBeingEdited() {
        try (TerminalSession session = start("--logto", "stderr")) {
            session.enter(LATER);
            session.awaitText("task");
            session.type("20 + 3");
            session.awaitScreen("the log above the line", screen -> {
                int edited = screen.indexOf("concert > 20 + 3");
                return edited > 0
                        && screen.subList(0, edited).stream().anyMatch(line -> line.endsWith("concert: changed"));
            });
            session.type("\r");
            session.awaitText(" = 23\n");
        }
    }

    @Test
    void theSessionFindsItsOwnMessages() {
        try (TerminalSession session = start()) {
            session.run("log(\"sam\" + \"ple 3\")");
            session.enter("log(1)");
            session.awaitText("INFO: concert: concert: sample 3\n");
            session.enter("log(0)");
            session.awaitText("log: wants at least 1 message, not 0");
            session.probe();
        }
    }

    @Test
    void aLogThatIsAFolderIsToldAndTheSessionRuns() throws Exception {
        Path folder = Files.createDirectory(data.resolve("folder"));
        try (TerminalSession session = TerminalSession.in(data).start("--logfile", folder.toString())) {
            session.awaitText("the log " + folder + " is not written: Is a directory\n");
            session.probe();
            assertThat(session.shown()).containsOnlyOnce("is not written");
        }
    }
}
