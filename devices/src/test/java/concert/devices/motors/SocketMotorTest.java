package concert.devices.motors;

import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.MILLIMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.devices.DeviceException;
import concert.devices.EmergencyReport;
import concert.devices.EmergencyStop;
import concert.devices.LimitException;
import concert.devices.StopRecipe;
import concert.devices.StoppedException;
import concert.devices.connections.ConnectionException;
import concert.devices.motors.ControllerProcess.Report;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver and a controller that is a process of its own, in real time. */
class SocketMotorTest {
    private static ControllerProcess controller;

    private final Supervisor supervisor = Supervisor.builder().name("test").build();
    private final SocketMotor motor = new SocketMotor("127.0.0.1", controller.port(), q.ms(2)).named("motor");

    @BeforeAll
    static void startController() throws IOException {
        controller = new ControllerProcess(0);
    }

    @AfterAll
    static void endController() throws IOException {
        controller.close();
    }

    @BeforeEach
    void beginAtZero() throws IOException {
        for (String line : new String[] {"FAULT OFF", "VEL 1000", "MOVE 0"}) {
            assertThat(controller.say(line)).isEqualTo("OK");
        }
        assertThat(controller.untilItStands().position()).isZero();
    }

    @AfterEach
    void close() throws Exception {
        controller.say("FAULT OFF");
        run(motor.disconnect());
        supervisor.close();
    }

    private <T> T run(Coroutine<T> coroutine) throws Exception {
        return resultOf(supervisor.start(coroutine));
    }

    private static <T> T resultOf(Task<T> task) throws InterruptedException {
        assertThat(task.join(Duration.ofSeconds(10))).as(task.toString()).isTrue();
        return task.result();
    }

    /** A motion to 50 mm that would take 50 s. */
    private Task<Void> slowMove() throws Exception {
        run(motor.motionVelocity().set(q.mmPerSecond(1)));
        Task<Void> move = supervisor.start(motor.setPosition(q.mm(50)));
        controller.untilItMoves();
        return move;
    }

    private void standsWhereItWasStopped(Report report) {
        assertThat(report.state()).isEqualTo("STANDBY");
        assertThat(report.position()).isNotNegative().isLessThan(20);
        assertThat(motor.state().lastKnown()).contains(MotorState.STANDBY);
    }

    // ---- all is well -----------------------------------------------------------------------------------------------

    @Test
    void itMovesAndTellsWhereItIs() throws Exception {
        run(motor.connect());
        run(motor.setPosition(q.um(1234)));
        assertThat(run(motor.getPosition())).hasToString("1.234 mm");
        run(motor.move(q.mm(-2)));
        assertThat(controller.report().position()).isEqualTo(-0.766);
        run(motor.home());
        assertThat(run(motor.getPosition())).hasToString("0 mm");
        assertThat(run(motor.motionVelocity().get())).hasToString("1000 mm/s");
        assertThat(run(motor.state().get())).isEqualTo(MotorState.STANDBY);
    }

    @Test
    void theControllerTellsItsLimits() throws Exception {
        assertThatThrownBy(() -> run(motor.setPosition(q.mm(200))))
                .isInstanceOf(LimitException.class)
                .hasMessage("motor.position: 200 mm is outside the soft limits [-5 mm, 100 mm]");
        run(motor.setPosition(q.mm(100)));
        assertThat(run(motor.state().get())).isEqualTo(MotorState.HARD_LIMIT);
    }

    /** Safety case 20. */
    @Test
    void answersThatComeByteByByteAreUnderstood() throws Exception {
        controller.say("FAULT SPLIT");
        run(motor.setPosition(q.mm(2)));
        assertThat(run(motor.getPosition())).hasToString("2 mm");
    }

    @Test
    void aMotionThatSomebodyElseStopsSaysSo() throws Exception {
        Task<Void> move = slowMove();
        controller.say("STOP");

        assertThatThrownBy(() -> resultOf(move))
                .isInstanceOf(StoppedException.class)
                .hasMessageMatching("motor.position: was stopped at [0-9.]+ mm on the way to 50 mm");
        standsWhereItWasStopped(controller.report());
    }

    // ---- stopping --------------------------------------------------------------------------------------------------

    @Test
    void aCancelledMoveStopsTheAxisBeforeItEnds() throws Exception {
        Task<Void> move = slowMove();
        move.cancel();

        assertThat(move.join(Duration.ofSeconds(5))).isTrue();
        assertThat(move.state()).isEqualTo(TaskState.CANCELLED);
        standsWhereItWasStopped(controller.report());
    }

