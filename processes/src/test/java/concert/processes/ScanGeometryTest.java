package concert.processes;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.processes.Scans.ascan;
import static concert.processes.Scans.dscan;
import static concert.processes.Scans.mesh;
import static concert.quantities.Quantities.linspace;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.DeviceException;
import concert.devices.dummy.DummyCamera;
import concert.devices.dummy.DummyLinearMotor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where random scans go, beside plain models of it. {@code -Dconcert.seed=42} tries others. */
@Timeout(60)
class ScanGeometryTest {
    private static final int ROUNDS = 300;

    private final SplittableRandom random = new SplittableRandom(Long.getLong("concert.seed", 7));
    private final TestRun run = TestRun.create();
    private final DummyLinearMotor motor = new DummyLinearMotor().named("motor");

    @AfterEach
    void endRun() {
        run.close();
    }

    // ---- grids

    private int[] sizes() {
        return random.ints(random.nextInt(1, 5), 1, 6).toArray();
    }

    private static List<List<Integer>> points(Grid grid, int axes) {
        List<List<Integer>> points = new ArrayList<>();
        int[] at = new int[axes];
        for (long point = 0; point < grid.size(); point++) {
            grid.at(point, at);
            points.add(Arrays.stream(at).boxed().toList());
        }
        return points;
    }

    /** Nested loops, one for each axis. */
    private static void model(int[] sizes, List<Integer> outer, List<List<Integer>> to) {
        if (outer.size() == sizes.length) {
            to.add(outer);
            return;
        }
        for (int i = 0; i < sizes[outer.size()]; i++) {
            List<Integer> inner = new ArrayList<>(outer);
            inner.add(i);
            model(sizes, inner, to);
        }
    }

