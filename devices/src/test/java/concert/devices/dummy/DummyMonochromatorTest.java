package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.devices.beamline.MonochromatorState.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.ELECTRONVOLT;
import static concert.quantities.Units.NANOMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummyMonochromatorTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void tearDown() {
        run.close();
    }

    /** The reference says 0.012398418758048764, with the constants of 2010. */
    @Test
    void beginsAt100KiloelectronvoltsAndTheirWavelength() throws Exception {
        DummyMonochromator mono = new DummyMonochromator().named("mono");
        run.run(() -> {
            assertThat(await(mono.getEnergy())).isEqualTo(q.eV(100_000));
            assertThat(value(await(mono.getWavelength()), NANOMETRE)).isCloseTo(0.012398419843320026, within(1e-17));
            assertThat(await(mono.state().get())).isEqualTo(STANDBY);
        });
        assertThat(mono).hasToString("mono (Monochromator)");
    }

    @Test
    void settingOneOfTheTwoSetsTheOther() throws Exception {
        DummyMonochromator mono = new DummyMonochromator();
        run.run(() -> {
            await(mono.setEnergy(q.keV(20)));
            assertThat(value(await(mono.getWavelength()), NANOMETRE)).isCloseTo(0.06199209921660013, within(1e-16));
            await(mono.setWavelength(q.angstrom(1)));
            assertThat(value(await(mono.getEnergy()), ELECTRONVOLT)).isCloseTo(12398.419843320026, within(1e-11));
        });
    }

    @Test
    void aDoubleOneHasASecondCrystalThatTurnsByItself() throws Exception {
        DummyDoubleMonochromator mono = new DummyDoubleMonochromator().named("dmm");
        run.run(() -> {
            await(mono.secondCrystal().setPosition(q.deg(0.2)));
            assertThat(await(mono.secondCrystal().getPosition())).isEqualTo(q.deg(0.2));
            assertThat(await(mono.getEnergy())).isEqualTo(q.eV(100_000));
            await(mono.setWavelength(q.nm(0.05)));
            assertThat(value(await(mono.getWavelength()), NANOMETRE)).isCloseTo(0.05, within(1e-17));
            await(mono.stop());
            mono.emergencyStop();
        });
        assertThat(mono).hasToString("dmm (DoubleMonochromator)");
        assertThatThrownBy(() -> run.run(() -> await(mono.setEnergy(q.eV(0)))))
                .hasMessage("dmm.energy: 0 eV is refused; it must be greater than 0 eV");
    }
}
