package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.positioners.Coordinate.X;
import static concert.devices.positioners.Coordinate.Y;
import static concert.devices.positioners.Coordinate.Z;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.DEGREE;
import static concert.quantities.Units.MILLIMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.LimitException;
import concert.devices.ProtectedException;
import concert.devices.dummy.DummyLinearMotor;
import concert.quantities.UnitException;
import concert.quantities.VectorQuantity;
import java.util.ArrayList;
import java.util.List;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a motion that is refused for one component no other component has moved; the reference moved those before it. */
class NothingHasMovedTest {
    private final TestRun run = TestRun.create();
    private final List<DummyLinearMotor> motors = List.of(
            new DummyLinearMotor().named("a"), new DummyLinearMotor().named("b"), new DummyLinearMotor().named("c"));
    private final Positioner positioner = new Positioner(
                    new Axis<>(X, motors.get(0)), new Axis<>(Y, motors.get(1)), new Axis<>(Z, motors.get(2), -1))
            .named("p");

    /** What the motors were at, whenever one of them told it. */
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void listen() {
        for (DummyLinearMotor motor : motors) {
            var _ = motor.state().subscribe(change -> news.add(motor.name() + " " + change.value()));
        }
    }

    @AfterEach
    void tearDown() {
        run.close();
    }

    private static VectorQuantity<Length> mm(double x, double y, double z) {
        return vector(MILLIMETRE, x, y, z);
    }

    private void isRefused(Coroutine<Void> motion, Class<? extends Exception> type, String message) throws Exception {
        assertThatThrownBy(() -> run.run(() -> await(motion)))
                .isInstanceOf(type)
                .hasMessage(message);
        assertThat(news).noneMatch(line -> line.endsWith("MOVING"));
        run.run(() -> {
            for (DummyLinearMotor motor : motors) {
                assertThat(await(motor.getPosition())).isEqualTo(q.mm(0));
            }
        });
    }

    @Test
    void aMotionIsSeenByThisTest() throws Exception {
        run.run(() -> await(positioner.setPosition(mm(1, 0, 0))));
        assertThat(news).contains("a MOVING");
    }

    @Test
    void becauseTheLastComponentHasNoAxis() throws Exception {
        Positioner two = new Positioner(new Axis<>(X, motors.get(0)), new Axis<>(Y, motors.get(1))).named("two");
        isRefused(
                two.setPosition(mm(1, 1, 1)),
                PositionerException.class,
                "two.position: cannot move in z, there is no such axis");
        isRefused(
                two.move(mm(1, 1, 1)),
                PositionerException.class,
                "two.position: cannot move in z, there is no such axis");
    }

    @Test
    void becauseTheLastComponentIsOutsideTheLimitsOfItsMotor() throws Exception {
        motors.get(2).position().setLimits(q.mm(-2), q.mm(5));
        isRefused(
                positioner.setPosition(mm(1, 1, 2.5)),
                LimitException.class,
                "c.position: -2.5 mm is outside the soft limits [-2 mm, 5 mm]");
        isRefused(
                positioner.back(q.mm(6)),
                LimitException.class,
                "c.position: 6 mm is outside the soft limits [-2 mm, 5 mm]");
        run.run(() -> await(positioner.move(mm(1, 1, 2)))); // the limit itself
    }

    @Test
    void becauseTheStepOfTheLastComponentLeadsOutsideTheLimits() throws Exception {
        motors.get(2).position().setLimits(q.mm(-2), q.mm(5));
        run.run(() -> await(positioner.forward(q.mm(1.5))));
        news.clear();
        assertThatThrownBy(() -> run.run(() -> await(positioner.move(mm(1, 1, 1)))))
                .isInstanceOf(LimitException.class)
                .hasMessage("c.position: -2.5 mm is outside the soft limits [-2 mm, 5 mm]");
        assertThat(news).noneMatch(line -> line.endsWith("MOVING"));
    }

    @Test
    void becauseTheLastMotorIsProtected() throws Exception {
        motors.get(2).position().protect();
        isRefused(positioner.setPosition(mm(1, 1, 1)), ProtectedException.class, "c.position is write-protected");
        motors.get(2).position().unprotect();
        motors.get(2).protect();
        isRefused(positioner.move(mm(1, 1, 1)), ProtectedException.class, "c is write-protected");
    }

