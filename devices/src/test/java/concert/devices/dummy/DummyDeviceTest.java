package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.SelectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummyDeviceTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void hasTheValuesOfTheReference() throws Exception {
        DummyDevice device = new DummyDevice();
        run.run(() -> {
            assertThat(await(device.position().get())).isEqualTo(q.mm(1));
            assertThat(await(device.sleepTime().get())).isEqualTo(q.s(0.5));
            await(device.value().set(4));
            assertThat(await(device.value().get())).isEqualTo(4);
            assertThat(await(device.value().getTarget())).isEqualTo(5);
            assertThat(run.clock().elapsed()).isZero();
            await(device.slow().set(3));
            assertThat(await(device.slow().get())).isEqualTo(3);
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(1));
            await(device.doNothing());
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void endsInStateAbortedAfterAnEmergencyStop() throws Exception {
        DummyDevice device = new DummyDevice().named("device");
        run.resultOf(run.supervisor().startEmergency(coroutine("stop", () -> device.emergencyStop())));

        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofMillis(500));
        assertThatThrownBy(() -> run.run(() -> await(device.value().set(1))))
                .hasMessage("device.value: set is not allowed while aborted; allowed in standby");
        run.run(() -> await(device.state().reset()));
        run.run(() -> await(device.value().set(1)));
    }

    @Test
    void aSelectionTakesItsValuesOnly() throws Exception {
        DummySelectionDevice device = new DummySelectionDevice().named("device");
        run.run(() -> await(device.selection().set(2)));

        assertThat(device.selection().values()).containsExactly(0, 1, 2);
        assertThatThrownBy(() -> run.run(() -> await(device.selection().set(3))))
                .isInstanceOfSatisfying(SelectionException.class, refused -> {
                    assertThat(refused.wanted()).isEqualTo(3);
                    assertThat(refused.allowed()).isEqualTo(List.of(0, 1, 2));
                })
                .hasMessage("device.selection: 3 is not one of 0, 1, 2");
        assertThat(run.run(() -> await(device.selection().get()))).isEqualTo(2);
    }
}
