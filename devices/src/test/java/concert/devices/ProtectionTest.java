package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProtectionTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    private void set(double millimetres) throws Exception {
        run.run(() -> await(motor.position.set(q.mm(millimetres))));
    }

    @Test
    void protectedParameterIsNotWritten() throws Exception {
        motor.position.protect();

        assertThatThrownBy(() -> set(1))
                .isInstanceOf(ProtectedException.class)
                .hasMessage("motor.position is write-protected");
        assertThatThrownBy(() -> run.run(() -> await(motor.position.setBy(q.mm(1)))))
                .isInstanceOf(ProtectedException.class);
        assertThat(motor.calls).isEmpty();
        run.run(() -> await(motor.lamp.set(true)));

        motor.position.unprotect();
        set(1);
    }

    @Test
    void protectionComesBeforeEverythingElse() {
        motor.position.setLimits(q.mm(0), q.mm(1));
        motor.position.protect();

        assertThatThrownBy(() -> set(5)).isInstanceOf(ProtectedException.class);
    }

    @Test
    void permanentProtectionStaysAndSaysWhy() {
        motor.position.protectPermanently("aligned for the night");

        assertThatThrownBy(motor.position::unprotect)
                .hasMessage("motor.position is write-protected permanently: aligned for the night");
        assertThatThrownBy(() -> set(1))
                .hasMessage("motor.position is write-protected permanently: aligned for the night");
        assertThatThrownBy(() -> motor.position.protectPermanently("another reason"))
                .isInstanceOf(ProtectedException.class);
        motor.position.protect();
        assertThatThrownBy(motor.position::unprotect).isInstanceOf(ProtectedException.class);
    }

    @Test
    void permanentProtectionNeedsAReason() {
        assertThatThrownBy(() -> motor.protectPermanently(" "))
                .hasMessage("motor: a permanent protection needs a reason");
    }

    @Test
    void protectedDeviceRefusesAllWritesAndActionsButNotTheSafeOnes() throws Exception {
        motor.protect();

        assertThatThrownBy(() -> run.run(() -> await(motor.lamp.set(true)))).hasMessage("motor is write-protected");
        assertThatThrownBy(() -> run.run(() -> await(motor.home()))).hasMessage("motor is write-protected");
        assertThat(motor.lamp.isProtected()).isTrue();
        run.run(() -> await(motor.position.stop()));
        assertThat(motor.calls).containsExactly("stop");

        motor.unprotect();
        run.run(() -> await(motor.home()));
    }

    /** Home moves the position as much as setting it does. */
    @Test
    void actionUnderTheRuleOfAProtectedParameterIsRefused() {
        motor.position.protect();

        assertThatThrownBy(() -> run.run(() -> await(motor.home()))).hasMessage("motor.position is write-protected");
        assertThat(motor.calls).isEmpty();
    }
}
