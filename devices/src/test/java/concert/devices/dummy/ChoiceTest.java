package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.SelectionException;
import concert.devices.SelectionParameter;
import concert.devices.WriteAccessException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Attenuators and changers; lamps and diodes, which have one parameter as well. */
class ChoiceTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void tearDown() {
        run.close();
    }

    private <T> void takes(SelectionParameter<T> parameter, List<T> values, T other) throws Exception {
        assertThat(parameter.values()).isEqualTo(values);
        run.run(() -> {
            assertThat(await(parameter.get())).isEqualTo(values.getFirst());
            for (T value : values.reversed()) {
                await(parameter.set(value));
                assertThat(await(parameter.get())).isEqualTo(value);
            }
        });
        assertThatThrownBy(() -> run.run(() -> await(parameter.set(other))))
                .isInstanceOf(SelectionException.class)
                .hasMessageStartingWith(parameter.qualifiedName() + ": " + other + " is not one of ");
    }

    @Test
    void theyTakeTheValuesOfTheReferenceAndNoOthers() throws Exception {
        takes(new DummyAttenuator().attenuator(), List.of("none", "Al_1mm"), "Al");
        takes(new DummyLensChanger().objective(), List.of("objective_10x", "objective_5x"), "objective_20x");
        takes(new DummySampleChanger().sample(), List.of(0, 1, 2), 3);
        takes(new DummyElementSelector().element(), List.of("none", "first", "second"), "third");
        takes(new DummyElementSelector(List.of("Cu", "Mo")).element(), List.of("Cu", "Mo"), "none");
    }

    @Test
    void anElementSelectorWithoutElementsIsRefused() {
        assertThatThrownBy(() -> new DummyElementSelector(List.of())).hasMessageContaining("got none");
    }

    @Test
    void aLampBeginsDarkAndADiodeSeesOneVolt() throws Exception {
        DummyLightSource lamp = new DummyLightSource().named("lamp");
        DummyPhotodiode diode = new DummyPhotodiode();
        run.run(() -> {
            assertThat(await(lamp.getIntensity())).isEqualTo(q.V(0));
            await(lamp.setIntensity(q.mV(2500)));
            assertThat(await(lamp.getIntensity())).isEqualTo(q.V(2.5));
            assertThat(await(diode.getIntensity())).isEqualTo(q.V(1));
        });
        assertThatThrownBy(() -> run.run(() -> await(diode.intensity().set(q.V(2)))))
                .isInstanceOf(WriteAccessException.class);
        assertThatThrownBy(() -> run.run(() -> await(lamp.setIntensity(q.V(Double.NEGATIVE_INFINITY)))))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith("lamp.intensity: ");
    }
}
