package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.quantities.UnitException;
import concert.quantities.Units;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");
    private final QuantityParameter<Length> position = motor.position;

    @AfterEach
    void close() {
        run.close();
    }

    private void set(Quantity<Length> value) throws Exception {
        run.run(() -> await(position.set(value)));
    }

    @Test
    void valueOutsideIsRefusedInOneLineAndNothingMoves() {
        position.setLimits(q.mm(0), q.mm(10));

        assertThatThrownBy(() -> set(q.mm(12.5)))
                .isInstanceOfSatisfying(LimitException.class, refused -> {
                    assertThat(refused.wanted()).isEqualTo(q.mm(12.5));
                    assertThat(refused.limits()).isEqualTo(new Limits<>(q.mm(0), q.mm(10)));
                })
                .hasMessage("motor.position: 12.5 mm is outside the soft limits [0 mm, 10 mm]");
        assertThatThrownBy(() -> set(q.mm(-0.001))).isInstanceOf(LimitException.class);
        assertThat(motor.calls).isEmpty();
    }

    @Test
    void limitsThemselvesAreAllowedInAnyUnit() throws Exception {
        position.setLimits(q.mm(0), q.mm(10));
        set(q.mm(0));
        set(q.m(0.01));
        // 0.7 m are 700.0000000000001 mm in some roundings: still the limit, and the setter must not get more.
        position.setLimits(null, q.mm(0.3));
        set(q.mm(0.1 + 0.2));

        assertThat(motor.calls).containsExactly("move to 0 mm", "move to 10 mm", "move to 0.3 mm");
        assertThat(motor.value).isEqualTo(q.mm(0.3));
    }

    @Test
    void aLimitOfZeroIsALimit() {
        position.setUpper(q.mm(0));

        assertThatThrownBy(() -> set(q.mm(1)))
                .hasMessage("motor.position: 1 mm is outside the soft limits (-inf, 0 mm]");
    }

    @Test
    void notANumberIsRefusedByLimitsOnly() throws Exception {
        set(q.mm(Double.NaN));
        position.setLower(q.mm(0));

        assertThatThrownBy(() -> set(q.mm(Double.NaN)))
                .hasMessage("motor.position: NaN mm is outside the soft limits [0 mm, inf)");
        assertThatThrownBy(() -> position.setUpper(q.mm(Double.NaN))).hasMessage("motor.position: NaN is not a limit");
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "5, 3"})
    void lowerLimitMustBeBelowTheUpperOne(double lower, double upper) {
        assertThatThrownBy(() -> position.setLimits(q.mm(lower), q.mm(upper)))
                .hasMessage("motor.position: the lower limit " + q.mm(lower) + " must be less than the upper limit "
                        + q.mm(upper));
        assertThat(position.lower()).isEmpty();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void limitOfAnotherKindIsRefused() {
        QuantityParameter untyped = position;

        assertThatThrownBy(() -> untyped.setLower(q.deg(1)))
                .isInstanceOf(UnitException.class)
                .hasMessage("the limit of motor.position wants a length, got an angle (1 deg)");
    }

    @Test
    void nullAndInfinityRemoveALimit() throws Exception {
        position.setLimits(q.mm(0), q.mm(10));
        assertThat(position.lower()).contains(q.mm(0));

        position.setLower(null);
        assertThat(position.lower()).isEmpty();
        assertThat(position.upper()).contains(q.mm(10));

        position.setUpper(q.mm(Double.POSITIVE_INFINITY));
        assertThat(position.upper()).isEmpty();
        set(q.mm(1e6));
    }

    @Test
    void protectionOfLimitsCannotBeBypassedByRemovingThem() {
        position.setLimits(q.mm(0), q.mm(10));
        position.protectLimits();

        assertThatThrownBy(position::clearLimits)
                .isInstanceOf(ProtectedException.class)
                .hasMessage("the limit of motor.position is write-protected");
        assertThatThrownBy(() -> position.setLower(null)).isInstanceOf(ProtectedException.class);
        assertThatThrownBy(() -> position.setUpper(null)).isInstanceOf(ProtectedException.class);
        assertThat(position.upper()).contains(q.mm(10));

        position.unprotectLimits();
        position.setUpper(q.mm(20));
        assertThat(position.upper()).contains(q.mm(20));
    }

    @Test
    void permanentProtectionOfLimitsStaysAndSaysWhy() {
        position.setLimits(q.mm(0), q.mm(10));
        position.protectLimitsPermanently("detector behind 10 mm");

        assertThatThrownBy(() -> position.setLimits(null, null))
                .hasMessage("the limit of motor.position is write-protected permanently: detector behind 10 mm");
        assertThatThrownBy(position::unprotectLimits).isInstanceOf(ProtectedException.class);
        assertThat(position.limitsProtected()).isTrue();
    }

    @Test
    void theNarrowerOfUserAndDeviceCounts() {
        Narrow device = new Narrow();
        device.foo.setLimits(q.mm(-10), q.mm(2));

        assertThat(device.foo.lower()).contains(q.mm(-4));
        assertThat(device.foo.upper()).contains(q.mm(2));
        assertThatThrownBy(() -> run.run(() -> await(device.foo.set(q.mm(3)))))
                .hasMessageEndingWith("3 mm is outside the soft limits [-4 mm, 2 mm]");

        device.foo.clearLimits();
        assertThat(device.foo.upper()).contains(q.mm(4));
    }

    @Test
    void limitsThatLeaveNothingAllowedAreRefused() {
        assertThatThrownBy(() -> new Narrow().foo.setLower(q.mm(7)))
                .hasMessageEndingWith("the lower limit 7 mm must be less than the upper limit 4 mm");
    }

    private static final class Narrow extends Device {
        private final QuantityParameter<Length> foo = quantity("foo", Units.MILLIMETRE, "Its device has limits.")
                .get(() -> q.mm(0))
                .set(_ -> {})
                .externalLimits(-4, 4);
    }

    @Test
    void limitsOfTheDeviceAreAskedForOnEverySet() throws Exception {
        Asking device = new Asking();
        run.run(() -> await(device.foo.set(q.mm(4))));
        device.upper = q.mm(3);

        assertThatThrownBy(() -> run.run(() -> await(device.foo.set(q.mm(4)))))
                .hasMessageEndingWith("4 mm is outside the soft limits [-1 mm, 3 mm]");

        device.upper = q.mm(5);
        run.run(() -> await(device.foo.set(q.mm(4))));
        assertThat(run.run(() -> await(device.foo.getLimits()))).isEqualTo(new Limits<>(q.mm(-1), q.mm(5)));
        assertThat(device.foo.upper()).contains(q.mm(5));
    }

    private static final class Asking extends Device {
        private volatile Quantity<Length> upper = q.mm(5);
        private final QuantityParameter<Length> foo = quantity("foo", Units.MILLIMETRE, "Its device is asked.")
                .get(() -> q.mm(0))
                .set(_ -> {})
                .externalLimits(() -> q.mm(-1), () -> upper);
    }

    @Test
    void checkRefusesAsSetWouldAndMovesNothing() throws Exception {
        position.setLimits(q.mm(0), q.mm(10));
        run.run(() -> await(position.check(q.mm(5))));

        assertThatThrownBy(() -> run.run(() -> await(position.check(q.mm(11))))).isInstanceOf(LimitException.class);
        assertThat(motor.calls).isEmpty();
    }

    @Test
    void aStepIsCheckedAgainstTheLimitsAndLeavesTheStateFree() throws Exception {
        position.setLimits(q.mm(0), q.mm(10));
        motor.value = q.mm(9.5);

        assertThatThrownBy(() -> run.run(() -> await(position.setBy(q.mm(1)))))
                .hasMessage("motor.position: 10.5 mm is outside the soft limits [0 mm, 10 mm]");
        assertThat(motor.state.lastKnown()).contains(Stage.Mode.STANDBY);
        assertThat(motor.calls).isEmpty();
        set(q.mm(1));
    }
}