    @Test
    void aGridIsNestedLoops() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] sizes = sizes();
            List<List<Integer>> wanted = new ArrayList<>();
            model(sizes, List.of(), wanted);
            assertThat(points(new Grid(sizes, false), sizes.length)).isEqualTo(wanted);
        }
    }

    @Test
    void aSnakeVisitsEachPointOnceAndGoesOneStepAtATime() {
        for (int round = 0; round < ROUNDS; round++) {
            int[] sizes = sizes();
            Set<List<Integer>> wanted = new HashSet<>(points(new Grid(sizes, false), sizes.length));
            List<List<Integer>> snake = points(new Grid(sizes, true), sizes.length);
            assertThat(snake).hasSameSizeAs(wanted).containsAll(wanted);
            for (int point = 1; point < snake.size(); point++) {
                int way = 0;
                for (int axis = 0; axis < sizes.length; axis++) {
                    way += Math.abs(
                            snake.get(point).get(axis) - snake.get(point - 1).get(axis));
                }
                assertThat(way).as("%s in %s", point, snake).isEqualTo(1);
            }
        }
    }

    // ---- steps and limits

    private static List<Double> millimetres(ScanResult<?> result) {
        return result.points().stream()
                .map(point -> value((Quantity<?>) point.positions().getFirst(), "mm"))
                .toList();
    }

    private static Quantity<Length> inSomeUnit(double millimetre, int which) {
        return switch (which) {
            case 0 -> q.mm(millimetre);
            case 1 -> q.um(millimetre * 1000);
            default -> q.m(millimetre / 1000);
        };
    }

    @Test
    void stepsAreEqualButForTheLastAndBothEndsAreVisited() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            double start = random.nextDouble(-100, 100);
            double width = random.nextDouble(0.01, 30);
            double step = random.nextDouble(0.05, 10);
            int sign = random.nextBoolean() ? 1 : -1;
            double stop = start + sign * width;
            Quantity<Length> from = inSomeUnit(start, random.nextInt(3));
            Quantity<Length> to = inSomeUnit(stop, random.nextInt(3));
            Quantity<Length> by = inSomeUnit(sign * step, random.nextInt(3));
            run.run(() -> {
                List<Double> visited =
                        millimetres(await(ascan(motor.position(), from, to, by, () -> coroutine(() -> 0))));
                assertThat(visited.size())
                        .isBetween((int) Math.floor(width / step) + 1, (int) Math.ceil(width / step) + 1);
                assertThat(visited.getFirst()).isCloseTo(start, within(1e-9));
                assertThat(visited.getLast()).isCloseTo(stop, within(1e-9));
                for (int i = 1; i < visited.size(); i++) {
                    double went = sign * (visited.get(i) - visited.get(i - 1));
                    if (i < visited.size() - 1) {
                        assertThat(went).isCloseTo(step, within(1e-9));
                    } else {
                        assertThat(went).isGreaterThan(0).isLessThan(step + 1e-6);
                    }
                }
            });
        }
    }

    /** Refused if and only if a point is outside, and then nothing has moved. */
    @Test
    void aScanThatTouchesALimitIsDoneAndOneThatCrossesItMovesNothing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            double here = random.nextInt(-5, 6);
            int start = random.nextInt(-10, 11);
            int stop = random.nextInt(-10, 11);
            int lower = random.nextInt(-12, 0);
            int upper = random.nextInt(1, 13);
            boolean relative = random.nextBoolean();
            double origin = relative ? here : 0;
            boolean inside = Math.min(start, stop) + origin >= lower
                    && Math.max(start, stop) + origin <= upper
                    && here >= lower
                    && here <= upper;
            Quantity<Length> step = q.mm(stop < start ? -1 : 1);
            run.run(() -> {
                motor.position().clearLimits();
                await(motor.setPosition(q.mm(here)));
                List<Double> trail = new ArrayList<>();
                try (var _ = motor.position().subscribe(change -> trail.add(value(change.value(), "mm")))) {
                    motor.position().setLimits(q.mm(lower), q.mm(upper));
                    Feedback<Integer> feedback = () -> coroutine(() -> 0);
                    Scan<Integer> scan = relative
                            ? dscan(motor.position(), q.mm(start), q.mm(stop), step, feedback)
                            : ascan(motor.position(), q.mm(start), q.mm(stop), step, feedback);
                    if (inside) {
                        assertThat(await(scan).size()).isEqualTo(Math.abs(stop - start) + 1);
                        assertThat(trail).allMatch(place -> place >= lower && place <= upper);
                    } else {
                        assertThatThrownBy(() -> await(scan))
                                .isInstanceOf(DeviceException.class)
                                .hasMessageContaining("motor.position");
                        assertThat(trail).allMatch(place -> place == here);
                    }
                    assertThat(value(await(motor.getPosition()), "mm")).isCloseTo(here, within(1e-9));
                }
            });
        }
    }

    // ---- parameters of one device

    /** What one parameter may be depends on the other: the device refuses it at the point where it matters. */
    @Test
    void twoParametersOfOneDeviceThatConflictEndItWithTheNameAndGoBack() throws Exception {
        DummyCamera camera = new DummyCamera().named("camera");
        run.run(() -> {
            await(camera.roiWidth().set(q.px(600)));
            assertThatThrownBy(() -> await(mesh(
                            camera.roiWidth(),
                            List.of(q.px(100), q.px(600)),
                            camera.roiX0(),
                            List.of(q.px(0), q.px(41)),
                            () -> coroutine(() -> 0))))
                    .hasMessageContaining("camera.roi");
            assertThat(await(camera.roiWidth().get())).isEqualTo(q.px(600));
            assertThat(await(camera.roiX0().get())).isEqualTo(q.px(0));

            assertThatThrownBy(() -> await(mesh(
                            camera.roiX0(),
                            linspace(q.px(0), q.px(30), 4),
                            camera.roiWidth(),
                            List.of(q.px(600), q.px(620)),
                            () -> coroutine(() -> 0))))
                    .isInstanceOf(ScanException.class)
                    .hasMessageContaining("camera.roi");
            assertThat(await(camera.roiWidth().get())).isEqualTo(q.px(600));
            assertThat(await(camera.roiX0().get())).isEqualTo(q.px(0));
        });
    }
}
