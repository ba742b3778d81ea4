package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_BACKSLASH;
import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_D;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static concert.tests.terminal.TerminalSession.CTRL_Q;
import static concert.tests.terminal.TerminalSession.CTRL_S;
import static concert.tests.terminal.TerminalSession.CTRL_Z;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each key does to a line being typed, and to what runs behind it. */
@Timeout(300)
class PromptKeysTest {
    @RegisterExtension
    static final Laboratory LABORATORY = new Laboratory();

    private static final String FREEZING = CTRL_Z + CTRL_S + CTRL_Q;

    private TerminalSession session;
    private Controller controller;

    @BeforeEach
    void enter() {
        session = LABORATORY.session();
        controller = LABORATORY.controller();
    }

    private void moveInTheBackground() {
        session.run("var beside = start(motor.setPosition(q.mm(90)))");
        controller.untilItMoves();
    }

    private void stopAll() {
        session.type(CTRL_K);
        session.awaitText("1 of 1 devices confirmed");
        LABORATORY.assertStopped();
    }

    @Test
    void ctrlCClearsTheLineAndLeavesTheBackgroundAlone() {
        moveInTheBackground();
        session.type("20 + " + CTRL_C);
        session.awaitText("1 running; Ctrl-K stops all");
        session.enter("3");
        session.awaitText(" = 3\n");
        assertThat(controller.report().moves()).isTrue();
        stopAll();
    }

    /** The next line is not there yet, the input has ended: one of both has to see it. */
    @Test
    void ctrlCRightBehindAnInputIsAnswered() {
        for (int round = 0; round < 50; round++) {
            session.probe();
            session.type(CTRL_C);
            session.awaitText("Ctrl-D ends the session\n");
        }
    }

    @Test
    void ctrlCDropsTheLinesOfAnUnfinishedInput() {
        session.enter("new int[] {");
        session.awaitText("...> ");
        session.type("1, " + CTRL_C);
        session.awaitText("Ctrl-D ends the session\n");
        session.probe();
    }

    /** Somebody in the midst of a line need not type anything: https://github.com/ufo-kit/concert/issues/357 */
    @Test
    void ctrlKStopsEverythingAndAHalfTypedLineSurvives() {
        moveInTheBackground();
        session.type("20 + ");
        session.awaitText("20 + ");
        session.type(CTRL_K);
        session.awaitText("1 of 1 devices confirmed, 1 coroutines cancelled");
        session.enter("3");
        session.awaitText(" = 23\n");
        LABORATORY.assertStopped();
    }

    /** It has begun: a terminal drops with Ctrl-C what nobody has read yet. */
    private void sleepForLong() {
        session.enter("{ System.out.println(\"be\" + \"gun\"); await(sleep(q.s(1000))); }");
        session.awaitText("begun\n");
    }

    /** A motion that was asked for before the stop must not begin after it. */
    @ParameterizedTest
    @ValueSource(strings = {CTRL_C, CTRL_K})
    void linesTypedAheadDoNotRunAfterAStop(String key) {
        sleepForLong();
        session.type("set(motor.position(), q.mm(90))\r" + key);
        session.awaitText("Cancelled\n");
        LABORATORY.assertDefined();
        assertThat(controller.report().position()).isEqualTo(Laboratory.START);
    }

    /** A stop that is pressed right after Enter is meant for what was entered, although that has not begun. */
    @Test
    void ctrlKRightAfterEnterStopsWhatWasEntered() {
        for (int round = 0; round < 20; round++) {
            session.type("set(motor.position(), q.mm(90))\r" + CTRL_K);
            session.awaitText("1 of 1 devices confirmed");
            session.probe();
            assertThat(controller.report().moves())
                    .as("moves in round %d", round)
                    .isFalse();
        }
        LABORATORY.assertDefined();
    }

    /**
     * The line editor is told of Ctrl-C by an interrupt; when it had Enter to read as well it returned the line, and the
     * interrupt ended the session at the next wait.
     */
    @Test
    void ctrlCTogetherWithEnterDoesNotEndTheSession() {
        for (int round = 0; round < 50; round++) {
            session.type("x".repeat(200) + CTRL_C + "1 + 1\r");
            session.awaitText("concert > ");
        }
        session.awaitPrompt();
    }

