package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.beamline.SwitchState.OFF;
import static concert.devices.beamline.SwitchState.ON;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.StoppedException;
import concert.devices.TransitionNotAllowedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DummySignalTest {
    private final TestRun run = TestRun.create();
    private final DummySignal signal = new DummySignal().named("signal");

    @AfterEach
    void tearDown() {
        run.close();
    }

    @Test
    void isOffToBeginWithAndSwitchesOnAndOffAlsoTwice() throws Exception {
        run.run(() -> {
            assertThat(await(signal.state().get())).isEqualTo(OFF);
            await(signal.on());
            await(signal.on());
            assertThat(await(signal.state().get())).isEqualTo(ON);
            await(signal.off());
            await(signal.off());
            assertThat(await(signal.state().get())).isEqualTo(OFF);
        });
    }

    @Test
    void aPulseIsOnForTenMillisecondsOrForAsLongAsIsSaid() throws Exception {
        List<String> changes = new CopyOnWriteArrayList<>();
        try (var _ = signal.state()
                .subscribe(
                        change -> changes.add(change.value() + " " + run.clock().elapsed()))) {
            run.run(() -> {
                await(signal.trigger());
                await(signal.trigger(q.s(2)));
            });
        }
        assertThat(changes).containsExactly("ON PT0S", "OFF PT0.01S", "ON PT0.01S", "OFF PT2.01S");
    }

    @Test
    void aPulseOfASignalThatIsOnIsRefusedAndLeavesItOn() throws Exception {
        run.run(() -> await(signal.on()));

        assertThatThrownBy(() -> run.run(() -> await(signal.trigger())))
                .isInstanceOf(TransitionNotAllowedException.class)
                .hasMessage("signal: trigger is not allowed while on; allowed in off");
        assertThat(signal.state().lastKnown()).contains(ON);
    }

    /** The reference leaves it on. */
    @Test
    void aCancelledPulseLeavesItOff() throws Exception {
        Task<Void> pulse = run.run(() -> {
            Task<Void> started = start(signal.trigger(q.s(10)));
            await(sleep(q.s(1)));
            assertThat(await(signal.state().get())).isEqualTo(ON);
            started.cancel();
            return started;
        });

        assertThatThrownBy(() -> run.resultOf(pulse)).isInstanceOf(CancellationException.class);
        assertThat(signal.state().lastKnown()).contains(OFF);
        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(1));
        run.run(() -> await(signal.trigger()));
    }

    @Test
    void switchingOffInAPulseEndsItAtOnceAndItSaysSo() throws Exception {
        run.run(() -> {
            Task<Void> pulse = start(signal.trigger(q.s(10)));
            await(sleep(q.s(1)));
            await(signal.off());
            assertThat(await(signal.state().get())).isEqualTo(OFF);
            assertThatThrownBy(() -> await(pulse))
                    .isInstanceOf(StoppedException.class)
                    .hasMessageStartingWith("signal: trigger");
        });
        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(1));
        assertThat(signal.state().lastKnown()).contains(OFF);
    }

    @Test
    void theEmergencyStopEndsAPulse() throws Exception {
        run.run(() -> {
            Task<Void> pulse = start(signal.trigger(q.s(10)));
            await(sleep(q.s(1)));
            signal.emergencyStop();
            assertThat(await(signal.state().get())).isEqualTo(OFF);
            assertThatThrownBy(() -> await(pulse)).isInstanceOf(StoppedException.class);
        });
        assertThat(signal.state().lastKnown()).contains(OFF);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoDurationIsRefusedBeforeItIsOn(double seconds) {
        assertThatThrownBy(() -> signal.trigger(q.s(seconds)))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("signal: trigger: takes a time greater than 0 s, got ");
        assertThat(signal.state().lastKnown()).contains(OFF);
    }
}
