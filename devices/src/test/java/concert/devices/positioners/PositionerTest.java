package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.positioners.Coordinate.X;
import static concert.devices.positioners.Coordinate.Y;
import static concert.devices.positioners.Coordinate.Z;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.DEGREE;
import static concert.quantities.Units.METRE;
import static concert.quantities.Units.MILLIMETRE;
import static concert.quantities.Units.RADIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.HardLimitException;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.StoppedException;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyPositioner;
import concert.devices.dummy.DummyRotationMotor;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.MotorState;
import concert.quantities.VectorQuantity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PositionerTest {
    private static final double NAN = Double.NaN;

    private final TestRun run = TestRun.create();
    private final DummyPositioner six = new DummyPositioner().named("six");

    @AfterEach
    void tearDown() {
        run.close();
    }

    private static VectorQuantity<Length> mm(double x, double y, double z) {
        return vector(MILLIMETRE, x, y, z);
    }

    private void isAt(Positioner positioner, double... millimetres) throws InterruptedException {
        VectorQuantity<Length> position = await(positioner.getPosition());
        assertThat(position.unit()).isEqualTo(METRE);
        assertThat(position.values(MILLIMETRE)).containsExactly(millimetres, within(1e-12));
    }

    private static DummyLinearMotor linear(Positioner positioner, int index) {
        return (DummyLinearMotor) positioner.axes().get(index).motor();
    }

    // ---- what the reference promises -------------------------------------------------------------------------------

    @Test
    void standsAtZeroToBeginWith() throws Exception {
        run.run(() -> {
            assertThat(await(six.getPosition())).hasToString("(0, 0, 0) m");
            assertThat(await(six.getOrientation())).hasToString("(0, 0, 0) rad");
        });
    }

    @Test
    void eachDirectionMovesItsCoordinateBackAndForth() throws Exception {
        record Direction(Function<Quantity<Length>, Coroutine<Void>> there, Coordinate coordinate, int sign) {}
        for (Direction direction : new Direction[] {
            new Direction(six::right, X, 1),
            new Direction(six::left, X, -1),
            new Direction(six::up, Y, 1),
            new Direction(six::down, Y, -1),
            new Direction(six::forward, Z, 1),
            new Direction(six::back, Z, -1)
        }) {
            double[] expected = new double[3];
            expected[direction.coordinate().index()] = 1.5 * direction.sign();
            run.run(() -> {
                await(direction.there().apply(q.mm(1.5)));
                isAt(six, expected);
                await(direction.there().apply(q.um(-1500)));
                isAt(six, 0, 0, 0);
            });
        }
    }

    @Test
    void invertedMotorsCountTheOtherWayRound() throws Exception {
        run.run(() -> {
            await(six.setPosition(mm(1, 2, 3)));
            await(six.setOrientation(vector(DEGREE, 10, 20, 30)));
            isAt(six, 1, 2, 3);
            assertThat(await(six.getOrientation()).values(DEGREE))
                    .containsExactly(new double[] {10, 20, 30}, within(1e-12));
        });
        String motors = run.run(() -> {
            StringBuilder positions = new StringBuilder();
            for (Axis<?> axis : six.axes()) {
                positions.append(await(axis.motor().getPosition())).append(' ');
            }
            return positions.toString();
        });
        assertThat(motors).isEqualTo("1 mm -2 mm 3 mm 10 deg 20 deg -30 deg ");
    }

    @Test
    void moveAndRotateAreRelativeAndSetIsAbsolute() throws Exception {
        run.run(() -> {
            await(six.move(mm(1, 2, 3)));
            await(six.move(mm(1, -2, 0.5)));
            isAt(six, 2, 0, 3.5);
            await(six.rotate(vector(RADIAN, 0.1, 0.2, 0.3)));
            await(six.rotate(vector(RADIAN, 0.1, 0.2, -0.3)));
            assertThat(await(six.getOrientation()).values(RADIAN))
                    .containsExactly(new double[] {0.2, 0.4, 0}, within(1e-15));
            await(six.setPosition(mm(1, 1, 1)));
            isAt(six, 1, 1, 1);
        });
    }

    @Test
    void whatIsNotANumberIsNotMoved() throws Exception {
        run.run(() -> {
            await(six.setPosition(mm(1, 2, 3)));
            await(six.setPosition(mm(NAN, 5, NAN)));
            isAt(six, 1, 5, 3);
            await(six.move(mm(NAN, NAN, 1)));
            isAt(six, 1, 5, 4);
            await(six.move(mm(NAN, NAN, NAN)));
            isAt(six, 1, 5, 4);
        });
    }

    @Test
    void aMissingAxisReadsNothingAndCannotBeMoved() throws Exception {
        Positioner positioner = new Positioner(new Axis<>(X, new DummyLinearMotor())).named("p");
        run.run(() -> {
            await(positioner.right(q.mm(1)));
            await(positioner.setPosition(mm(2, 0, 0))); // a zero there is no motion
            isAt(positioner, 2, NAN, NAN);
            assertThat(await(positioner.getOrientation())).hasToString("(NaN, NaN, NaN) rad");
        });
        for (Coroutine<Void> motion :
                List.of(positioner.up(q.mm(1)), positioner.setPosition(mm(0, 1, 0)), positioner.move(mm(1, 1, NAN)))) {
            assertThatThrownBy(() -> run.run(() -> await(motion)))
                    .isInstanceOf(PositionerException.class)
                    .hasMessage("p.position: cannot move in y, there is no such axis");
        }
        assertThatThrownBy(() -> run.run(() -> await(positioner.rotate(vector(DEGREE, 0, 0, 1)))))
                .hasMessage("p.orientation: cannot move in z, there is no such axis");
        run.run(() -> isAt(positioner, 2, NAN, NAN));
    }

    // ---- all at the same time --------------------------------------------------------------------------------------

    @Test
    void allAxesMoveAtTheSameTime() throws Exception {
        run.run(() -> {
            for (int i = 0; i < 3; i++) {
                await(linear(six, i).motionVelocity().set(q.mmPerSecond(1)));
            }
            await(six.setPosition(mm(3, 10, -7)));
            isAt(six, 3, 10, -7);
        });
        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theFailureOfOneAxisStopsTheOthers() throws Exception {
        DummyLinearMotor x = new DummyLinearMotor();
        DummyLinearMotor y = new DummyLinearMotor(q.mm(-2), q.mm(2));
        Positioner positioner = new Positioner(new Axis<>(X, x), new Axis<>(Y, y));
        run.run(() -> {
            await(x.motionVelocity().set(q.mmPerSecond(1)));
            await(y.motionVelocity().set(q.mmPerSecond(1)));
            assertThatThrownBy(() -> await(positioner.setPosition(mm(10, 10, 0))))
                    .isInstanceOf(HardLimitException.class);
            assertThat(await(x.state().get())).isEqualTo(MotorState.STANDBY);
            isAt(positioner, 2, 2, NAN);
        });
        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aCancelledMotionStopsAllAxes() throws Exception {
        Task<Void> motion = run.run(() -> {
            for (int i = 0; i < 3; i++) {
                await(linear(six, i).motionVelocity().set(q.mmPerSecond(1)));
            }
            Task<Void> moving = start(six.move(mm(10, 20, 30)));
            await(sleep(q.s(3)));
            moving.cancel();
            return moving;
        });
        assertThatThrownBy(() -> run.resultOf(motion)).isInstanceOf(CancellationException.class);
        run.run(() -> {
            isAt(six, 3, 3, 3);
            await(sleep(q.s(1)));
            isAt(six, 3, 3, 3);
        });
    }

    @Test
    void stopStopsAllAxesAndNeedsNoMotion() throws Exception {
        run.run(() -> {
            await(six.stop());
            await(linear(six, 0).motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> moving = start(six.right(q.mm(10)));
            await(sleep(q.s(2)));
            await(six.stop());
            isAt(six, 2, 0, 0);
            assertThatThrownBy(() -> await(moving)).isInstanceOf(DeviceException.class);
        });
    }

    /** A motor that cannot be stopped must not keep the others going. */
    @Test
    void ifOneMotorCannotBeStoppedTheOthersAreAndTheFailureIsTold() throws Exception {
        DummyLinearMotor good = new DummyLinearMotor();
        Positioner positioner = new Positioner(new Axis<>(X, new Broken()), new Axis<>(Y, good));
        for (Coroutine<Void> stop : List.of(positioner.stop(), coroutine(() -> positioner.emergencyStop()))) {
            run.run(() -> {
                await(good.setPosition(q.mm(0)));
                await(good.motionVelocity().set(q.mmPerSecond(1)));
                Task<Void> moving = start(positioner.up(q.mm(10)));
                await(sleep(q.s(2)));
                assertThatThrownBy(() -> await(stop))
                        .isInstanceOf(DeviceException.class)
                        .hasMessage("broken: no power");
                assertThat(await(good.getPosition())).isEqualTo(q.mm(2));
                assertThatThrownBy(() -> await(moving)).isInstanceOf(StoppedException.class);
            });
        }
    }

    private static final class Broken extends Device implements LinearMotor {
        private final StateParameter<MotorState> state = state(MotorState.STANDBY);
        private final Rule<MotorState> motion = state.fromAny().stop(this::emergencyStop);
        private final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Nowhere.")
                .get(() -> q.mm(0))
                .set(_ -> {})
                .during(motion);

        @Override
        public QuantityParameter<Length> position() {
            return position;
        }

        @Override
        public Coroutine<Void> home() {
            return action("home", () -> {});
        }

        @Override
        public void emergencyStop() {
            throw new DeviceException("broken", "no power");
        }
    }

    @Test
    void positionAndOrientationCanChangeAtTheSameTime() throws Exception {
        run.run(() -> {
            Task<Void> move = start(six.move(mm(1, 0, 0)));
            Task<Void> turn = start(six.rotate(vector(DEGREE, 1, 0, 0)));
            await(move);
            await(turn);
            isAt(six, 1, 0, 0);
            assertThat(await(six.getOrientation()).value(0, DEGREE)).isCloseTo(1, within(1e-14));
        });
    }

    // ---- as a device -----------------------------------------------------------------------------------------------

    @Test
    void whatIsKnownOfItsPositionIsWhereItIsAndNotWhatWasAskedFor() throws Exception {
        run.run(() -> {
            await(six.setPosition(mm(1, 2, 3)));
            await(six.setPosition(mm(4, NAN, NAN)));
        });
        assertThat(six.position().lastKnown().orElseThrow().values(MILLIMETRE))
                .containsExactly(new double[] {4, 2, 3}, within(1e-12));
        run.run(() -> await(six.left(q.mm(1))));
        assertThat(six.position().lastKnown().orElseThrow().value(0, MILLIMETRE))
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void isStashedAndRestoredAlsoWithoutAllAxes() throws Exception {
        Positioner positioner =
                new Positioner(new Axis<>(Y, new DummyLinearMotor(), -1), new Axis<>(Z, new DummyRotationMotor()));
        run.run(() -> {
            await(positioner.up(q.mm(2)));
            await(positioner.stash());
            await(positioner.up(q.mm(5)));
            await(positioner.rotate(vector(DEGREE, 0, 0, 5)));
            await(positioner.restore());
            isAt(positioner, NAN, 2, NAN);
            assertThat(await(positioner.getOrientation()).value(2, DEGREE)).isZero();
        });
    }

    @Test
    void axesThatMakeNoSenseAreRefused() {
        DummyLinearMotor a = new DummyLinearMotor().named("a");
        DummyLinearMotor b = new DummyLinearMotor().named("b");
        assertThatThrownBy(() -> new Positioner(new Axis<>(X, a), new Axis<>(X, b)))
                .isInstanceOf(PositionerException.class)
                .hasMessage("positioner: two motors for x: a and b");
        assertThatThrownBy(Positioner::new).hasMessage("positioner: wants at least one axis, got none");
        assertThatThrownBy(() -> new Axis<>(X, a, 2)).hasMessage("a as axis x: direction must be 1 or -1, got 2");
    }
}
