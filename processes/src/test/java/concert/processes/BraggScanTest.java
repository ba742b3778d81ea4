package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.processes.Processes.lastTuneScan;
import static concert.processes.Processes.scanBraggAngle;
import static concert.processes.Processes.selectCenterOfMass;
import static concert.processes.Processes.selectMaximum;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyDoubleMonochromator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BraggScanTest {
    private final TestRun run = TestRun.create();
    private final DummyDoubleMonochromator mono = new DummyDoubleMonochromator().named("mono");

    @AfterEach
    void endRun() {
        run.close();
    }

    private double angle() throws InterruptedException {
        return value(await(mono.secondCrystal().getPosition()), "deg");
    }

    /** A peak of the given width about a place, in degrees. */
    private double peak(double place, double width) throws InterruptedException {
        return Math.exp(-Math.pow((angle() - place) / width, 2) / 2);
    }

    @Test
    void theMaximumIsFoundAndTheCrystalTurnedThere() throws Exception {
        run.run(() -> {
            RockingCurve curve = await(scanBraggAngle(mono, () -> coroutine(() -> peak(0.2, 0.05)))
                    .range(q.deg(1))
                    .points(101));
            assertThat(curve.points().size()).isEqualTo(101);
            assertThat(angle()).isEqualTo(0);
            assertThat(lastTuneScan(mono)).isSameAs(curve);

            assertThat(value(await(selectMaximum(mono)), "deg")).isCloseTo(0.2, within(1e-9));
            assertThat(angle()).isCloseTo(0.2, within(1e-9));
        });
    }

    @Test
    void theCenterOfMassOfTwoEqualPeaksIsBetweenThem() throws Exception {
        run.run(() -> {
            await(scanBraggAngle(mono, () -> coroutine(() -> q.V(peak(-0.2, 0.05) + peak(0.2, 0.05))))
                    .range(q.deg(2))
                    .points(201));
            await(mono.secondCrystal().setPosition(q.deg(3)));
            await(selectCenterOfMass(mono));
            assertThat(angle()).isCloseTo(0, within(1e-9));
        });
    }

    @Test
    void theScanIsAroundWhereTheCrystalIsOrAroundAnAngle() throws Exception {
        run.run(() -> {
            await(mono.secondCrystal().setPosition(q.deg(1)));
            var all = new java.util.ArrayList<Double>();
            Feedback<Double> record = () -> coroutine(() -> {
                all.add(angle());
                return 1.0;
            });
            await(scanBraggAngle(mono, record).points(3));
            await(scanBraggAngle(mono, record).points(3).center(q.deg(-2)).range(q.deg(0.2)));
            assertThat(all).hasSize(6);
            double[] wanted = {0.9875, 1, 1.0125, -2.1, -2, -1.9};
            for (int i = 0; i < wanted.length; i++) {
                assertThat(all.get(i)).isCloseTo(wanted[i], within(1e-9));
            }
        });
    }

    /** In the reference the crystal stays where the failure found it. */
    @Test
    void aScanThatFailsTurnsTheCrystalBackAndIsNoTuneScan() throws Exception {
        AtomicInteger count = new AtomicInteger();
        run.run(() -> {
            assertThatThrownBy(() -> await(scanBraggAngle(
                            mono,
                            () -> coroutine(() -> {
                                if (count.incrementAndGet() == 3) {
                                    throw new IllegalStateException("diode: no answer");
                                }
                                return 1.0;
                            }))))
                    .isInstanceOf(ScanException.class)
                    .hasMessageStartingWith("scanBraggAngle: point 3 of 50, ");
            assertThat(angle()).isEqualTo(0);
            assertThatThrownBy(() -> await(selectMaximum(mono)))
                    .hasMessage("mono: no rocking curve yet: await scanBraggAngle(.., ..) first");
        });
    }

    @Test
    void curvesOfNothingAndScansOfNothingAreRefused() throws Exception {
        Feedback<Double> nothing = () -> coroutine(() -> 0.0);
        run.run(() -> {
            await(scanBraggAngle(mono, nothing));
            assertThatThrownBy(() -> await(selectCenterOfMass(mono)))
                    .hasMessage("scanBraggAngle: no centre of mass: what was measured adds up to 0.0");
        });
        assertThatThrownBy(() -> scanBraggAngle(mono, nothing).points(1))
                .hasMessage("scanBraggAngle: measures at 2 points at least, got 1");
        assertThatThrownBy(() -> scanBraggAngle(mono, nothing).range(q.deg(0)))
                .hasMessage("scanBraggAngle: the range is greater than 0 and finite, got 0 deg");
    }
}
