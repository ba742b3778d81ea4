package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_D;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** However a session ends, and whatever runs then: the hardware stands before the process is gone. */
@Timeout(300)
class EndTest {
    /**
     * One way to end.
     *
     * @param code of the process
     */
    record End(String name, int code, Consumer<TerminalSession> begin) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Ends that come from outside, which nothing that runs can prevent. */
    static final List<End> FROM_OUTSIDE = List.of(
            new End("SIGTERM", 143, session -> session.signal("TERM")),
            new End("SIGHUP", 129, session -> session.signal("HUP")),
            new End("a lost terminal", 129, TerminalSession::loseTerminal));

    /** Ends that are typed, or come of what is typed, while the motor moves in the background. */
    static final List<End> TYPED = List.of(
            new End("System.exit", 7, session -> session.enter("System.exit(7)")),
            new End(
                    "OutOfMemoryError",
                    143,
                    session -> session.enter(
                            "{ var hog = new java.util.ArrayList<byte[]>(); while (true) hog.add(new byte[20_000_000]); }")),
            new End("exit", 0, session -> leave(session, "exit\r", "y\r")),
            new End("Ctrl-D", 0, session -> leave(session, CTRL_D, CTRL_D)));

    private static Controller controller;

    @TempDir
    private Path data;

    @BeforeAll
    static void startController() throws Exception {
        controller = Controller.start();
    }

    @AfterAll
    static void stopController() throws Exception {
        controller.close();
    }

    private static void leave(TerminalSession session, String key, String answer) {
        session.type(key);
        session.awaitText("Stop and exit? [y/N] ");
        session.type(answer);
    }

    private TerminalSession startSession() {
        controller.say("VEL 1");
        controller.say("STOP");
        TerminalSession session = TerminalSession.in(data).jvm("-Xmx256m").start();
        session.awaitText("Ctrl-D ends the session.");
        session.run(controller.motor("motor"), "await motor.connect()", Situation.MAKE_SPIN);
        return session;
    }

    private static void assertEnds(TerminalSession session, End end) {
        int stops = controller.report().stops() + controller.report().kills();
        end.begin().accept(session);
        int code = session.awaitEnd();
        Controller.Report report = controller.report();
        assertThat(report.state()).as(session.shown()).isEqualTo("STANDBY");
        assertThat(report.stops() + report.kills()).isGreaterThan(stops);
        assertThat(code).as(session.shown()).isEqualTo(end.code());
    }

    @ParameterizedTest
    @FieldSource("FROM_OUTSIDE")
    void theHardwareStandsAfterAnEndFromOutside(End end) {
        try (TerminalSession session = startSession()) {
            session.enter("set(motor.position(), q.mm(90))");
            controller.untilItMoves();
            assertEnds(session, end);
        }
    }

    @ParameterizedTest
    @FieldSource("TYPED")
    void theHardwareStandsAfterAnEndThatWasTyped(End end) {
        try (TerminalSession session = startSession()) {
            session.enter("start(motor.setPosition(q.mm(90)))");
            controller.untilItMoves();
            assertEnds(session, end);
        }
    }

    @Tag("matrix")
    @ParameterizedTest
    @FieldSource({"concert.tests.terminal.Situation#MOTIONS", "concert.tests.terminal.Situation#STUBBORN"})
    void theHardwareStandsAfterEachEndWhateverRuns(Situation situation) {
        for (End end : FROM_OUTSIDE) {
            try (TerminalSession session = startSession()) {
                session.enter(situation.input());
                controller.untilItMoves();
                assertEnds(session, end);
            }
        }
    }
}