    @Test
    void ctrlBackslashShowsWhatRunsAndTheLineSurvives() {
        moveInTheBackground();
        session.type("20 + ");
        session.awaitText("20 + ");
        session.type(CTRL_BACKSLASH);
        session.awaitText("'set motor.position'");
        session.enter("3");
        session.awaitText(" = 23\n");
        sleepForLong();
        session.type(CTRL_BACKSLASH);
        session.awaitText("concert: 2 tasks");
        session.awaitText("the prompt");
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        stopAll();
    }

    @Test
    void keysThatFreezeATerminalDoNothing() {
        session.type("20 + " + FREEZING + "3\r");
        session.awaitText(" = 23\n");
        session.enter("set(motor.position(), q.mm(90))");
        controller.untilItMoves();
        session.type(FREEZING + CTRL_C);
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
    }

    @ParameterizedTest
    @ValueSource(strings = {CTRL_D, "exit\r", "exit()\r"})
    void leavingWithSomethingRunningIsAskedAndTheAnswerMayBeNo(String leave) {
        moveInTheBackground();
        session.type(leave);
        session.awaitText("1 running (set motor.position). Stop and exit? [y/N] ");
        session.enter("n");
        session.probe();
        assertThat(controller.report().moves()).isTrue();
        session.type(leave);
        session.awaitText("Stop and exit? [y/N] ");
        session.type(CTRL_C);
        session.probe();
        assertThat(controller.report().moves()).isTrue();
        stopAll();
    }

    /** Nothing typed while something runs is lost, and it runs in the order in which it was typed. */
    @Test
    void linesTypedAheadRunInTheirOrder() {
        session.enter("await sleep(q.ms(500))");
        session.type("\"a\" + 1\r\"b\" + 2\r\"c\" + 3\r\"d\" + ");
        session.awaitText(" = \"a1\"\n");
        session.awaitText(" = \"b2\"\n");
        session.awaitText(" = \"c3\"\n");
        session.type("4\r");
        session.awaitText(" = \"d4\"\n");
    }

    /** They stopped at the second line until something else was entered. */
    @Test
    void anInputOfSeveralLinesThatWasTypedAheadRuns() {
        session.enter("await sleep(q.ms(500))");
        session.type("int f() {\r  return 20 +\r    3;\r}\rf()\rf() + 10\r");
        session.awaitText(" = 23\n");
        session.awaitText(" = 33\n");
    }

    /** Nor does what is left of an input begin in its middle. */
    @ParameterizedTest
    @ValueSource(strings = {CTRL_C, CTRL_K})
    void anInputOfSeveralLinesThatWasTypedAheadIsForgottenWhole(String key) {
        sleepForLong();
        session.type("{\rset(motor.position(), q.mm(90));\r}\r" + key);
        session.awaitText("Cancelled\n");
        LABORATORY.assertDefined();
        assertThat(controller.report().position()).isEqualTo(Laboratory.START);
    }

    @Test
    void whatTheBackgroundPrintsIsAboveTheHalfTypedLine() {
        session.enter("start(coroutine(\"prints\", () -> { await(sleep(q.ms(300))); "
                + "for (int i = 0; i < 3; i++) System.out.println(\"line\" + i); }))");
        session.awaitText("task");
        session.type("20 + 3");
        session.awaitScreen("the line below the lines of the background", lines -> {
            int line = lines.indexOf("line2");
            return line > 1
                    && lines.get(line - 1).equals("line1")
                    && lines.get(line - 2).equals("line0")
                    && lines.subList(line, lines.size()).contains("concert > 20 + 3");
        });
        session.type("\r");
        session.awaitText(" = 23\n");
    }

    /** Told once, when it happens and not when somebody looks. */
    @Test
    void theFailureOfABackgroundTaskIsToldOnceWhileThePromptIsIdle() {
        int before = session.shown().length();
        session.enter(
                "start(coroutine(\"fails\", () -> { await(sleep(q.ms(50))); throw new Exception(\"bro\" + \"ken\"); }))");
        session.awaitText("broken");
        session.probe();
        session.enter("trace()");
        session.awaitText("(input:1)");
        session.probe();
        assertThat(session.shown().substring(before)).containsOnlyOnce("fails failed: Exception: broken");
    }
}
