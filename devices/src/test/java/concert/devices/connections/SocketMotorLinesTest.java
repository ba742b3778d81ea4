package concert.devices.connections;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.connections.ScriptedController.Client;
import concert.devices.motors.MotorState;
import concert.devices.motors.SocketMotor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the driver of the socket motor says, line by line. */
class SocketMotorLinesTest {
    private final TestRun run = TestRun.create();
    private final ScriptedController controller = new ScriptedController();
    private final SocketMotor motor = new SocketMotor("127.0.0.1", controller.port()).named("motor");

    SocketMotorLinesTest() throws IOException {}

    @AfterEach
    void close() throws Exception {
        run.run(() -> await(motor.disconnect()));
        run.close();
        controller.close();
    }

    /** Whoever asks first is answered; {@code line} is what must come. */
    private static void answer(Client client, String line, String answer) throws IOException {
        assertThat(client.line()).isEqualTo(line);
        client.send(answer + "\n");
    }

    @Test
    void nothingMovesBeforeTheWayToStopItHasAnsweredAndAStopTakesBothWays() throws Exception {
        Task<Void> move = run.supervisor().start(motor.setPosition(q.mm(5)));
        Client orders = controller.accept();
        answer(orders, "LOW?", "-5 mm");
        answer(orders, "HIGH?", "100 mm");
        answer(orders, "STATE?", "STANDBY");
        Client stops = controller.accept();
        answer(stops, "STATE?", "STANDBY");
        answer(orders, "MOVE 5.0", "OK");
        assertThat(orders.line()).isEqualTo("STATE?");

        move.cancel();

        answer(stops, "STOP", "OK");
        orders.send("MOVING\n"); // late; the question was withdrawn
        answer(orders, "STOP", "OK");
        answer(stops, "STATE?", "STANDBY");
        answer(orders, "STATE?", "STANDBY");
        assertThat(move.join(Duration.ofSeconds(5))).isTrue();
        assertThat(move.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(motor.state().lastKnown()).contains(MotorState.STANDBY);
    }

    /** The KILL of the first attempt was lost with a connection that seemed to be fine. */
    @Test
    void anEmergencyStopIsTriedAgainOverANewConnection() throws Exception {
        Task<Void> stop = run.supervisor().startEmergency(coroutine("stop", motor::emergencyStop));
        Client first = controller.accept();
        assertThat(first.line()).isEqualTo("KILL");
        assertThat(first.line()).isEqualTo("STATE?");
        first.reset();

        Client second = controller.accept();
        assertThat(second.line()).isEqualTo("KILL");
        for (String state : List.of("MOVING", "STANDBY", "STANDBY")) {
            assertThat(second.line()).isEqualTo("STATE?");
            second.send(state + "\n");
        }
        run.resultOf(stop);
        assertThat(motor.state().lastKnown()).contains(MotorState.STANDBY);
    }

    @Test
    void aDriverSaysWhichAnswerItDoesNotUnderstand() throws Exception {
        Task<?> asked = run.supervisor().start(motor.motionVelocity().get());
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("VEL?");
        client.send("fast\n");

        assertThatThrownBy(() -> run.resultOf(asked))
                .isExactlyInstanceOf(DeviceException.class)
                .hasMessageStartingWith("motor: 'VEL?' was answered with 'fast': ")
                .hasMessageNotContaining("\n");
    }
}
