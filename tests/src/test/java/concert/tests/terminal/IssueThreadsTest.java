package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people could not stop in other control systems, as they told it; each with its address. */
@Timeout(300)
class IssueThreadsTest {
    @RegisterExtension
    static final Laboratory LABORATORY = new Laboratory();

    private TerminalSession session;
    private Controller controller;

    @BeforeEach
    void enter() {
        session = LABORATORY.session();
        controller = LABORATORY.controller();
    }

    private void move() {
        session.enter("set(motor.position(), q.mm(90))");
        controller.untilItMoves();
    }

    /** Hammering Ctrl-C left the engine "running" for ever: https://github.com/bluesky/bluesky/issues/1072 */
    @Test
    void hammeringCtrlCLeavesADefinedState() {
        move();
        session.type(CTRL_C.repeat(50));
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
    }

    /**
     * Ctrl-C in the midst of a clean-up made all inconsistent: https://github.com/bluesky/bluesky/issues/1012; a second
     * one hung the shell: https://github.com/sardana-org/sardana/issues/791
     */
    @Test
    void aSecondCtrlCDoesNotBreakACleanUpAndTellsWhatItWaitsFor() {
        session.enter(
                "{ try { await(motor.setPosition(q.mm(90))); } "
                        + "finally { System.out.println(\"clean\" + \"ing\"); await(sleep(q.s(1))); System.out.println(\"shutter \" + \"shut\"); } }");
        controller.untilItMoves();
        session.type(CTRL_C);
        session.awaitText("cleaning\n");
        assertThat(controller.report().moves()).isFalse();
        session.type(CTRL_C);
        assertThat(session.textUpTo(" left, then it is cut short.")).contains("Cleaning up: ");
        session.type(CTRL_C);
        session.awaitText("shutter shut\n");
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
    }

    /** A cascade of tracebacks at people who do not read them: https://github.com/bluesky/bluesky/issues/2044 */
    @Test
    void aStopIsToldInALineAndSoIsAFailure() {
        move();
        session.type(CTRL_C);
        assertThat(session.textUpTo("Cancelled\n")).doesNotContain("\tat ", "Exception");
        session.enter(
                "await coroutine(\"outer\", () -> { throw new IllegalStateException(\"bro\" + \"ken\", new Exception(\"deep\")); })");
        session.awaitText("IllegalStateException: broken\n");
        assertThat(session.probe()).doesNotContain("\tat ", "deep");
        LABORATORY.assertStopped();
    }

    /** "Cannot abort; stuck between scanning and pausing": https://github.com/bluesky/bluesky/issues/348 */
    @Test
    void aScanThatIsStoppedMayBeginAgainAtOnce() {
        for (int round = 0; round < 5; round++) {
            session.enter("for (int i = 31; i < 90; i++) { await motor.setPosition(q.mm(i)); }");
            controller.untilItMoves();
            session.type(CTRL_C);
            session.awaitText("Cancelled\n");
            assertThat(controller.report().moves()).isFalse();
        }
        LABORATORY.assertStopped();
    }

    /** What was moved in the preparation was not stopped: https://github.com/sardana-org/sardana/issues/524 */
    @Test
    void whatTheInputSetInMotionWithoutWaitingForItIsStoppedToo() {
        session.enter(
                "await coroutine(\"scan\", () -> { start(motor.setPosition(q.mm(90))); await(sleep(q.s(1000))); })");
        controller.untilItMoves();
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        assertThat(controller.report().moves()).isFalse();
        LABORATORY.assertStopped();
    }

    /** "CTRL-C can leave the instruments in an unusable state": https://github.com/microsoft/Qcodes/issues/598 */
    @Test
    void theMotorTakesTheNextOrderAfterAStop() {
        move();
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        controller.say("VEL 1000");
        session.enter("set(motor.position(), q.mm(50))");
        session.enter("get(motor.position())");
        session.awaitText(" = 50 mm\n");
        controller.say("VEL 1");
        move();
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
    }

    /** The interrupt lost what had been measured: https://github.com/microsoft/Qcodes/issues/4800 */
    @Test
    void whatWasMeasuredBeforeTheStopIsStillThere() {
        session.run("var measured = new java.util.concurrent.CopyOnWriteArrayList<Integer>()");
        session.enter("{ measured.add(41); measured.add(42); await(motor.setPosition(q.mm(90))); measured.add(43); }");
        controller.untilItMoves();
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        session.enter("measured");
        session.awaitText("[41, 42]\n");
        LABORATORY.assertStopped();
    }

    /** A wait of the language's own ignored Ctrl-C: https://github.com/pymeasure/pymeasure/issues/84 */
    @Test
    void ctrlCEndsAWaitThatIsNotOurs() {
        session.enter(
                "{ System.out.println(\"wait\" + \"ing\"); new java.util.concurrent.CountDownLatch(1).await(); }");
        session.awaitText("waiting\n");
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        session.probe();
    }

    /** The handler of errors took the abort for one, and the scan went on: https://github.com/ControlSystemStudio/cs-studio/issues/862 */
    @Test
    void aHandlerOfErrorsDoesNotKeepAScanGoing() {
        session.enter(
                "for (int i = 31; i < 90; i++) { try { await motor.setPosition(q.mm(i)); } catch (Exception e) { } }");
        controller.untilItMoves();
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        assertThat(controller.report().moves()).isFalse();
        LABORATORY.assertStopped();
    }

    /** The abort could not be sent, its socket was busy with the move: https://github.com/pyepics/newportxps/issues/18 */
    @ParameterizedTest
    @ValueSource(strings = {CTRL_C, CTRL_K})
    void theStopIsSentWhileADriverWaitsForAnAnswerThatDoesNotCome(String key) {
        move();
        int unanswered = controller.report().unanswered();
        controller.say("FAULT SILENT");
        controller.until(report -> report.unanswered() > unanswered);
        session.type(key);
        controller.untilItStands();
        session.awaitText("Cancelled\n");
        controller.say("FAULT OFF");
        session.run("await motor.recover()");
        LABORATORY.assertStopped();
    }

    /** An aborted experiment left the lasers on: https://github.com/microscope-cockpit/cockpit/issues/341 */
    @Test
    void ctrlKShutsTheShutterOfAnExperimentThatHasNoCleanUp() {
        session.run("var shutter = new DummyShutter()");
        session.enter("{ await(shutter.open()); System.out.println(\"beam \" + \"on\"); await(sleep(q.s(1000))); }");
        session.awaitText("beam on\n");
        session.type(CTRL_K);
        session.awaitText("devices confirmed, 1 coroutines cancelled");
        session.awaitText("Cancelled\n");
        session.enter("get(shutter.state())");
        session.awaitText(" = CLOSED\n");
    }

    /**
     * Stop everything at once, in whatever state: https://github.com/ufo-kit/concert/issues/330,
     * https://github.com/ufo-kit/concert/issues/414 and https://github.com/ufo-kit/concert/issues/505
     */
    @Test
    void ctrlKStopsForegroundAndBackgroundTogether() {
        session.run("var other = new DummyLinearMotor()", "var beside = start(other.setPosition(q.mm(1e9)))");
        move();
        session.type(CTRL_K);
        session.awaitText("coroutines cancelled");
        session.awaitText("Cancelled\n");
        session.enter("get(other.state())");
        session.awaitText(" = STANDBY\n");
        session.enter("beside.state()");
        session.awaitText(" = cancelled\n");
        LABORATORY.assertStopped();
    }
}
