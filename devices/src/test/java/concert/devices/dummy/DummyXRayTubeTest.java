package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.beamline.SwitchState.OFF;
import static concert.devices.beamline.SwitchState.ON;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.KILOVOLT;
import static concert.quantities.Units.MICROAMPERE;
import static concert.quantities.Units.WATT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.LimitException;
import concert.devices.ProtectedException;
import concert.devices.WriteAccessException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummyXRayTubeTest {
    private final TestRun run = TestRun.create();
    private final DummyXRayTube tube = new DummyXRayTube().named("tube");

    @AfterEach
    void tearDown() {
        run.close();
    }

    @Test
    void isOffAtZeroToBeginWith() throws Exception {
        run.run(() -> {
            assertThat(await(tube.state().get())).isEqualTo(OFF);
            assertThat(await(tube.getVoltage())).isEqualTo(q.kV(0));
            assertThat(await(tube.getCurrent())).isEqualTo(q.uA(0));
            assertThat(await(tube.power().get())).isEqualTo(q.W(0));
        });
    }

    @Test
    void threeVoltsTimesTwoAmperesAreSixWatts() throws Exception {
        run.run(() -> {
            await(tube.setVoltage(q.V(3)));
            await(tube.setCurrent(q.A(2)));
            assertThat(await(tube.power().get())).isEqualTo(q.W(6));
        });
    }

    @Test
    void itsPowerIsTheProductWhateverTheNumbers() throws Exception {
        SplittableRandom random = new SplittableRandom(94);
        run.run(() -> {
            for (int i = 0; i < 200; i++) {
                double kilovolts = random.nextDouble(300);
                double microamperes = random.nextDouble(5000);
                await(tube.setVoltage(q.kV(kilovolts)));
                await(tube.setCurrent(q.uA(microamperes)));
                assertThat(value(await(tube.getVoltage()), KILOVOLT)).isEqualTo(kilovolts);
                assertThat(value(await(tube.getCurrent()), MICROAMPERE)).isEqualTo(microamperes);
                double watts = kilovolts * microamperes / 1000;
                assertThat(value(await(tube.power().get()), WATT)).isCloseTo(watts, within(1e-15 * watts));
            }
        });
        assertThatThrownBy(() -> run.run(() -> await(tube.power().set(q.W(1)))))
                .isInstanceOf(WriteAccessException.class);
    }

    /** The reference refuses the second one; here a clean-up that switches off must not have to ask first. */
    @Test
    void switchingOnWhatIsOnAndOffWhatIsOffSucceeds() throws Exception {
        run.run(() -> {
            await(tube.off());
            await(tube.on());
            await(tube.on());
            assertThat(await(tube.state().get())).isEqualTo(ON);
            await(tube.off());
            await(tube.off());
            assertThat(await(tube.state().get())).isEqualTo(OFF);
        });
    }

    @Test
    void theEmergencyStopSwitchesItOff() throws Exception {
        run.run(() -> await(tube.on()));
        tube.emergencyStop();

        assertThat(tube.state().lastKnown()).contains(OFF);
    }

    @Test
    void aProtectedTubeCanBeSwitchedOffButNotOn() throws Exception {
        run.run(() -> await(tube.on()));
        tube.protect();
        run.run(() -> await(tube.off()));

        assertThat(tube.state().lastKnown()).contains(OFF);
        assertThatThrownBy(() -> run.run(() -> await(tube.on()))).isInstanceOf(ProtectedException.class);
        assertThat(tube.state().lastKnown()).contains(OFF);
    }

    @Test
    void whatIsNoVoltageAndNoCurrentIsRefusedByName() throws Exception {
        assertThatThrownBy(() -> run.run(() -> await(tube.setVoltage(q.kV(-1)))))
                .isInstanceOf(LimitException.class)
                .hasMessage("tube.voltage: -1 kV is outside the soft limits [0 kV, inf)");
        assertThatThrownBy(() -> run.run(() -> await(tube.setCurrent(q.uA(Double.NaN)))))
                .isInstanceOf(LimitException.class)
                .hasMessageStartingWith("tube.current: NaN uA");
        assertThatThrownBy(() -> run.run(() -> await(tube.setCurrent(q.uA(Double.POSITIVE_INFINITY)))))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("tube.current: ")
                .hasMessageEndingWith("is refused; it must be finite");
        run.run(() -> assertThat(await(tube.power().get())).isEqualTo(q.W(0)));
    }

    @Test
    void itsKindIsThatOfTheFamily() {
        assertThat(tube).hasToString("tube (XRayTube)");
    }
}