    /** The question after the state is unanswered just then; the stop must not wait behind it. */
    @Test
    void aCancelledMoveStopsTheAxisAtOnceThoughAnAnswerIsLate() throws Exception {
        Task<Void> move = slowMove();
        Report before = controller.report();
        controller.say("FAULT LATE 400");
        assertThat(controller
                        .until(report -> report.position() > before.position() + 0.05)
                        .state())
                .isEqualTo("MOVING");
        move.cancel();

        controller.until(report -> report.stops() > before.stops());
        assertThat(controller.report().state()).isEqualTo("STANDBY");
        assertThat(move.isDone()).as("still waits for the late answer").isFalse();
        controller.say("FAULT OFF");
        assertThat(move.join(Duration.ofSeconds(5))).isTrue();
        standsWhereItWasStopped(controller.report());
    }

    @Test
    void theEmergencyStopNeedsNoAnswerOnTheOtherConnection() throws Exception {
        Task<Void> move = slowMove();
        Report before = controller.report();
        controller.say("FAULT SILENT");
        controller.until(report -> report.unanswered() > before.unanswered());

        EmergencyReport report = resultOf(EmergencyStop.of(supervisor).trigger());

        assertThat(report.confirmed()).as(report.lines().toString()).isEqualTo(1);
        assertThat(report.unconfirmed()).isEmpty();
        assertThat(controller.report().kills()).isEqualTo(before.kills() + 1);
        assertThat(controller.report().state()).isEqualTo("STANDBY");
        controller.say("FAULT OFF");
        assertThat(move.join(Duration.ofSeconds(10))).isTrue();
        standsWhereItWasStopped(controller.report());
    }

    /** Two on two processors starve all other virtual threads. */
    @Test
    void theEmergencyStopNeedsNoVirtualThread() throws Exception {
        var _ = slowMove();
        int kills = controller.report().kills();
        AtomicBoolean enough = new AtomicBoolean();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            var _ = supervisor.start(coroutine("spins", () -> {
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            }));
        }
        try {
            EmergencyReport report = resultOf(EmergencyStop.of(supervisor).trigger());
            assertThat(report.confirmed()).as(report.lines().toString()).isEqualTo(1);
            assertThat(controller.report().kills()).isEqualTo(kills + 1);
            assertThat(controller.report().state()).isEqualTo("STANDBY");
        } finally {
            enough.set(true);
        }
    }

    @Test
    void theRecipeStopsItFromOutside() throws Exception {
        Task<Void> move = slowMove();
        StopRecipe recipe = motor.stopRecipe().orElseThrow();
        try (var socket = new Socket(recipe.host(), recipe.port())) {
            socket.getOutputStream().write(recipe.bytes().getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThatThrownBy(() -> resultOf(move)).isInstanceOf(StoppedException.class);
        standsWhereItWasStopped(controller.report());
    }

    // ---- a controller that fails -----------------------------------------------------------------------------------

    @Test
    void anErrorOfTheControllerIsOneLine() {
        assertThatThrownBy(() -> {
                    controller.say("FAULT ERROR");
                    run(motor.home());
                })
                .isExactlyInstanceOf(DeviceException.class)
                .hasMessage("motor: 'STATE?' was refused: on demand");
    }

    @Test
    void aControllerThatHangsUpInMidMoveLeavesNothingMoving() throws Exception {
        Task<Void> move = slowMove();
        controller.say("FAULT HANGUP");

        assertThatThrownBy(() -> resultOf(move))
                .isInstanceOf(ConnectionException.class)
                .hasMessage(
                        controller.address() + ": 'STATE?' was not answered: the connection was closed after 'MOV'");
        standsWhereItWasStopped(controller.report());
        controller.say("FAULT OFF");
        run(motor.motionVelocity().set(q.mmPerSecond(1000)));
        run(motor.setPosition(q.mm(30)));
        assertThat(value(run(motor.getPosition()), MILLIMETRE)).isEqualTo(30);
    }

    @Test
    void aControllerThatLosesItsPowerInMidMoveAndComesBack() throws Exception {
        int port;
        SocketMotor other;
        try (var first = new ControllerProcess(0)) {
            port = first.port();
            other = new SocketMotor("127.0.0.1", port, q.ms(2)).named("other");
            Task<Void> move = supervisor.start(other.setPosition(q.mm(50)));
            first.untilItMoves();
            first.losePower();

            assertThatThrownBy(() -> resultOf(move))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageStartingWith("127.0.0.1:" + port + ": 'STATE?' was not ");
            assertThat(other.state().lastKnown()).contains(MotorState.STANDBY);
            assertThatThrownBy(() -> run(other.home()))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessage("127.0.0.1:" + port + ": 'STATE?' was not sent: connection refused");
        }
        try (var _ = new ControllerProcess(port)) {
            run(other.setPosition(q.mm(0.1)));
            assertThat(run(other.getPosition())).hasToString("0.1 mm");
            run(other.disconnect());
        }
    }
}
