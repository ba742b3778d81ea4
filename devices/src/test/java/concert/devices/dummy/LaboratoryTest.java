package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.laboratory.GripperState.GRIPPED;
import static concert.devices.laboratory.GripperState.RELEASED;
import static concert.devices.laboratory.PumpState.PUMPING;
import static concert.devices.laboratory.PumpState.STANDBY;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.ProtectedException;
import concert.devices.WriteAccessException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pumps, scales, grippers and ports. */
class LaboratoryTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void tearDown() {
        run.close();
    }

    @Test
    void aPumpStandsAtNothingUntilItIsStartedAndCanBeToldTwice() throws Exception {
        DummyPump pump = new DummyPump();
        run.run(() -> {
            assertThat(await(pump.state().get())).isEqualTo(STANDBY);
            assertThat(await(pump.getFlowRate())).isEqualTo(q.lPerSecond(0));
            await(pump.setFlowRate(q.mlPerSecond(20)));
            assertThat(await(pump.getFlowRate())).isEqualTo(q.lPerSecond(0.02));
            assertThat(await(pump.state().get())).isEqualTo(STANDBY);
            await(pump.start());
            await(pump.start());
            await(pump.setFlowRate(q.lPerSecond(-1)));
            assertThat(await(pump.state().get())).isEqualTo(PUMPING);
            await(pump.stop());
            await(pump.stop());
            assertThat(await(pump.state().get())).isEqualTo(STANDBY);
        });
    }

    @Test
    void anEmergencyStopStopsAPumpAndAProtectedOneCanBeStopped() throws Exception {
        DummyPump pump = new DummyPump().named("pump");
        run.run(() -> await(pump.start()));
        pump.emergencyStop();
        assertThat(pump.state().lastKnown()).contains(STANDBY);

        run.run(() -> await(pump.start()));
        pump.protect();
        assertThatThrownBy(() -> run.run(() -> await(pump.start()))).isInstanceOf(ProtectedException.class);
        run.run(() -> await(pump.stop()));
        assertThat(pump.state().lastKnown()).contains(STANDBY);
    }

    @Test
    void whatIsNoFlowRateIsRefusedByName() {
        DummyPump pump = new DummyPump().named("pump");
        assertThatThrownBy(() -> run.run(() -> await(pump.setFlowRate(q.lPerSecond(Double.NaN)))))
                .isInstanceOf(DeviceException.class)
                .hasMessage("pump.flowRate: NaN l/s is refused; it must be finite");
    }

    @Test
    void scalesShowTheWeightOfTheReferenceAndNothingAfterTheyWereTared() throws Exception {
        DummyScales scales = new DummyScales().named("scales");
        DummyTarableScales tarable = new DummyTarableScales().named("tarable");
        run.run(() -> {
            assertThat(await(scales.getWeight())).isEqualTo(q.g(147_000));
            assertThat(await(tarable.getWeight())).isEqualTo(q.g(147_000));
            await(tarable.tare());
            assertThat(await(tarable.getWeight())).isEqualTo(q.g(0));
            await(tarable.tare());
            assertThat(await(tarable.getWeight())).isEqualTo(q.g(0));
        });
        assertThatThrownBy(() -> run.run(() -> await(scales.weight().set(q.g(1)))))
                .isInstanceOf(WriteAccessException.class);
        assertThat(List.of(scales, tarable).toString()).isEqualTo("[scales (Scales), tarable (TarableScales)]");
    }

    @Test
    void aGripperIsOpenToBeginWithAndCanBeToldTwice() throws Exception {
        DummyGripper gripper = new DummyGripper();
        run.run(() -> {
            assertThat(await(gripper.state().get())).isEqualTo(RELEASED);
            await(gripper.release());
            await(gripper.grip());
            await(gripper.grip());
            assertThat(await(gripper.state().get())).isEqualTo(GRIPPED);
            await(gripper.release());
            assertThat(await(gripper.state().get())).isEqualTo(RELEASED);
        });
    }

    @Test
    void anEmergencyStopLetsNothingFall() throws Exception {
        DummyGripper gripper = new DummyGripper();
        run.run(() -> {
            await(gripper.grip());
            gripper.emergencyStop();
            assertThat(await(gripper.state().get())).isEqualTo(GRIPPED);
        });
    }

    @Test
    void portsKeepWhatIsWrittenToThem() throws Exception {
        DummyIoPorts io = new DummyIoPorts(Map.of(3, 7, 1, 5));
        run.run(() -> {
            assertThat(io.ports()).containsExactly(1, 3);
            assertThat(await(io.readPort(3))).isEqualTo(7);
            await(io.writePort(3, 1));
            assertThat(await(io.readPort(3))).isEqualTo(1);
            assertThat(await(io.readPort(1))).isEqualTo(5);
            assertThat(await(new DummyIoPorts().readPort(0))).isZero();
        });
    }

    @Test
    void anUnknownPortIsRefusedWithThoseThatThereAre() {
        DummyIoPorts io = new DummyIoPorts(Map.of(3, 7, 1, 5)).named("io");
        assertThatThrownBy(() -> io.readPort(2))
                .isInstanceOf(DeviceException.class)
                .hasMessage("io: there is no port 2; there are 1, 3");
        assertThatThrownBy(() -> io.writePort(-1, 0)).hasMessage("io: there is no port -1; there are 1, 3");
    }

    /** Each port is a parameter, so it can be protected, locked, stashed and scanned by itself. */
    @Test
    void aPortIsAParameter() throws Exception {
        DummyIoPorts io = new DummyIoPorts().named("io");
        assertThat(io.parameter("port0")).isSameAs(io.port(0));
        io.port(0).protect();
        assertThatThrownBy(() -> run.run(() -> await(io.writePort(0, 1)))).hasMessage("io.port0 is write-protected");
    }
}
