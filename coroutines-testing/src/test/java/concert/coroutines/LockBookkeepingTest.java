package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the queues count about themselves, and who may pass whom; each test kills mutants that all others let live. */
class LockBookkeepingTest {
    private final TestRun run = TestRun.create();
    private final LockThing motor = new LockThing("motor");
    private final LockThing camera = new LockThing("camera");
    private final LockThing shutter = new LockThing("shutter");

    @AfterEach
    void closeRun() {
        run.close();
    }

    @Test
    void aWaiterCountsWhileItWaits() throws Exception {
        run.run(() -> {
            Task<Void> holder = start(motor.hold(2));
            pass(1);
            Task<Void> waiter = start(motor.hold(0));
            Task<Void> other = start(motor.use());
            Rig.letOthersWait();
            assertThat(motor.lockNode().waiting).isEqualTo(2);
            await(holder);
            await(waiter);
            await(other);
            assertThat(motor.lockNode().waiting).isZero();
        });
    }

    /** The abandoner withdraws the request, and so does its own thread when it comes to that: it counts once. */
    @Test
    void anAbandonedWaiterIsWithdrawnOnce() throws Exception {
        run.run(() -> {
            Task<Void> holder = start(motor.hold(1_000));
            pass(1);
            Task<Void> waiter = start(coroutine("stubborn", () -> {
                for (; ; ) {
                    try {
                        lock(motor).close();
                        return;
                    } catch (InterruptedException e) {
                        if (Task.current().isAbandoned()) {
                            return;
                        }
                    }
                }
            }));
            Rig.letOthersWait();
            waiter.cancel();
            while (!waiter.isDone()) {
                pass(1);
            }
            Rig.untilThreadEnded(waiter);
            assertThat(waiter.state()).isEqualTo(TaskState.ABANDONED);
            assertThat(motor.lockNode().waiting).isZero();
            holder.cancel();
            Rig.awaitCancelled(holder);
        });
    }

    /** Whoever holds something may pass those who wait for that, and nobody else. */
    @Test
    void whoHoldsSomethingElsePassesNobody() throws Exception {
        List<String> order = new ArrayList<>();
        run.run(() -> {
            Task<Void> cameraHolder = start(camera.hold(3));
            Task<Void> motorHolder = start(motor.hold(2));
            pass(1);
            Task<Void> first = start(coroutine("first", () -> {
                try (var _ = lock(motor, camera)) {
                    order.add("first");
                }
            }));
            Rig.letOthersWait();
            Task<Void> second = start(coroutine("second", () -> {
                try (var _ = lock(shutter)) {
                    try (var _ = lock(motor)) {
                        order.add("second");
                    }
                }
            }));
            for (Task<Void> task : List.of(cameraHolder, motorHolder, first, second)) {
                await(task);
            }
        });
        assertThat(order).containsExactly("first", "second");
    }

    /** {@code home()} may set a position although a locker waits behind it; the count of such requests comes back to 0. */
    @Test
    void whoMayPassCountsWhileItWaits() throws Exception {
        LockThing position = motor.parameter("position");
        run.run(() -> {
            Task<Void> homing = start(motor.operate(Operation.Kind.ACT, () -> {
                pass(2);
                await(position.use(1));
            }));
            pass(1);
            Task<Void> locker = start(motor.hold(0));
            await(homing);
            await(locker);
        });
        assertThat(motor.lockNode().root.passing).isZero();
        assertThat(motor.lockNode().waiting).isZero();
    }

    @Test
    void aWaitTellsForHowLong() throws Exception {
        run.run(() -> {
            Task<Void> holder = start(motor.hold(5));
            pass(2);
            Task<Void> waiter = start(motor.hold(0));
            pass(1);
            LockWait wait = waiter.lockWaits().getFirst();
            assertThat(wait.heldFor()).isEqualTo(SECOND.multipliedBy(3));
            assertThat(wait.waiting()).isEqualTo(SECOND.multipliedBy(1));
            await(holder);
            await(waiter);
        });
    }
}
