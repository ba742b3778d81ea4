package concert.devices;

import static concert.coroutines.Coroutines.*;
import static concert.devices.Startable.*;
import static concert.devices.Stoppable.*;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Plan;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyPump;
import concert.devices.laboratory.PumpState;
import org.junit.jupiter.api.Test;

/** With all static imports of the shell: that this file compiles is half of the proof. */
class StartableTest {
    @Test
    void startingAPumpAndStartingACoroutineAreTwoThingsForTheCompiler() throws Exception {
        try (TestRun run = TestRun.create()) {
            DummyPump pump = new DummyPump();
            DummyLinearMotor motor = new DummyLinearMotor();
            run.input(() -> {
                start(pump);
                assertThat(pump.state().lastKnown()).contains(PumpState.PUMPING);
                stop(pump);
                assertThat(pump.state().lastKnown()).contains(PumpState.STANDBY);

                Task<Void> ofACoroutine = start(motor.home());
                await(ofACoroutine);
                Task<Void> ofALambda = start(() -> pump.start());
                await(ofALambda);
                Task<Void> ofAMethod = start((Plan<Void>) motor::home);
                await(ofAMethod);
                Task<Void> ofAnUncastMethod = start(motor::home);
                await(ofAnUncastMethod);
                assertThat(pump.state().lastKnown()).contains(PumpState.PUMPING);
            });
        }
    }
}