    @Test
    void becauseThePositionerIsProtectedAsAWholeOrInItsPosition() throws Exception {
        positioner.position().protect();
        isRefused(positioner.setPosition(mm(1, 1, 1)), ProtectedException.class, "p.position is write-protected");
        isRefused(positioner.right(q.mm(1)), ProtectedException.class, "p.position is write-protected");
        positioner.position().unprotect();
        positioner.protect();
        isRefused(positioner.right(q.mm(1)), ProtectedException.class, "p is write-protected");
    }

    @Test
    void becauseTheLastMotorIsSwitchedOff() throws Exception {
        run.run(() -> await(motors.get(2).disable()));
        isRefused(
                positioner.setPosition(mm(1, 1, 1)),
                PositionerException.class,
                "p.position: cannot move in z, c is disabled");
    }

    @Test
    void becauseSomebodyElseMovesTheLastMotor() throws Exception {
        run.run(() -> {
            await(motors.get(2).motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> other = start(motors.get(2).setPosition(q.mm(5)));
            await(sleep(q.s(1)));
            assertThatThrownBy(() -> await(positioner.setPosition(mm(1, 1, 1))))
                    .isInstanceOf(PositionerException.class)
                    .hasMessage("p.position: cannot move in z, c is moving");
            await(other);
            assertThat(await(motors.get(2).getPosition())).isEqualTo(q.mm(5));
        });
        assertThat(news).contains("c MOVING").doesNotContain("a MOVING", "b MOVING");
    }

    @Test
    void asLongAsSomebodyElseHasLockedTheLastMotor() throws Exception {
        run.run(() -> {
            Task<Void> holder = start(coroutine(() -> {
                try (var _ = lock(motors.get(2))) {
                    await(sleep(q.s(5)));
                }
            }));
            await(sleep(q.s(1)));
            Task<Void> motion = start(positioner.setPosition(mm(1, 1, 1)));
            await(sleep(q.s(2)));
            assertThat(news).noneMatch(line -> line.endsWith("MOVING"));
            await(holder);
            await(motion);
            assertThat(await(motors.get(2).getPosition())).isEqualTo(q.mm(-1));
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void becauseTheLastComponentIsNoPlace(double component) throws Exception {
        isRefused(
                positioner.setPosition(mm(1, 1, component)),
                PositionerException.class,
                "p.position: cannot move in z, " + vector(MILLIMETRE, component).get(0) + " is no place");
    }

    @Test
    void becauseTheVectorIsNone() throws Exception {
        isRefused(
                positioner.setPosition(vector(MILLIMETRE, 1, 1)),
                PositionerException.class,
                "p.position: wants 3 components, got 2: (1, 1) mm");
        isRefused(
                positioner.move(vector(MILLIMETRE, 1, 1, 1, 1)),
                PositionerException.class,
                "p.position: wants 3 components, got 4: (1, 1, 1, 1) mm");
        isRefused(positioner.move(noVector()), DeviceException.class, "p.position wants VectorQuantity, got nothing");
        isRefused(
                positioner.setPosition(noVector()),
                DeviceException.class,
                "p.position wants VectorQuantity, got nothing");
        assertThatThrownBy(() -> positioner.right(q.mm(Double.NaN)))
                .isInstanceOf(PositionerException.class)
                .hasMessage("p: cannot move by NaN mm in x");
    }

    @SuppressWarnings("NullAway") // what an untyped caller may give
    private static VectorQuantity<Length> noVector() {
        return null;
    }

    /** The compiler sees to the kind where it can; generic code and remote callers come here unchecked. */
    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void becauseTheVectorIsOfAnotherKind() {
        VectorQuantity<Length> angles = (VectorQuantity) vector(DEGREE, 1, 1, 1);
        assertThatThrownBy(() -> run.run(() -> await(positioner.setPosition(angles))))
                .isInstanceOf(UnitException.class)
                .hasMessageStartingWith("p.position wants a length, got an angle");
        assertThat(news).isEmpty();
    }

    @Test
    void checksOfAllComeBeforeTheFirstMotion() throws Exception {
        List<String> order = new ArrayList<>();
        run.run(() -> {
            var _ = motors.get(0).state().subscribe(change -> order.add("a " + change.value()));
            var _ = motors.get(2).position().subscribe(_ -> order.add("c was read"));
            await(positioner.move(mm(1, 1, 1)));
        });
        assertThat(order.indexOf("c was read"))
                .isLessThan(order.indexOf("a MOVING"))
                .isNotNegative();
    }
}
