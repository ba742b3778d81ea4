package concert.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyShutter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopRecipeTest {
    @Test
    void whatCannotBeSentIsRefusedWhereItIsWritten() {
        assertThatThrownBy(() -> new StopRecipe(" ", 4001, "STOP")).hasMessage("a stop recipe needs a host");
        assertThatThrownBy(() -> new StopRecipe("localhost", 65_536, "STOP"))
                .hasMessage("the port of a stop recipe must be from 1 to 65535, got 65536");
        for (String bytes : List.of("", "STÖP €", "x".repeat(1001))) {
            assertThatThrownBy(() -> new StopRecipe("localhost", 4001, bytes))
                    .hasMessage("a stop recipe has 1 to 1000 bytes, each a character from 0 to 255");
        }
    }

    @Test
    void aDeviceHasNoneUnlessItsDriverGivesOne() {
        assertThat(new DummyShutter().stopRecipe()).isEmpty();
    }

    @Test
    void theRegistryTellsOnceOfEachNewDeviceUntilNobodyWantsToKnow() {
        try (TestRun run = TestRun.create()) {
            DeviceRegistry registry = DeviceRegistry.of(run.supervisor());
            List<String> told = new ArrayList<>();
            DummyShutter shutter = new DummyShutter();
            var listening = registry.onNewDevice(device -> told.add(device.name()));
            registry.nameIfUnnamed(shutter, "shutter");
            registry.nameIfUnnamed(shutter, "alias");
            listening.close();
            registry.register(new DummyShutter());
            assertThat(told).containsExactly("shutter");
        }
    }
}
