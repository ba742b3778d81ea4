package concert.devices.beamline;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.devices.beamline.MonochromatorState.MOVING;
import static concert.devices.beamline.MonochromatorState.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.ELECTRONVOLT;
import static concert.quantities.Units.NANOMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.LimitException;
import concert.devices.ProtectedException;
import concert.devices.TransitionNotAllowedException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.measure.Quantity;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonochromatorTest {
    private final TestRun run = TestRun.create();
    private final List<String> orders = new CopyOnWriteArrayList<>();
    private final ByEnergy byEnergy = new ByEnergy();
    private final ByWavelength byWavelength = new ByWavelength();

    @AfterEach
    void tearDown() {
        run.close();
    }

    /** Takes a second. */
    private final class ByEnergy extends EnergyMonochromator {
        private volatile Quantity<Energy> present = q.keV(20);

        private ByEnergy() {
            var _ = named("mono");
        }

        @Override
        protected Quantity<Energy> read() {
            return present;
        }

        @Override
        protected void write(Quantity<Energy> wanted) throws InterruptedException {
            orders.add("to " + wanted);
            await(sleep(q.s(1)));
            present = wanted;
        }

        @Override
        protected void halt() {
            orders.add("halt");
        }
    }

    private final class ByWavelength extends WavelengthMonochromator {
        private volatile Quantity<Length> present = q.nm(0.1);

        private ByWavelength() {
            var _ = named("mono");
        }

        @Override
        protected Quantity<Length> read() {
            return present;
        }

        @Override
        protected void write(Quantity<Length> wanted) {
            orders.add("to " + wanted);
            present = wanted;
        }
    }

    private void isRefused(Coroutine<Void> set, Class<? extends Exception> type, String message) {
        assertThatThrownBy(() -> run.run(() -> await(set))).isInstanceOf(type).hasMessage(message);
        assertThat(orders).noneMatch(order -> order.startsWith("to"));
    }

    @Test
    void eitherPairIsEnough() throws Exception {
        SplittableRandom random = new SplittableRandom(9);
        run.run(() -> {
            for (Monochromator mono : List.of(byEnergy, byWavelength)) {
                for (int i = 0; i < 50; i++) {
                    double electronvolts = random.nextDouble(1_000, 200_000);
                    await(mono.setEnergy(q.eV(electronvolts)));
                    double nanometres = 1239.8419843320026 / electronvolts;
                    assertThat(value(await(mono.getEnergy()), ELECTRONVOLT))
                            .isCloseTo(electronvolts, within(4 * Math.ulp(electronvolts)));
                    assertThat(value(await(mono.getWavelength()), NANOMETRE))
                            .isCloseTo(nanometres, within(4 * Math.ulp(nanometres)));
                    await(mono.setWavelength(q.nm(electronvolts)));
                    assertThat(value(await(mono.getEnergy()), ELECTRONVOLT))
                            .isCloseTo(nanometres, within(4 * Math.ulp(nanometres)));
                    assertThat(mono.state().lastKnown()).contains(STANDBY);
                }
            }
        });
    }

    @Test
    void theOtherOneIsKnownAsSoonAsOneIsSet() throws Exception {
        run.run(() -> await(byEnergy.setEnergy(q.keV(10))));

        assertThat(byEnergy.wavelength().lastKnown()).contains(Photons.wavelengthOf(q.keV(10)));
    }

    /** Both are one setting: what is forbidden by one of them cannot be had by the other. */
    @Test
    void limitsOfTheOneHoldForTheOther() {
        byEnergy.wavelength().setLimits(q.nm(0.05), q.nm(0.1));
        isRefused(
                byEnergy.setEnergy(q.eV(1000)),
                LimitException.class,
                "mono.wavelength: 1.23984198433 nm is outside the soft limits [0.05 nm, 0.1 nm]");
        byEnergy.energy().setLimits(q.keV(15), q.keV(20));
        isRefused(
                byEnergy.setWavelength(q.nm(0.1)),
                LimitException.class,
                "mono.energy: 12398.4198433 eV is outside the soft limits [15000 eV, 20000 eV]");
        byWavelength.energy().setLower(q.keV(10));
        isRefused(
                byWavelength.setWavelength(q.nm(1)),
                LimitException.class,
                "mono.energy: 1239.84198433 eV is outside the soft limits [10000 eV, inf)");
        assertThat(byEnergy.state().lastKnown()).contains(STANDBY);
    }

    @Test
    void aLimitItselfIsAllowedAlsoBehindTheConversion() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            Quantity<Length> limit = q.nm(random.nextDouble(0.01, 1));
            byWavelength.wavelength().setLimits(limit, q.nm(2));
            run.run(() -> await(byWavelength.setEnergy(Photons.energyOf(limit))));
        }
        assertThat(orders).hasSize(200);
    }

    @Test
    void protectionOfTheOneHoldsForTheOther() {
        byEnergy.wavelength().protect();
        isRefused(byEnergy.setEnergy(q.keV(1)), ProtectedException.class, "mono.wavelength is write-protected");
        byWavelength.wavelength().protect();
        isRefused(byWavelength.setEnergy(q.keV(1)), ProtectedException.class, "mono.wavelength is write-protected");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatNoPhotonHasIsRefused(double number) {
        for (Coroutine<Void> set : List.of(
                byEnergy.setEnergy(q.eV(number)),
                byEnergy.setWavelength(q.nm(number)),
                byWavelength.setEnergy(q.eV(number)),
                byWavelength.setWavelength(q.nm(number)))) {
            assertThatThrownBy(() -> run.run(() -> await(set)))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("it must be greater than 0");
        }
        assertThat(orders).containsOnly("halt");
    }

    @Test
    void aSecondTuningIsRefusedWhileTheFirstRunsWhicheverIsSet() throws Exception {
        run.run(() -> {
            Task<Void> first = start(byEnergy.setWavelength(q.nm(1)));
            await(byEnergy.state().until(state -> state == MOVING));
            assertThatThrownBy(() -> await(byEnergy.setEnergy(q.keV(3))))
                    .isInstanceOf(TransitionNotAllowedException.class);
            await(first);
        });
        assertThat(orders).containsExactly("to 1239.84198433 eV");
    }

    /** Reading and writing are one operation for either of the two: none is computed from a value that is being left. */
    @Test
    void stepsOfEitherNeverBecomeOne() throws Exception {
        run.run(() -> {
            double before = value(await(byEnergy.getWavelength()), NANOMETRE);
            Task<Void> first = start(byEnergy.wavelength().setBy(q.nm(0.1)));
            await(byEnergy.state().until(state -> state == MOVING));
            assertThatThrownBy(() -> await(byEnergy.wavelength().setBy(q.nm(0.1))))
                    .isInstanceOf(TransitionNotAllowedException.class);
            await(first);
            await(byEnergy.wavelength().setBy(q.nm(0.1)));
            assertThat(value(await(byEnergy.getWavelength()), NANOMETRE)).isCloseTo(before + 0.2, within(1e-15));
        });
        assertThat(byEnergy.energy().lastKnown()).contains(byEnergy.read());
    }

    @Test
    void aCancelledTuningIsHaltedAndTheStateIsDefined() throws Exception {
        Task<Void> tuning = run.run(() -> {
            Task<Void> started = start(byEnergy.setWavelength(q.nm(1)));
            await(sleep(q.s(0.5)));
            started.cancel();
            return started;
        });

        assertThatThrownBy(() -> run.resultOf(tuning)).isInstanceOf(CancellationException.class);
        assertThat(orders).containsExactly("to 1239.84198433 eV", "halt");
        assertThat(byEnergy.state().lastKnown()).contains(STANDBY);
    }

    @Test
    void stopAndEmergencyStopHaltIt() throws Exception {
        run.run(() -> {
            await(byEnergy.stop());
            byEnergy.emergencyStop();
        });
        assertThat(orders).containsExactly("halt", "halt");
    }
}
