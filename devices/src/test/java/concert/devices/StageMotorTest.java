package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutines;
import concert.coroutines.testing.TestRun;
import concert.devices.motors.MotorState;
import java.util.ArrayList;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageMotorTest {
    private final TestRun run = TestRun.create();
    private final List<String> sent = new ArrayList<>();
    private final StageMotor motor = new StageMotor(new StageMotor.Axis() {
        @Override
        public Quantity<Length> ask(String question) {
            sent.add(question);
            return q.um(1500);
        }

        @Override
        public MotorState state() {
            return MotorState.STANDBY;
        }

        @Override
        public void go(Quantity<Length> target) {
            sent.add("GO " + target);
        }

        @Override
        public void home() {
            sent.add("HOME");
        }

        @Override
        public void halt() {
            sent.add("HALT");
        }

        @Override
        public void kill() {
            sent.add("KILL");
        }
    });

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void theDriverOfTheDesignPageWorks() throws Exception {
        assertThat(sent).isEmpty();
        Quantity<Length> position = run.run(() -> {
            await(motor.setPosition(q.cm(1)));
            await(motor.move(q.mm(1)));
            await(motor.home());
            await(motor.stop());
            motor.emergencyStop();
            return await(motor.getPosition());
        });

        assertThat(sent).containsExactly("GO 10 mm", "POS?", "GO 2.5 mm", "HOME", "HALT", "KILL", "POS?");
        assertThat(position).hasToString("1.5 mm");
        assertThat(motor.state().lastKnown()).contains(MotorState.STANDBY);
        assertThat(motor.kind()).isEqualTo("LinearMotor");
        assertThatThrownBy(() -> run.run(() -> await(motor.setPosition(q.mm(101)))))
                .isInstanceOf(LimitException.class);
    }

    @Test
    void itsMethodsAreKnownForCoroutineFunctionsOrNot() {
        assertThat(Coroutines.isCoroutineFunction(motor, "home")).isTrue();
        assertThat(Coroutines.isCoroutineFunction(motor, "setPosition")).isTrue();
        assertThat(Coroutines.isCoroutineFunction(motor, "emergencyStop")).isFalse();
    }
}
