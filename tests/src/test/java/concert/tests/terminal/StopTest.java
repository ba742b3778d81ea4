package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever runs, the keys stop it, the motor stands in a defined state, and the prompt takes the next input. */
@Timeout(300)
class StopTest {
    @RegisterExtension
    static final Laboratory LABORATORY = new Laboratory();

    private TerminalSession session;
    private Controller controller;

    @BeforeEach
    void enter() {
        session = LABORATORY.session();
        controller = LABORATORY.controller();
    }

    private void begin(Situation situation) {
        session.enter(situation.input());
        controller.untilItMoves();
    }

    @ParameterizedTest
    @FieldSource("concert.tests.terminal.Situation#MOTIONS")
    void ctrlCStopsWhatTheInputMoves(Situation situation) {
        begin(situation);
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        assertThat(controller.report().moves())
                .as("moves when the prompt is back")
                .isFalse();
        LABORATORY.assertStopped();
    }

    @ParameterizedTest
    @FieldSource("concert.tests.terminal.Situation#MOTIONS")
    void ctrlKStopsAllDevices(Situation situation) {
        begin(situation);
        session.type(CTRL_K);
        session.awaitText("1 of 1 devices confirmed");
        session.awaitText("Cancelled\n");
        assertThat(LABORATORY.killsSinceStart()).isPositive();
        LABORATORY.assertStopped();
    }

    @ParameterizedTest
    @FieldSource("concert.tests.terminal.Situation#STUBBORN")
    void ctrlCStopsTheMotorAtOnceAndGivesUpWhatDoesNotEnd(Situation situation) {
        session.run(Situation.MAKE_SPIN);
        begin(situation);
        session.awaitText("stubborn\n");
        session.type(CTRL_C);
        controller.untilItStands();
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
        session.run(Situation.END_SPIN);
    }

    @Tag("matrix")
    @ParameterizedTest
    @FieldSource("concert.tests.terminal.Situation#STUBBORN")
    void ctrlKStopsTheMotorAtOnceAndGivesUpWhatDoesNotEnd(Situation situation) {
        session.run(Situation.MAKE_SPIN);
        begin(situation);
        session.awaitText("stubborn\n");
        session.type(CTRL_K);
        controller.untilItStands();
        session.awaitText("1 of 1 devices confirmed");
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
        session.run(Situation.END_SPIN);
    }

    @ParameterizedTest
    @FieldSource("concert.tests.terminal.Situation#BESIDE")
    void ctrlCLeavesTheBackgroundAloneAndCtrlKDoesNot(Situation situation) {
        session.run("var beside = start(motor.setPosition(q.mm(90)))");
        controller.untilItMoves();
        session.enter(situation.input());
        session.awaitText("begun\n");
        session.type(CTRL_C);
        session.awaitText("Cancelled\n");
        session.probe();
        assertThat(controller.report().moves()).isTrue();
        session.enter(situation.input());
        session.awaitText("begun\n");
        session.type(CTRL_K);
        session.awaitText("1 of 1 devices confirmed");
        session.awaitText("Cancelled\n");
        LABORATORY.assertStopped();
    }
}
