package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.processes.Scans.around;
import static concert.processes.Scans.ascan;
import static concert.processes.Scans.dscan;
import static concert.processes.Scans.lastScan;
import static concert.processes.Scans.mesh;
import static concert.processes.Scans.over;
import static concert.processes.Scans.scan;
import static concert.quantities.Quantities.linspace;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import concert.devices.LimitException;
import concert.devices.ProtectedException;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.dummy.DummyRotationMotor;
import concert.devices.dummy.DummySelectionDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where scans go, what they refuse, what they keep, and how they end. */
@Timeout(60)
class ScanTest {
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor().named("motor");
    private final DummyRotationMotor rotation = new DummyRotationMotor().named("rotation");
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    private Coroutine<Double> readBack() {
        return coroutine("read back", () -> value(await(motor.getPosition()), "mm"));
    }

    private static List<Double> millimetres(ScanResult<?> result) {
        List<Double> all = new ArrayList<>();
        for (ScanPoint<?> point : result.points()) {
            all.add(Math.round(1e6 * value((Quantity<?>) point.positions().getFirst(), "mm")) / 1e6);
        }
        return all;
    }

    private void isAt(double millimetre) throws InterruptedException {
        assertThat(value(await(motor.getPosition()), "mm")).isCloseTo(millimetre, within(1e-9));
    }

    // ---- where it goes

    @Test
    void anAbsoluteScanGoesFromStartToStopInSteps() throws Exception {
        run.run(() -> {
            ScanResult<Double> result = await(ascan(motor.position(), q.mm(0), q.mm(2), q.mm(0.5), this::readBack));
            assertThat(millimetres(result)).containsExactly(0.0, 0.5, 1.0, 1.5, 2.0);
            assertThat(result.values()).hasSize(5).first().isEqualTo(0.0);
            assertThat(result.values().getLast()).isCloseTo(2, within(1e-9));
            assertThat(result.isComplete()).isTrue();
        });
    }

    @Test
    void theStopIsVisitedOnceAlsoWhenRoundingOrAShortLastStepLeadThere() throws Exception {
        run.run(() -> {
            assertThat(millimetres(await(ascan(motor.position(), q.mm(1), q.mm(1.3), q.mm(0.1), this::readBack))))
                    .containsExactly(1.0, 1.1, 1.2, 1.3);
            assertThat(millimetres(await(ascan(motor.position(), q.mm(0), q.mm(10), q.mm(3), this::readBack))))
                    .containsExactly(0.0, 3.0, 6.0, 9.0, 10.0);
            assertThat(millimetres(await(ascan(motor.position(), q.mm(2), q.mm(0), q.mm(-1), this::readBack))))
                    .containsExactly(2.0, 1.0, 0.0);
            assertThat(millimetres(await(ascan(motor.position(), q.mm(3), q.mm(3), q.mm(1), this::readBack))))
                    .containsExactly(3.0);
        });
    }

    @Test
    void unitsMayDiffer() throws Exception {
        run.run(() -> assertThat(
                        millimetres(await(ascan(motor.position(), q.mm(0), q.cm(1), q.um(5000), this::readBack))))
                .containsExactly(0.0, 5.0, 10.0));
    }

