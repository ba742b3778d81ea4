package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Coroutines.waitUntil;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.MILLIMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import concert.devices.beamline.SwitchState;
import concert.devices.dummy.DummyGripper;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyPump;
import concert.devices.dummy.DummySignal;
import concert.devices.dummy.DummyXRayTube;
import concert.devices.laboratory.GripperState;
import concert.devices.laboratory.PumpState;
import concert.devices.motors.MotorState;
import concert.devices.positioners.Axis;
import concert.devices.positioners.Coordinate;
import concert.devices.positioners.Positioner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An emergency stop of the whole session reaches every family. The reference left tubes on. */
class FamiliesEmergencyStopTest {
    private final TestRun run = TestRun.create();
    private final EmergencyStop emergencyStop = EmergencyStop.of(run.supervisor());
    private final DummyXRayTube tube = new DummyXRayTube().named("tube");
    private final DummySignal signal = new DummySignal().named("signal");
    private final DummyPump pump = new DummyPump().named("pump");
    private final DummyGripper gripper = new DummyGripper().named("gripper");

    @AfterEach
    void tearDown() {
        run.close();
    }

    private EmergencyReport stopEverything() throws Exception {
        return run.resultOf(run.supervisor().startEmergency(coroutine("test", () -> await(emergencyStop.trigger()))));
    }

    @Test
    void tubesAndSignalsGoOffAndPumpsStand() throws Exception {
        run.run(() -> {
            await(tube.on());
            await(signal.on());
            await(pump.start());
            await(gripper.grip());
        });

        EmergencyReport report = stopEverything();

        assertThat(report.confirmed()).isEqualTo(4);
        assertThat(tube.state().lastKnown()).contains(SwitchState.OFF);
        assertThat(signal.state().lastKnown()).contains(SwitchState.OFF);
        assertThat(pump.state().lastKnown()).contains(PumpState.STANDBY);
        assertThat(gripper.state().lastKnown()).contains(GripperState.GRIPPED);
    }

    @Test
    void aPulseIsCancelledAndLeavesTheSignalOff() throws Exception {
        Task<Void> pulse = run.supervisor().start(coroutine(() -> {
            Task<Void> started = start(signal.trigger(q.h(1)));
            await(signal.state().until(state -> state == SwitchState.ON));
            run.clock().jumpAutomatically(false);
            await(started);
        }));
        while (signal.state().lastKnown().orElseThrow() != SwitchState.ON) {
            Thread.onSpinWait();
        }
        stopEverything();
        run.clock().jumpAutomatically(true);
        pulse.join();

        assertThat(pulse.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(signal.state().lastKnown()).contains(SwitchState.OFF);
    }

    /** What makes things safer passes the latch, what does not is refused. */
    @Test
    void whileItIsInForceNothingIsSwitchedOnButEverythingOff() throws Exception {
        List<String> refused = new CopyOnWriteArrayList<>();
        List<Coroutine<Void>> unsafe = List.of(
                tube.on(), tube.setVoltage(q.kV(1)), signal.on(), signal.trigger(), pump.start(), gripper.grip());
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            await(tube.on());
            try {
                await(tube.state().until(_ -> false));
            } finally {
                for (Coroutine<Void> one : unsafe) {
                    try {
                        await(one);
                    } catch (EmergencyStopException e) {
                        refused.add(e.getMessage());
                    }
                }
                await(tube.off());
                await(signal.off());
                await(pump.stop());
                await(gripper.release());
                await(sleep(q.s(1)));
            }
        }));
        while (tube.state().lastKnown().orElseThrow() != SwitchState.ON) {
            Thread.onSpinWait();
        }
        stopEverything();
        task.join();

        String why = " refused, an emergency stop is in force until all clean-ups have ended";
        assertThat(refused)
                .containsExactly(
                        "tube: on:" + why,
                        "tube.voltage: set:" + why,
                        "signal: on:" + why,
                        "signal: trigger:" + why,
                        "pump: start:" + why,
                        "gripper: grip:" + why);
        assertThat(tube.state().lastKnown()).contains(SwitchState.OFF);
        run.run(() -> await(waitUntil(() -> !emergencyStop.isLatched())));
        run.run(() -> await(tube.on()));
        assertThat(tube.state().lastKnown()).contains(SwitchState.ON);
    }

    /** Its motors have no name and were never used by themselves. */
    @Test
    void thePositionerStopsItsMotors() throws Exception {
        DummyLinearMotor motor = new DummyLinearMotor();
        Positioner positioner = new Positioner(new Axis<>(Coordinate.Y, motor, -1)).named("positioner");
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<Void> move = start(positioner.setPosition(vector(MILLIMETRE, 0, 50, 0)));
            await(sleep(q.s(2)));
            positioner.emergencyStop();
            assertThat(await(motor.state().get())).isEqualTo(MotorState.STANDBY);
            assertThat(await(motor.getPosition())).isEqualTo(q.mm(-2));
            assertThatThrownBy(() -> await(move)).isInstanceOf(StoppedException.class);
        });
    }
}
