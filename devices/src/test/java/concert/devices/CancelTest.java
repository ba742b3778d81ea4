package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.quantities.Quantities.q;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.FencedException;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    private static void cancel(Task<?> task) {
        task.cancel();
        assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
    }

    @Test
    void cancelledMoveStopsTheMotorOnceAndLeavesADefinedState() throws Exception {
        motor.hardware = wanted -> await(sleep(q.s(10)));
        run.run(() -> {
            Task<Void> move = start(motor.position.set(q.mm(5)));
            await(sleep(q.s(1)));
            cancel(move);
            // When the await is over the clean-up is, too.
            assertThat(motor.calls).containsExactly("move to 5 mm", "stop");
            assertThat(motor.state.lastKnown()).contains(Stage.Mode.STANDBY);
            motor.hardware = wanted -> motor.value = wanted;
            await(motor.position.set(q.mm(1)));
        });
    }

    @Test
    void stopThatTakesTimeIsWaitedFor() throws Exception {
        motor.hardware = wanted -> await(sleep(q.s(10)));
        motor.stopping = () -> await(sleep(q.s(2)));
        run.run(() -> {
            Task<Void> move = start(motor.position.set(q.mm(5)));
            await(sleep(q.s(1)));
            cancel(move);
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(3));
        });
    }

    @Test
    void aMoveThatWaitedForALockStopsNobody() throws Exception {
        run.run(() -> {
            Task<Void> late = start(coroutine(() -> {
                await(sleep(q.s(1)));
                await(motor.position.set(q.mm(5)));
            }));
            try (var _ = lock(motor)) {
                await(sleep(q.s(2)));
                late.cancel();
                await(sleep(q.s(1)));
            }
            assertThatThrownBy(() -> await(late)).isInstanceOf(CancellationException.class);
        });

        assertThat(motor.calls).isEmpty();
    }

    @Test
    void aMoveThatWasRefusedStopsNobody() throws Exception {
        motor.hardware = wanted -> await(sleep(q.s(10)));
        run.run(() -> {
            Task<Void> first = start(motor.position.set(q.mm(5)));
            await(sleep(q.s(1)));
            assertThatThrownBy(() -> await(motor.home())).isInstanceOf(TransitionNotAllowedException.class);
            assertThat(motor.calls).containsExactly("move to 5 mm");
            await(first);
        });

        assertThat(motor.calls).containsExactly("move to 5 mm");
    }

    @Test
    void cancellingAfterTheMoveHasEndedStopsNobody() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                await(motor.position.set(q.mm(5)));
                await(sleep(q.s(10)));
            }));
            await(sleep(q.s(1)));
            cancel(task);
        });

        assertThat(motor.calls).containsExactly("move to 5 mm");
    }

    /** The driver returns as if it had arrived, in the middle of a motion. */
    @Test
    void aDriverThatSwallowsTheCancelIsStoppedAllTheSame() throws Exception {
        List<String> after = new CopyOnWriteArrayList<>();
        motor.hardware = wanted -> {
            try {
                await(sleep(q.s(10)));
            } catch (InterruptedException e) {
                // what bad drivers do
            }
        };
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                await(motor.position.set(q.mm(5)));
                after.add("went on");
            }));
            await(sleep(q.s(1)));
            cancel(task);
        });

        assertThat(motor.calls).containsExactly("move to 5 mm", "stop");
        assertThat(after).isEmpty();
        assertThat(motor.position.lastKnown()).isEmpty();
    }

    @Test
    void aStopThatFailsDoesNotHideWhyTheMoveEnded() throws Exception {
        motor.homing = () -> {
            throw new DeviceException("motor", "lost its reference");
        };
        motor.stopping = () -> {
            throw new DeviceException("motor", "does not stop");
        };

        assertThatThrownBy(() -> run.run(() -> await(motor.home())))
                .hasMessage("motor: lost its reference")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("motor: does not stop"));
        assertThat(motor.state.lastKnown()).contains(Stage.Mode.STANDBY);
    }

    /**
     * The worst driver: it hangs in a call that no interrupt ends. Real threads, with the clock moved by hand: stop
     * after 200 ms from a platform thread, abandoned after the budget, the device suspect, and what the driver tries
     * when it comes back is refused.
     */
    @Test
    void aDriverStuckForGoodIsStoppedForAbandonedAndFenced() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Stage other = new Stage().named("other");
        List<Object> seen = new CopyOnWriteArrayList<>();
        motor.stopping = () -> {
            seen.add(Thread.currentThread().isVirtual() ? "virtual" : "platform");
            stopped.countDown();
        };
        motor.hardware = wanted -> {
            inside.countDown();
            awaitUninterruptibly(release);
            try {
                await(other.lamp.set(true));
            } catch (FencedException | InterruptedException refused) {
                seen.add("refused");
            } finally {
                returned.countDown();
            }
        };
        Task<Void> move = run.supervisor().start(motor.position.set(q.mm(5)));
        assertThat(inside.await(5, SECONDS)).isTrue();
        move.cancel();
        run.clock().advance(Duration.ofMillis(200));
        assertThat(stopped.await(5, SECONDS)).isTrue();
        run.clock().advance(Duration.ofSeconds(5));
        assertThat(move.join(Duration.ofSeconds(5))).isTrue();

        assertThat(move.state()).isEqualTo(TaskState.ABANDONED);
        assertThat(seen).containsExactly("platform");
        onlyReadingAndStoppingWork();

        release.countDown();
        assertThat(returned.await(5, SECONDS)).isTrue();
        assertThat(seen).last().isEqualTo("refused");
        assertThat(other.on).isFalse();

        motor.recover();
        motor.hardware = wanted -> motor.value = wanted;
        run.run(() -> await(motor.position.set(q.mm(1))));
        assertThat(motor.value).isEqualTo(q.mm(1));
    }

    private void onlyReadingAndStoppingWork() throws Exception {
        assertThat(motor.isSuspect()).isTrue();
        assertThatThrownBy(() -> run.run(() -> await(motor.lamp.set(true))))
                .isInstanceOf(SuspectException.class)
                .hasMessage("motor.lamp: set: refused, because an abandoned task is still inside motor; "
                        + "check the device, then call recover()");
        assertThatThrownBy(() -> run.run(() -> await(motor.home()))).isInstanceOf(SuspectException.class);
        assertThat(run.run(() -> await(motor.position.get()))).isEqualTo(q.mm(0));
        run.run(() -> await(motor.position.stop()));
        motor.emergencyStop();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                latch.await();
                done = true;
            } catch (InterruptedException e) {
                // as a call into a C library would
            }
        }
    }

    @Test
    void recoverOfAHealthyDeviceChangesNothing() throws Exception {
        motor.homing = () -> await(sleep(q.s(10)));
        run.run(() -> {
            Task<Void> home = start(motor.home());
            await(sleep(q.s(1)));
            motor.recover();
            assertThat(motor.state.lastKnown()).contains(Stage.Mode.MOVING);
            await(home);
        });
    }
}
