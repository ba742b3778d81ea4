package concert.watchdog;

import java.io.PrintStream;

/**
 * Where the watchdog says what it does: its log, for whoever comes after the session has died, and the session itself.
 * Never the terminal, where a line may just be edited. From any thread.
 */
final class Journal {
    private final PrintStream log;
    private final PrintStream session;
    private final String owner;

    Journal(PrintStream log, PrintStream session, String owner) {
        this.log = log;
        this.session = session;
        this.owner = owner;
    }

    void note(String text) {
        log.printf("[%tF %<tT.%<tL] watchdog of %s: %s%n", System.currentTimeMillis(), owner, text);
    }

    /** To the log first: the session may be gone. */
    void tell(Answer answer, String text) {
        note(text);
        answer(answer);
    }

    void report(String text) {
        tell(new Answer.Report(text), text);
    }

    synchronized void answer(Answer answer) {
        session.println(answer.line());
        session.flush();
    }
}
