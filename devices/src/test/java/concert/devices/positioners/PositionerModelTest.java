package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.MILLIMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import concert.coroutines.testing.TestRun;
import concert.devices.LimitException;
import concert.devices.dummy.DummyLinearMotor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random axes, directions and vectors, beside three numbers that are kept by hand. */
class PositionerModelTest {
    private static final double LIMIT = 10;

    /** Whether anything was refused, and where everything is; null for an axis that is missing. */
    private static final class Model {
        private final @Nullable Double[] at = new Double[3];

        /** False, and nothing has changed, if one component is not allowed. */
        boolean moves(double[] wanted, boolean relative) {
            @Nullable Double[] next = at.clone();
            for (int i = 0; i < 3; i++) {
                if (Double.isNaN(wanted[i])) {
                    continue;
                }
                Double here = at[i];
                if (here == null) {
                    if (wanted[i] != 0) {
                        return false;
                    }
                    continue;
                }
                next[i] = relative ? here + wanted[i] : wanted[i];
                if (Math.abs(next[i]) > LIMIT) {
                    return false;
                }
            }
            System.arraycopy(next, 0, at, 0, 3);
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void isWhereThePlainNumbersAre(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Model model = new Model();
        List<Axis<?>> axes = new ArrayList<>();
        int[] directions = new int[3];
        DummyLinearMotor[] motors = new DummyLinearMotor[3];
        int present = random.nextInt(1, 8); // a bit for each axis, at least one
        for (Coordinate coordinate : Coordinate.values()) {
            int i = coordinate.index();
            if ((present >> i & 1) == 1) {
                directions[i] = random.nextBoolean() ? 1 : -1;
                motors[i] = new DummyLinearMotor();
                motors[i].position().setLimits(q.mm(-LIMIT), q.mm(LIMIT));
                axes.add(random.nextInt(axes.size() + 1), new Axis<>(coordinate, motors[i], directions[i]));
                model.at[i] = 0.0;
            }
        }
        Positioner positioner = new Positioner(axes.toArray(Axis<?>[]::new));
        int refusals = 0;
        try (TestRun run = TestRun.create()) {
            for (int step = 0; step < 150; step++) {
                double[] wanted = random.doubles(3, -6, 6).toArray();
                for (int i = 0; i < 3; i++) {
                    int kind = random.nextInt(6);
                    wanted[i] = kind == 0 || (motors[i] == null && kind < 4) ? Double.NaN : kind == 1 ? 0 : wanted[i];
                }
                boolean relative = random.nextBoolean();
                boolean allowed = model.moves(wanted, relative);
                boolean done = run.run(() -> {
                    try {
                        var goal = vector(MILLIMETRE, wanted);
                        await(relative ? positioner.move(goal) : positioner.setPosition(goal));
                        return true;
                    } catch (PositionerException | LimitException e) {
                        return false;
                    }
                });
                refusals += done ? 0 : 1;
                assertThat(done)
                        .as("step %d: %s", step, Arrays.toString(wanted))
                        .isEqualTo(allowed);
                run.run(() -> {
                    double[] read = await(positioner.getPosition()).values(MILLIMETRE);
                    for (int i = 0; i < 3; i++) {
                        Double expected = model.at[i];
                        if (expected == null) {
                            assertThat(read[i]).isNaN();
                        } else {
                            assertThat(read[i]).isCloseTo(expected, within(1e-11));
                            assertThat(value(await(motors[i].getPosition()), MILLIMETRE) * directions[i])
                                    .isCloseTo(expected, within(1e-11));
                        }
                    }
                });
            }
        }
        assertThat(refusals).isBetween(1, 149);
    }
}
