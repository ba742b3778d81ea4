package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.HOUR;
import static concert.quantities.Units.MEGAELECTRONVOLT;
import static concert.quantities.Units.MILLIAMPERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.Parameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DummyStorageRingTest {
    private final TestRun run = TestRun.create();
    private final DummyStorageRing ring = new DummyStorageRing().named("ring");

    @AfterEach
    void tearDown() {
        run.close();
    }

    private void isAfter(double lifetime, double current, double energy) throws InterruptedException {
        assertThat(value(await(ring.lifetime().get()), HOUR)).isEqualTo(lifetime);
        assertThat(value(await(ring.current().get()), MILLIAMPERE)).isCloseTo(current, within(1e-13));
        assertThat(value(await(ring.energy().get()), MEGAELECTRONVOLT)).isCloseTo(energy, within(1e-14));
    }

    @Test
    void beginsWithTheNumbersOfTheReference() throws Exception {
        run.run(() -> isAfter(11, 99.45, 4.45));
    }

    @Test
    void changesEveryFiveSecondsOfTheClockThatReadsIt() throws Exception {
        run.run(() -> {
            await(sleep(q.h(1))); // nobody has read it yet
            for (int seconds = 0; seconds < 400; seconds++) {
                double hours = 11 + Math.floorDiv(seconds, 5);
                isAfter(hours, 100 - hours / 20, 5 - hours / 20);
                await(sleep(q.s(1)));
            }
        });
    }

    /** The reference goes on below 0, after 445 s already for the energy. */
    @Test
    void currentAndEnergyDoNotGetLessThanNothing() throws Exception {
        run.run(() -> {
            isAfter(11, 99.45, 4.45);
            await(sleep(q.s(445)));
            isAfter(100, 95, 0);
            await(sleep(q.s(5)));
            isAfter(101, 94.95, 0);
            await(sleep(q.d(1)));
            isAfter(101 + 24 * 720, 0, 0);
        });
    }

    @Test
    void canOnlyBeRead() {
        assertThat(ring)
                .hasSize(3)
                .allMatch(Parameter::readable)
                .noneMatch(Parameter::writable)
                .extracting(Parameter::name)
                .containsExactly("current", "energy", "lifetime");
    }
}
