package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.motors.MotorState.HARD_LIMIT;
import static concert.devices.motors.MotorState.MOVING;
import static concert.devices.motors.MotorState.STANDBY;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.TransitionNotAllowedException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DummyContinuousMotorTest {
    private final TestRun run = TestRun.create();
    private final DummyContinuousLinearMotor motor = new DummyContinuousLinearMotor().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    /** In the reference a negative velocity moves up, for ever. */
    @ParameterizedTest
    @CsvSource({"5, 1.5", "-5, -1.5"})
    void movesOnInTheDirectionOfTheSign(double velocity, double position) throws Exception {
        run.run(() -> {
            await(motor.setVelocity(q.mmPerSecond(velocity)));
            assertThat(run.clock().elapsed()).isZero();
            assertThat(await(motor.state().get())).isEqualTo(MOVING);
            await(sleep(q.s(0.3)));
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(position));
            assertThat(await(motor.getVelocity())).isEqualTo(q.mmPerSecond(velocity));
            assertThat(await(motor.motionVelocity().get())).isEqualTo(q.mmPerSecond(5));
            await(motor.stop());
            assertThat(await(motor.state().get())).isEqualTo(STANDBY);
            assertThat(await(motor.getVelocity())).isEqualTo(q.mmPerSecond(0));
            await(sleep(q.s(1)));
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(position));
        });
    }

    @Test
    void theVelocityCanBeChangedOnTheWay() throws Exception {
        run.run(() -> {
            await(motor.setVelocity(q.mmPerSecond(5)));
            await(sleep(q.s(1)));
            await(motor.setVelocity(q.mmPerSecond(-2)));
            await(sleep(q.s(1)));
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(3));
        });
    }

    @Test
    void velocityZeroEndsTheMotionAndIsFineWhenStanding() throws Exception {
        run.run(() -> {
            await(motor.setVelocity(q.mmPerSecond(0)));
            await(motor.setVelocity(q.mmPerSecond(5)));
            await(sleep(q.s(1)));
            await(motor.setVelocity(q.mmPerSecond(0)));
            assertThat(await(motor.state().get())).isEqualTo(STANDBY);
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(5));
        });
    }

    /** Also if the limit is 0, which the reference takes for none. */
    @ParameterizedTest
    @CsvSource({"0, 2", "5, 7"})
    void endsAtTheSoftLimitInStandby(double limit, double seconds) throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(-2)));
            motor.position().setUpper(q.mm(limit));
            await(motor.setVelocity(q.mmPerSecond(1)));
            await(sleep(q.s(seconds - 0.1)));
            assertThat(await(motor.state().get())).isEqualTo(MOVING);
            await(sleep(q.s(10)));
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(limit));
            assertThat(await(motor.state().get())).isEqualTo(STANDBY);
            assertThatThrownBy(() -> await(motor.setVelocity(q.mmPerSecond(1))))
                    .hasMessage(
                            "motor.velocity: 1 mm/s would leave the soft limits of motor.position at " + q.mm(limit));
            await(motor.setVelocity(q.mmPerSecond(-1)));
            assertThat(await(motor.state().get())).isEqualTo(MOVING);
        });
    }

    @Test
    void endsAtTheHardLimit() throws Exception {
        DummyContinuousLinearMotor stage = new DummyContinuousLinearMotor(q.mm(-1), q.mm(1));
        run.run(() -> {
            await(stage.setVelocity(q.mmPerSecond(1)));
            await(sleep(q.s(5)));
            assertThat(await(stage.state().get())).isEqualTo(HARD_LIMIT);
            await(stage.setVelocity(q.mmPerSecond(-1)));
            await(sleep(q.s(1)));
            assertThat(await(stage.state().get())).isEqualTo(MOVING);
        });
    }

    @Test
    void aVelocityDuringAMoveToAPositionIsRefused() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(motor.setPosition(q.mm(1)));
            await(sleep(q.ms(100)));
            assertThatThrownBy(() -> await(motor.setVelocity(q.mmPerSecond(1))))
                    .isInstanceOf(TransitionNotAllowedException.class)
                    .hasMessage("motor.velocity: set is not allowed while 'motor.position: set' is in progress");
            await(move);
        });
    }

    @Test
    void aMoveToAPositionDuringAContinuousMotionIsRefused() throws Exception {
        run.run(() -> {
            await(motor.setVelocity(q.mmPerSecond(1)));
            assertThatThrownBy(() -> await(motor.setPosition(q.mm(1))))
                    .hasMessage("motor.position: set is not allowed while moving; allowed in standby, hard-limit");
        });
    }

    @Test
    void aRotationTurnsOn() throws Exception {
        DummyContinuousRotationMotor rotation = new DummyContinuousRotationMotor();
        run.run(() -> {
            await(rotation.setVelocity(q.of(-180, "deg/s")));
            await(sleep(q.s(4)));
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(-720));
            rotation.emergencyStop();
            assertThat(rotation.state().lastKnown()).contains(STANDBY);
        });

        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(4));
        assertThat(rotation.kind()).isEqualTo("ContinuousRotationMotor");
    }
}
