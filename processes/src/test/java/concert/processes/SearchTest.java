package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.processes.Scans.lastScan;
import static concert.processes.Searches.along;
import static concert.processes.Searches.bobyqa;
import static concert.processes.Searches.halver;
import static concert.processes.Searches.maximize;
import static concert.processes.Searches.minimize;
import static concert.processes.Searches.nelderMead;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Coroutine;
import concert.coroutines.testing.TestRun;
import concert.devices.LimitException;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyRotationMotor;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where searches end, what they refuse, and what is left when they fail. */
@Timeout(60)
class SearchTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor x = new DummyLinearMotor().named("x");
    private final DummyLinearMotor y = new DummyLinearMotor().named("y");

    @AfterEach
    void endRun() {
        run.close();
    }

    private double millimetres(DummyLinearMotor motor) throws InterruptedException {
        return value(await(motor.getPosition()), "mm");
    }

    /** A parabola with its top, 100, at a place. */
    private Coroutine<Double> hill(double top) {
        return coroutine("hill", () -> 100 - Math.pow(millimetres(x) - top, 2));
    }

    // ---- where they end

    @Test
    void theHalverFindsTheTopAndLeavesTheParameterThere() throws Exception {
        run.run(() -> {
            Optimum<Double> found = await(maximize(() -> hill(3.3), along(x.position(), q.mm(1), q.um(10))));

            assertThat(millimetres(x)).isCloseTo(3.3, within(0.02));
            assertThat(found.isConverged()).isTrue();
            assertThat(found.best().value()).isCloseTo(100, within(1e-3));
            assertThat(found.best().positions()).containsExactly(await(x.getPosition()));
            assertThat(found.points().size()).isLessThan(40);
            assertThat(lastScan()).isSameAs(found.points());
            assertThat(found.toString())
                    .startsWith("maximize: x.position = 3.3")
                    .contains("points");
        });
    }

    @Test
    void theHalverFindsTheTopFromWhereverItBeginsAndWhateverItsStep() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 50; i++) {
            double top = random.nextDouble(-5, 5);
            double begin = random.nextDouble(-5, 5);
            double step = random.nextDouble(0.05, 8) * (random.nextBoolean() ? 1 : -1);
            run.run(() -> {
                await(x.setPosition(q.mm(begin)));
                var search = maximize(() -> hill(top), along(x.position(), q.mm(step), q.um(1)))
                        .atMost(1000);
                assertThat(await(search).isConverged()).isTrue();
                assertThat(millimetres(x))
                        .as("top %s from %s by %s", top, begin, step)
                        .isCloseTo(top, within(0.004));
            });
        }
    }

    /** As the reference's with soft limits: the top is outside, so the best place is the limit itself. */
    @Test
    void aTopOutsideTheLimitsIsLookedForUpToTheLimitExactly() throws Exception {
        run.run(() -> {
            x.position().setLimits(q.mm(-0.7), q.mm(0.3));
            await(maximize(() -> hill(4), along(x.position(), q.mm(0.17), q.um(1))));
            assertThat(await(x.getPosition())).isEqualTo(q.mm(0.3));
            await(maximize(() -> hill(-4), along(x.position(), q.mm(0.17), q.um(1))));
            assertThat(await(x.getPosition())).isEqualTo(q.mm(-0.7));
        });
    }

    @Test
    void whereAllIsTheSameItStaysAndEnds() throws Exception {
        run.run(() -> {
            await(x.setPosition(q.mm(2)));
            assertThat(await(minimize(() -> coroutine(() -> 1), along(x.position(), q.mm(1), q.um(10))))
                            .isConverged())
                    .isTrue();
            assertThat(millimetres(x)).isEqualTo(2);
        });
    }

    @Test
    void severalParametersAreFoundByTheSimplexAndByBobyqa() throws Exception {
        for (Optimizer optimizer : new Optimizer[] {nelderMead(), bobyqa()}) {
            run.run(() -> {
                await(x.setPosition(q.mm(0)));
                await(y.setPosition(q.mm(0)));
                await(minimize(
                                () -> coroutine(() -> Math.pow(millimetres(x) - 1.2, 2)
                                        + Math.pow(millimetres(y) + 0.4, 2)
                                        + 0.3 * (millimetres(x) - 1.2) * (millimetres(y) + 0.4)),
                                along(x.position(), q.mm(0.5), q.um(1)),
                                along(y.position(), q.mm(0.5), q.um(1)))
                        .by(optimizer));
                assertThat(millimetres(x)).as(optimizer.toString()).isCloseTo(1.2, within(0.01));
                assertThat(millimetres(y)).as(optimizer.toString()).isCloseTo(-0.4, within(0.01));
            });
        }
    }

    @Test
    void severalParametersStayWithinTheirLimits() throws Exception {
        x.position().setLimits(q.mm(-0.5), q.mm(0.5));
        for (Optimizer optimizer : new Optimizer[] {nelderMead(), bobyqa()}) {
            run.run(() -> {
                await(x.setPosition(q.mm(0)));
                await(y.setPosition(q.mm(0)));
                await(minimize(
                                () -> coroutine(
                                        () -> Math.pow(millimetres(x) - 3, 2) + Math.pow(millimetres(y) - 0.2, 2)),
                                along(x.position(), q.mm(0.1), q.um(1)),
                                along(y.position(), q.mm(0.1), q.um(1)))
                        .by(optimizer)
                        .atMost(400));
                assertThat(millimetres(x)).as(optimizer.toString()).isCloseTo(0.5, within(0.002));
                assertThat(millimetres(y)).as(optimizer.toString()).isCloseTo(0.2, within(0.02));
            });
        }
    }

    @Test
    void quantitiesAreComparedWhateverTheirUnits() throws Exception {
        AtomicInteger count = new AtomicInteger();
        run.run(() -> {
            await(minimize(
                    () -> coroutine(() -> {
                        double metres = Math.abs(millimetres(x) - 2) / 1000;
                        return count.getAndIncrement() % 2 == 0 ? q.m(metres) : q.mm(metres * 1000);
                    }),
                    along(x.position(), q.mm(1), q.um(10))));
            assertThat(millimetres(x)).isCloseTo(2, within(0.02));
        });
    }

    // ---- how they end early

    @Test
    void aSearchThatMeasuresTooOftenSaysSoAndStaysAtTheBest() throws Exception {
        run.run(() -> {
            Optimum<Double> found = await(maximize(() -> hill(50), along(x.position(), q.mm(1), q.um(10)))
                    .atMost(6));
            assertThat(found.isConverged()).isFalse();
            assertThat(millimetres(x)).isEqualTo(5);
            assertThat(found)
                    .hasToString("maximize: x.position = 5 mm, value " + (100 - 45.0 * 45)
                            + ", after 6 points: as many as it may take, not converged");
        });
    }

    @Test
    void aMeasurementThatFailsEndsItWithThePlaceAndTheParameterGoesBack() throws Exception {
        run.run(() -> {
            await(x.setPosition(q.mm(7)));
            AtomicInteger count = new AtomicInteger();
            assertThatThrownBy(() -> await(minimize(
                            () -> coroutine(() -> {
                                if (count.incrementAndGet() == 3) {
                                    throw new IllegalStateException("diode: no answer");
                                }
                                return -millimetres(x);
                            }),
                            along(x.position(), q.mm(1), q.um(10)))))
                    .isInstanceOf(ProcessException.class)
                    .hasMessage("minimize: point 3, x.position = 9 mm: diode: no answer");
            assertThat(millimetres(x)).isEqualTo(7);
            assertThat(lastScan().size()).isEqualTo(2);
            assertThat(lastScan().isComplete()).isFalse();
        });
    }

    @Test
    void theFailureOfOneWithSeveralParametersIsThatOfTheMeasurement() throws Exception {
        for (Optimizer optimizer : new Optimizer[] {nelderMead(), bobyqa()}) {
            assertThatThrownBy(() -> run.run(() -> await(minimize(
                                    () -> coroutine(() -> {
                                        throw new IllegalStateException("diode: no answer");
                                    }),
                                    along(x.position(), q.mm(1), q.um(10)),
                                    along(y.position(), q.mm(1), q.um(10)))
                            .by(optimizer))))
                    .isInstanceOf(ProcessException.class)
                    .hasMessageContaining("point 1")
                    .hasMessageEndingWith("diode: no answer");
        }
    }

    @Test
    void aCancelGoesBackAndKeepsWhatWasMeasured() throws Exception {
        for (Optimizer optimizer : new Optimizer[] {nelderMead(), bobyqa()}) {
            run.run(() -> {
                await(x.setPosition(q.mm(7)));
                var task = start(minimize(
                                () -> coroutine(() -> {
                                    await(sleep(q.s(1)));
                                    return -millimetres(x);
                                }),
                                along(x.position(), q.mm(1), q.um(10)),
                                along(y.position(), q.mm(1), q.um(10)))
                        .by(optimizer)
                        .coroutine());
                await(sleep(q.of(2.5, "s")));
                task.cancel();
                assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
                assertThat(millimetres(x)).isEqualTo(7);
                assertThat(lastScan().size()).isEqualTo(2);
            });
        }
    }

    // ---- what is refused

    @Test
    void whatIsNoFiniteNumberIsRefused() throws Exception {
        refuses(
                () -> coroutine(() -> Double.NaN),
                "minimize: point 1, x.position = 0 mm: measured NaN; wanted is a finite number");
        refuses(
                () -> coroutine(() -> "bright"),
                "minimize: point 1, x.position = 0 mm: measured bright; wanted is a number or a quantity");
    }

    /** 1 mm and 1 were compared as if they were the same. */
    @Test
    void plainNumbersAndQuantitiesAreNotCompared() {
        AtomicInteger count = new AtomicInteger();
        refuses(
                () -> coroutine(() -> count.getAndIncrement() == 0 ? q.mm(1) : (Object) 1),
                "minimize: point 2, x.position = 1 mm: measured 1; wanted is a quantity in mm, as before");
    }

    private void refuses(Feedback<?> feedback, String message) {
        assertThatThrownBy(() -> run.run(() -> await(minimize(feedback, along(x.position(), q.mm(1), q.um(10))))))
                .isInstanceOf(ProcessException.class)
                .hasMessage(message);
    }

    @Test
    void stepsAndPrecisionsThatLeadNowhereAreRefused() {
        assertThatThrownBy(() -> along(x.position(), q.mm(0), q.um(10)))
                .hasMessage("x.position: the first step of a search is finite and not 0, got 0 mm");
        assertThatThrownBy(() -> along(x.position(), q.mm(Double.NaN), q.um(10)))
                .hasMessageContaining("got NaN mm");
        assertThatThrownBy(() -> along(x.position(), q.mm(1), q.um(0)))
                .hasMessage("x.position: the precision of a search is greater than 0, got 0 um");
    }

    @Test
    void aSearchOverNothingOrTheSameTwiceIsRefused() {
        Feedback<Double> feedback = () -> hill(0);
        SearchAxis<Length> axis = along(x.position(), q.mm(1), q.um(10));
        assertThatThrownBy(() -> minimize(feedback)).hasMessage("minimize: no parameter to change");
        assertThatThrownBy(() -> minimize(feedback, axis, axis)).hasMessage("minimize: x.position is there twice");
        assertThatThrownBy(() -> minimize(feedback, axis).atMost(0))
                .hasMessage("minimize: measures at least once, got 0");
    }

    @Test
    void anOptimizerForAnotherNumberOfParametersIsRefusedBeforeAnythingMoves() {
        DummyRotationMotor angle = new DummyRotationMotor().named("angle");
        assertThatThrownBy(() -> run.run(() -> await(minimize(() -> hill(0), along(x.position(), q.mm(1), q.um(10)))
                        .by(bobyqa()))))
                .hasMessage("bobyqa: looks along two parameters or more, got 1; halver() takes one");
        assertThatThrownBy(() -> run.run(() -> await(minimize(
                                () -> hill(0),
                                along(x.position(), q.mm(1), q.um(10)),
                                along(angle.position(), q.deg(1), q.deg(0.1)))
                        .by(halver()))))
                .hasMessage("halver: looks along one parameter, got 2; nelderMead() and bobyqa() take several");
    }

    @Test
    void aParameterThatIsOutsideItsLimitsAtTheBeginningIsRefused() throws Exception {
        run.run(() -> {
            await(x.setPosition(q.mm(5)));
            x.position().setLimits(q.mm(0), q.mm(1));
        });
        assertThatThrownBy(() -> run.run(() -> await(minimize(() -> hill(0), along(x.position(), q.mm(1), q.um(10))))))
                .isInstanceOf(LimitException.class);
    }
}
