package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.devices.positioners.Coordinate.X;
import static concert.devices.positioners.Coordinate.Y;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.MILLIMETRE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import concert.devices.Device;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.dummy.DummyLinearMotor;
import concert.devices.motors.LinearMotor;
import concert.devices.motors.MotorState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;

class SuspectAxisTest {
    /** A motor whose brake hangs in a call that no interrupt ends. */
    private static final class Stuck extends Device implements LinearMotor {
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);
        private volatile Quantity<Length> here = q.mm(0);

        private final StateParameter<MotorState> state = state(MotorState.STANDBY);
        private final Rule<MotorState> motion = state.fromAny().stop(() -> {});
        private final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Where it is.")
                .get(() -> here)
                .set(wanted -> here = wanted)
                .during(motion);
        private final Parameter<Boolean> brake =
                parameter("brake", Boolean.class, "Whether it brakes.").set(_ -> hang());

        private void hang() {
            inside.countDown();
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    // as a call into a C library would
                }
            }
        }

        @Override
        public QuantityParameter<Length> position() {
            return position;
        }

        @Override
        public Coroutine<Void> home() {
            return position.set(q.mm(0));
        }
    }

    /** Such a motor refuses to move when it is told to, and by then the other one would be on its way. */
    @Test
    void nothingMovesIfAnAbandonedTaskIsInsideTheLastMotor() throws Exception {
        try (TestRun run = TestRun.create()) {
            DummyLinearMotor good = new DummyLinearMotor();
            Stuck stuck = new Stuck();
            var _ = stuck.named("stuck");
            Positioner positioner = new Positioner(new Axis<>(X, good), new Axis<>(Y, stuck)).named("p");
            Task<Void> brake = run.supervisor().start(stuck.brake.set(true));
            assertThat(stuck.inside.await(5, SECONDS)).isTrue();
            brake.cancel();
            run.clock().advance(Duration.ofSeconds(6));
            assertThat(brake.join(Duration.ofSeconds(5))).isTrue();
            assertThat(brake.state()).isEqualTo(TaskState.ABANDONED);

            assertThatThrownBy(() -> run.run(() -> await(positioner.setPosition(vector(MILLIMETRE, 1, 1, 0)))))
                    .isInstanceOf(PositionerException.class)
                    .hasMessage("p.position: cannot move in y, stuck is suspect");
            assertThat(run.run(() -> await(good.getPosition()))).isEqualTo(q.mm(0));

            stuck.release.countDown();
            stuck.recover();
            run.run(() -> await(positioner.setPosition(vector(MILLIMETRE, 1, 1, 0))));
            assertThat(stuck.here).isEqualTo(q.mm(1));
        }
    }
}
