package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.motors.MotorState.DISABLED;
import static concert.devices.motors.MotorState.HARD_LIMIT;
import static concert.devices.motors.MotorState.MOVING;
import static concert.devices.motors.MotorState.STANDBY;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.HardLimitException;
import concert.devices.LimitException;
import concert.devices.StoppedException;
import concert.devices.TransitionNotAllowedException;
import concert.devices.motors.MotorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DummyMotorTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    private Quantity<Length> position() throws InterruptedException {
        return await(motor.getPosition());
    }

    private MotorState state() throws InterruptedException {
        return await(motor.state().get());
    }

    private Duration timeOf(Coroutine<?> coroutine) throws Exception {
        return run.run(() -> {
            Duration before = run.clock().elapsed();
            await(coroutine);
            return run.clock().elapsed().minus(before);
        });
    }

    @Test
    void beginsAtZeroInStandbyWithTheNominalSpeed() throws Exception {
        run.run(() -> {
            assertThat(position()).isEqualTo(q.mm(0));
            assertThat(state()).isEqualTo(STANDBY);
            assertThat(await(motor.motionVelocity().get())).hasToString("200000 mm/s");
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 100", "0.5, 1, 500", "-0.3, 1, 300", "5, 200000, 10", "0.001, 1, 10", "0, 1, 0"})
    void aMoveTakesWholeStepsOfTenMilliseconds(double target, double speed, long millis) throws Exception {
        run.run(() -> await(motor.motionVelocity().set(q.mmPerSecond(speed))));

        assertThat(timeOf(motor.setPosition(q.mm(target)))).isEqualTo(Duration.ofMillis(millis));
        assertThat(run.run(this::position)).isEqualTo(q.mm(target));
    }

    @Test
    void isSeenOnItsWayAndNeverBeyondItsTarget() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(10)));
            Task<Void> move = start(motor.setPosition(q.mm(1)));
            await(sleep(q.ms(45)));
            assertThat(position()).isEqualTo(q.mm(0.4));
            assertThat(state()).isEqualTo(MOVING);
            await(move);
            assertThat(state()).isEqualTo(STANDBY);
        });
    }

    @Test
    void movesByADistance() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(1)));
            await(motor.move(q.um(-250)));
            assertThat(position()).isEqualTo(q.mm(0.75));
        });
    }

    @Test
    void homeTakesASecondAndEndsAtZero() throws Exception {
        run.run(() -> await(motor.setPosition(q.mm(7))));

        assertThat(timeOf(motor.home())).isEqualTo(Duration.ofMillis(1010));
        assertThat(run.run(this::position)).isEqualTo(q.mm(0));
    }

    @Test
    void aRotationMotorGoesHome() throws Exception {
        DummyRotationMotor rotation = new DummyRotationMotor();
        run.run(() -> {
            await(rotation.setPosition(q.deg(90)));
            await(rotation.home());
            assertThat(await(rotation.getPosition())).isEqualTo(q.deg(0));
            assertThat(await(rotation.motionVelocity().get())).hasToString("50000 deg/s");
        });
    }

    @Test
    void homeRespectsTheSoftLimitsOfThePosition() throws Exception {
        run.run(() -> await(motor.setPosition(q.mm(3))));
        motor.position().setLimits(q.mm(1), q.mm(5));

        assertThatThrownBy(() -> run.run(() -> await(motor.home())))
                .isInstanceOf(LimitException.class)
                .hasMessage("motor.position: 0 mm is outside the soft limits [1 mm, 5 mm]");
        assertThat(run.run(this::position)).isEqualTo(q.mm(3));
    }

    @Test
    void cancelledMoveStandsWhereItIsInStandby() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(motor.setPosition(q.mm(30)));
            await(sleep(q.s(1.9)));
            move.cancel();
            assertThatThrownBy(() -> await(move)).isInstanceOf(CancellationException.class);
            assertThat(position()).isEqualTo(q.mm(1.9));
            await(sleep(q.s(5)));
            assertThat(position()).isEqualTo(q.mm(1.9));
            assertThat(state()).isEqualTo(STANDBY);
        });
    }

    @Test
    void cancelledHomeStandsStill() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(3)));
            Task<Void> home = start(motor.home());
            await(sleep(q.ms(500)));
            assertThat(state()).isEqualTo(MOVING);
            home.cancel();
            assertThatThrownBy(() -> await(home)).isInstanceOf(CancellationException.class);
            assertThat(position()).isEqualTo(q.mm(3));
            assertThat(state()).isEqualTo(STANDBY);
        });
    }

    @Test
    void whoeverWaitsForAMoveThatAnotherStopsHearsOfIt() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(motor.setPosition(q.mm(5)));
            await(sleep(q.s(3)));
            await(motor.stop());
            assertThat(state()).isEqualTo(STANDBY);
            assertThatThrownBy(() -> await(move))
                    .isInstanceOf(StoppedException.class)
                    .hasMessage("motor.position: was stopped at 3 mm on the way to 5 mm");
            await(motor.setPosition(q.mm(1)));
            assertThat(position()).isEqualTo(q.mm(1));
        });
    }

    @Test
    void stopOfAMotorThatNeverMovedReturnsAtOnce() throws Exception {
        DummyLinearMotor atLimit = new DummyLinearMotor(q.mm(3), q.mm(0), q.mm(3));

        assertThat(timeOf(motor.stop())).isZero();
        assertThat(timeOf(atLimit.stop())).isZero();
        assertThat(run.run(() -> await(atLimit.state().get()))).isEqualTo(HARD_LIMIT);
    }

    @Test
    void emergencyStopNeedsNoTaskAndDefinesTheStateAtOnce() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(motor.setPosition(q.mm(5)));
            await(sleep(q.s(2)));
            Thread stopper = Thread.ofPlatform().start(motor::emergencyStop);
            stopper.join();
            assertThat(motor.state().lastKnown()).contains(STANDBY);
            assertThat(motor.position().lastKnown()).contains(q.mm(2));
            assertThatThrownBy(() -> await(move)).isInstanceOf(StoppedException.class);
        });
    }

    @Test
    void aHardLimitEndsAMoveAndTheWayBackIsFree() throws Exception {
        DummyLinearMotor stage = new DummyLinearMotor(q.mm(-3), q.mm(3)).named("stage");
        assertThatThrownBy(() -> run.run(() -> await(stage.setPosition(q.m(5)))))
                .isInstanceOfSatisfying(
                        HardLimitException.class,
                        failure -> assertThat(failure.errorState()).isEqualTo(HARD_LIMIT))
                .hasMessage("stage.position: reached the hard limit at 3 mm on the way to 5000 mm");
        assertThat(stage.state().lastKnown()).contains(HARD_LIMIT);

        run.run(() -> {
            await(stage.setPosition(q.mm(2)));
            assertThat(await(stage.getPosition())).isEqualTo(q.mm(2));
            assertThat(await(stage.state().get())).isEqualTo(STANDBY);
        });
    }

    /** The reference steps beyond the target first and then finds itself beyond the limit. */
    @Test
    void aTargetInsideTheHardLimitsIsReachedWhateverTheStep() throws Exception {
        DummyLinearMotor stage = new DummyLinearMotor(q.mm(-3), q.mm(3));
        run.run(() -> {
            await(stage.setPosition(q.mm(2)));
            assertThat(await(stage.getPosition())).isEqualTo(q.mm(2));
            await(stage.setPosition(q.mm(3)));
            assertThat(await(stage.state().get())).isEqualTo(HARD_LIMIT);
        });
    }

    @Test
    void aHardLimitAtZeroIsALimit() {
        DummyLinearMotor stage = new DummyLinearMotor(q.mm(0), q.mm(3));

        assertThatThrownBy(() -> run.run(() -> await(stage.setPosition(q.mm(-1)))))
                .isInstanceOf(HardLimitException.class)
                .hasMessageContaining("reached the hard limit at 0 mm on the way to -1 mm");
    }

    @Test
    void aChangeOfSpeedCountsOnTheWay() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(motor.setPosition(q.mm(10)));
            await(sleep(q.s(2)));
            await(motor.motionVelocity().set(q.mmPerSecond(4)));
            await(move);
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(4));
        });
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN", "Infinity"})
    void aSpeedIsPositive(double speed) {
        assertThatThrownBy(() -> run.run(() -> await(motor.motionVelocity().set(q.mmPerSecond(speed)))))
                .hasMessageMatching("motor.motionVelocity: .* is not a speed; it must be greater than 0 mm/s");
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void noPositionIsRefusedBeforeAnythingMoves(double target) throws Exception {
        assertThatThrownBy(() -> run.run(() -> await(motor.setPosition(q.mm(target)))))
                .hasMessage("motor.position: " + q.mm(target) + " is not a position");
        assertThat(run.run(this::state)).isEqualTo(STANDBY);
    }

    @Test
    void disableReallyDisables() throws Exception {
        run.run(() -> {
            await(motor.disable());
            assertThat(state()).isEqualTo(DISABLED);
            assertThatThrownBy(() -> await(motor.setPosition(q.mm(1))))
                    .hasMessage("motor.position: set is not allowed while disabled; allowed in standby, hard-limit");
            assertThat(position()).isEqualTo(q.mm(0));
            await(motor.enable());
            await(motor.setPosition(q.mm(1)));
        });
    }

    @Test
    void disableWhileMovingIsRefused() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(motor.setPosition(q.mm(1)));
            await(sleep(q.ms(100)));
            assertThatThrownBy(() -> await(motor.disable())).isInstanceOf(TransitionNotAllowedException.class);
            await(move);
        });
    }

    /** In the reference both pass the check and then fight for ever. */
    @Test
    void ofTwoMovesAtOnceOneArrives() throws Exception {
        run.run(() -> {
            Task<Void> first = start(motor.setPosition(q.mm(5)));
            Task<Void> second = start(motor.setPosition(q.mm(-5)));
            int arrived = 0;
            for (Task<Void> move : List.of(first, second)) {
                try {
                    await(move);
                    arrived++;
                } catch (TransitionNotAllowedException refused) {
                    assertThat(refused).hasMessageContaining("is not allowed while moving");
                }
            }
            assertThat(arrived).isEqualTo(1);
            assertThat(Math.abs(position().getValue().doubleValue())).isEqualTo(5);
        });
    }

    @Test
    void aThousandMotorsTakeAsLongAsOne() throws Exception {
        Duration time = run.run(() -> {
            List<Coroutine<Void>> moves = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                DummyLinearMotor each = new DummyLinearMotor();
                moves.add(coroutine(() -> {
                    await(each.motionVelocity().set(q.mmPerSecond(10)));
                    await(each.setPosition(q.mm(1)));
                }));
            }
            await(gather(moves));
            return run.clock().elapsed();
        });

        assertThat(time).isEqualTo(Duration.ofMillis(100));
    }
}