    @Test
    void aRelativeScanBeginsWhereTheParameterIs() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(7)));
            assertThat(millimetres(await(dscan(motor.position(), q.mm(-1), q.mm(1), q.mm(1), this::readBack))))
                    .containsExactly(6.0, 7.0, 8.0);
            isAt(7);
        });
    }

    @Test
    void severalParametersGoThroughAllCombinationsTheLastChangingFastest() throws Exception {
        run.run(() -> {
            Scan<String> mesh = mesh(
                    motor.position(),
                    linspace(q.mm(0), q.mm(1), 2),
                    rotation.position(),
                    linspace(q.deg(0), q.deg(20), 3),
                    () -> coroutine(() -> "x"));
            assertThat(places(await(mesh))).containsExactly("0 0", "0 10", "0 20", "1 0", "1 10", "1 20");
            assertThat(places(await(mesh.snake()))).containsExactly("0 0", "0 10", "0 20", "1 20", "1 10", "1 0");
        });
    }

    private static List<String> places(ScanResult<?> result) {
        return result.points().stream()
                .map(point -> Math.round(value((Quantity<?>) point.positions().get(0), "mm")) + " "
                        + Math.round(value((Quantity<?>) point.positions().get(1), "deg")))
                .toList();
    }

    @Test
    void axesOfAllKindsMayBeMixed() throws Exception {
        DummySelectionDevice filters = new DummySelectionDevice().named("filters");
        run.run(() -> {
            ScanResult<Integer> result = await(scan(
                    () -> coroutine(() -> 1),
                    over(filters.selection(), List.of(0, 2)),
                    around(motor.position(), linspace(q.mm(0), q.mm(1), 2))));
            assertThat(result.points()).hasSize(4);
            assertThat(result.points().getLast().positions()).containsExactly(2, q.mm(1));
        });
    }

    /** Each device moves once for each change, and both at the same time. */
    @Test
    void onlyWhatChangesIsSetAndDevicesMoveTogether() throws Exception {
        var _ = motor.position().subscribe(change -> trail.add("motor"));
        var _ = rotation.position().subscribe(change -> trail.add("rotation"));
        run.run(() -> {
            var _ = await(mesh(
                            motor.position(),
                            List.of(q.mm(1), q.mm(2)),
                            rotation.position(),
                            List.of(q.deg(10), q.deg(20)),
                            () -> coroutine(() -> 0))
                    .stay());
        });
        assertThat(trail.stream().filter("motor"::equals)).hasSize(2);
        assertThat(trail.stream().filter("rotation"::equals)).hasSize(4);
    }

    // ---- how it ends

    @Test
    void itGoesBackUnlessItIsToStay() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(3)));
            var _ = await(ascan(motor.position(), q.mm(0), q.mm(2), q.mm(1), this::readBack));
            isAt(3);
            var _ = await(ascan(motor.position(), q.mm(0), q.mm(2), q.mm(1), this::readBack)
                    .stay());
            isAt(2);
        });
    }

    @Test
    void aCancelKeepsWhatWasTakenAndGoesBack() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(3)));
            Task<ScanResult<Double>> task = start(ascan(
                    motor.position(),
                    q.mm(0),
                    q.mm(100),
                    q.mm(1),
                    () -> coroutine(() -> {
                        double here = await(readBack());
                        await(sleep(Duration.ofSeconds(1)));
                        return here;
                    })));
            await(sleep(Duration.ofSeconds(5)));
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
            assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
            isAt(3);
            assertThat(lastScan().size()).isEqualTo(4);
            assertThat(lastScan().isComplete()).isFalse();
            assertThat(lastScan().toString()).contains("not complete");
        });
    }

    @Test
    void aFeedbackThatFailsSaysWhereAndWhatWasTakenIsKept() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        run.run(() -> {
            await(motor.setPosition(q.mm(3)));
            assertThatThrownBy(() -> await(ascan(
                            motor.position(),
                            q.mm(0),
                            q.mm(20),
                            q.mm(1),
                            () -> coroutine(() -> {
                                if (calls.incrementAndGet() == 7) {
                                    throw new IllegalStateException("diode: no beam");
                                }
                                return 1;
                            }))))
                    .isInstanceOf(ScanException.class)
                    .hasMessage("ascan: point 7 of 21, motor.position = 6 mm: diode: no beam");
            assertThat(lastScan().size()).isEqualTo(6);
            isAt(3);
        });
    }

    @Test
    void aPointThatFailsIsTriedAgainAndThenLeftOut() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Feedback<Integer> shaky = () -> coroutine(() -> {
            int call = calls.incrementAndGet();
            if (call == 2 || call == 5 || call == 6) {
                throw new IllegalStateException("call " + call);
            }
            return call;
        });
        run.run(() -> {
            ScanResult<Integer> result = await(ascan(motor.position(), q.mm(0), q.mm(3), q.mm(1), shaky)
                    .retry(1)
                    .skipFailures());
            assertThat(result.values()).containsExactly(1, 3, 4);
            assertThat(result.points().getLast().isTaken()).isFalse();
            assertThat(result.toString()).contains("failed: call 6");
        });
    }

    /** Whoever stops a motor means it: neither the next attempt, nor the next point, nor the way back moves it again. */
    @Test
    void anEmergencyStopEndsItWhateverItsPolicy() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<ScanResult<Double>> task = start(ascan(motor.position(), q.mm(50), q.mm(60), q.mm(1), this::readBack)
                    .retry(5)
                    .skipFailures());
            await(sleep(Duration.ofSeconds(1)));
            motor.emergencyStop();
            assertThatThrownBy(() -> await(task)).hasMessageContaining("motor");
            assertThat(value(await(motor.getPosition()), "mm")).isBetween(1e-3, 49.9);
        });
    }

    // ---- what it refuses

    @Test
    void everyPointIsCheckedBeforeTheFirstMove() throws Exception {
        motor.position().setLimits(q.mm(-1), q.mm(5));
        run.run(() -> {
            assertThatThrownBy(() -> await(ascan(motor.position(), q.mm(1), q.mm(6), q.mm(1), this::readBack)))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("motor.position: 6 mm is outside the soft limits [-1 mm, 5 mm]");
            assertThatThrownBy(() -> await(dscan(motor.position(), q.mm(1), q.mm(-2), q.mm(-1), this::readBack)))
                    .isInstanceOf(LimitException.class);
            assertThat(run.clock().elapsed()).isZero();
            motor.position().protect();
            assertThatThrownBy(() -> await(ascan(motor.position(), q.mm(1), q.mm(2), q.mm(1), this::readBack)))
                    .isInstanceOf(ProtectedException.class);
            motor.position().unprotect();
        });
    }

    /** Found by random scans: it visited all points, and failed on the way back. */
    @Test
    void aWayBackThatIsNotAllowedIsRefusedBeforeTheFirstMove() throws Exception {
        run.run(() -> {
            await(motor.setPosition(q.mm(-5)));
            motor.position().setLimits(q.mm(0), q.mm(10));
            Scan<Double> scan = ascan(motor.position(), q.mm(0), q.mm(1), q.mm(1), this::readBack);
            for (Coroutine<?> refused : List.of(scan.coroutine(), scan.dryRun())) {
                assertThatThrownBy(() -> await(refused))
                        .isInstanceOf(ScanException.class)
                        .hasMessage("ascan: cannot go back to where motor.position is; with stay() it need not:"
                                + " motor.position: -5 mm is outside the soft limits [0 mm, 10 mm]");
            }
            isAt(-5);
            assertThat(await(scan.stay()).size()).isEqualTo(2);
            isAt(1);
        });
    }

    @Test
    void whatLeadsNowhereIsRefusedAtOnce() {
        assertThatThrownBy(() -> ascan(motor.position(), q.mm(0), q.mm(1), q.mm(0), this::readBack))
                .hasMessage(
                        "ascan: motor.position: steps from 0 mm to 1 mm cannot go by steps of 0 mm: it would never end");
        assertThatThrownBy(() -> ascan(motor.position(), q.mm(0), q.mm(1), q.mm(-1), this::readBack))
                .hasMessage(
                        "ascan: motor.position: steps from 0 mm to 1 mm cannot go by steps of -1 mm: wrong direction");
        assertThatThrownBy(() -> ascan(motor.position(), q.mm(Double.NaN), q.mm(1), q.mm(1), this::readBack))
                .hasMessage("ascan: motor.position: steps needs a finite start, got NaN mm");
        assertThatThrownBy(() -> ascan(motor.position(), q.mm(0), q.km(1), q.pm(1), this::readBack))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("too many points");
        assertThatThrownBy(() -> scan(motor.position(), List.of(), this::readBack))
                .hasMessage("motor.position: a scan over no values; name at least one");
        assertThatThrownBy(() -> scan(this::readBack)).hasMessage("scan: no parameter to scan");
        assertThatThrownBy(() -> scan(motor.state(), List.of(), this::readBack)).isInstanceOf(ScanException.class);
        assertThatThrownBy(() ->
                        mesh(motor.position(), List.of(q.mm(1)), motor.position(), List.of(q.mm(2)), this::readBack))
                .hasMessage("mesh: motor.position is there twice");
        assertThatThrownBy(() ->
                        scan(motor.position(), List.of(q.mm(1)), this::readBack).retry(-1))
                .isInstanceOf(ScanException.class);
    }

    @Test
    void aValueThatIsNoNumberIsRefusedBeforeTheFirstMove() throws Exception {
        run.run(() -> {
            List<Quantity<Length>> values = List.of(q.mm(1), q.mm(Double.NaN));
            assertThatThrownBy(() -> await(scan(motor.position(), values, this::readBack)))
                    .isInstanceOf(ScanException.class)
                    .hasMessageStartingWith("motor.position: value 2 of the scan is NaN");
            isAt(0);
        });
    }

    @Test
    void theValuesAreThoseOfTheMomentInWhichTheScanWasMade() throws Exception {
        List<Quantity<Length>> values = new ArrayList<>(List.of(q.mm(1)));
        Scan<Double> scan = scan(motor.position(), values, this::readBack);
        values.clear();
        run.run(() -> assertThat(millimetres(await(scan))).containsExactly(1.0));
    }

    @Test
    void itHoldsItsParametersAndNothingElse() throws Exception {
        run.run(() -> {
            await(motor.motionVelocity().set(q.mmPerSecond(1)));
            Task<ScanResult<Double>> task = start(ascan(motor.position(), q.mm(0), q.mm(10), q.mm(1), this::readBack));
            await(sleep(Duration.ofSeconds(1)));
            try (var _ = lock(Duration.ZERO, rotation)) {
                trail.add("rotation is free");
            }
            assertThatThrownBy(() -> lock(Duration.ZERO, motor)).hasMessageContaining("ascan");
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
        });
    }

    // ---- looking at it

    @Test
    void aDryRunTellsWhatWouldBeDoneAndMovesNothing() throws Exception {
        motor.position().setLimits(q.mm(0), q.mm(100));
        run.run(() -> {
            DryRun look = await(ascan(motor.position(), q.mm(0), q.mm(10), q.mm(0.5), this::readBack)
                    .dryRun());
            assertThat(look.points()).isEqualTo(21);
            assertThat(look.axes()).singleElement().asString().contains("21 values, 0 mm to 10 mm", "[0 mm, 100 mm]");
            double speed = value(await(motor.motionVelocity().get()), "mm/s");
            assertThat(value(look.travel().orElseThrow(), "s")).isCloseTo(20 / speed, within(1e-9));
            assertThat(run.clock().elapsed()).isZero();
            assertThatThrownBy(() -> await(ascan(motor.position(), q.mm(0), q.mm(101), q.mm(1), this::readBack)
                            .dryRun()))
                    .isInstanceOf(LimitException.class);
        });
    }

    @Test
    void aScanSaysWhatItIs() {
        assertThat(ascan(motor.position(), q.mm(0), q.mm(10), q.mm(0.5), this::readBack))
                .hasToString("ascan of motor.position, 21 points (not run: await it, or dryRun it)");
    }

    @Test
    void theResultIsATable() throws Exception {
        run.run(() -> assertThat(
                        await(scan(motor.position(), linspace(q.mm(0), q.mm(100), 101), () -> coroutine(() -> 5)))
                                .toString()
                                .lines())
                .hasSize(43)
                .startsWith("scan, 101 points", "motor.position  value", "0 mm            5")
                .contains("...")
                .endsWith("100 mm          5"));
    }

    @Test
    void thePointsAreAStreamThatKeepsNone() throws Exception {
        run.run(() -> {
            Scan<Integer> scan = ascan(motor.position(), q.mm(0), q.mm(9), q.mm(1), () -> coroutine(() -> 1));
            assertThat(await(broadcast(scan.points(), block(count()))).items()).isEqualTo(10);
            isAt(0);
            assertThatThrownBy(Scans::lastScan).hasMessageContaining("no scan");
        });
    }

    /** It does not fail because of that, as it is cancelled already; so it says it. */
    @Test
    void whoIsCancelledAndDoesNotGetBackSaysSo() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(WayBack.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);
        log.setUseParentHandlers(false);
        try {
            run.run(() -> {
                await(motor.setPosition(q.mm(100)));
                Task<ScanResult<Double>> task = start(ascan(
                        motor.position(),
                        q.mm(0),
                        q.mm(1),
                        q.mm(1),
                        () -> coroutine(() -> {
                            await(motor.motionVelocity().set(q.mmPerSecond(1)));
                            await(sleep(Duration.ofHours(1)));
                            return 1.0;
                        })));
                await(sleep(Duration.ofSeconds(1)));
                task.cancel();
                assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
                assertThat(value(await(motor.getPosition()), "mm")).isBetween(1.0, 10.0);
            });
            assertThat(lines)
                    .containsExactly(
                            "ascan: motor.position did not get back to 100 mm: the time for clean-ups was over");
        } finally {
            log.setUseParentHandlers(true);
            log.removeHandler(handler);
        }
    }
}
