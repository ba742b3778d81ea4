package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Coroutines.waitUntil;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A cancel arrives as Java's interrupt, which foreign code may consume, swallow or set again; it is delivered exactly
 * once all the same.
 */
class CancelDeliveryTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void endRun() {
        run.close();
    }

    /** Cancels {@code body}, which the kernel does not see waiting, when its thread waits; to be awaited with join. */
    private Task<?> cancelInForeignCode(Coroutine.Procedure body) throws InterruptedException {
        Task<?> task = run.supervisor().start(coroutine("foreign", body));
        Rig.untilParked(task);
        assertThat(task.state()).isEqualTo(TaskState.RUNNING);
        assertThat(task.cancel()).isTrue();
        assertThat(task.join(ofSeconds(10))).as(run.supervisor().dump()).isTrue();
        return task;
    }

    @Test
    void anInterruptThatForeignCodeHasThrownIsNotThrownAgainInTheCleanUp() throws Exception {
        Task<?> task = cancelInForeignCode(() -> {
            try {
                never.await();
            } finally {
                await(sleep(ofSeconds(1)));
                await(sleep(ofSeconds(1)));
                trail.add("cleaned up");
            }
        });
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void theJdksSleepIsForeignCodeToo() throws Exception {
        Task<?> task = run.supervisor().start(coroutine(() -> {
            try {
                Thread.sleep(ofHours(1));
            } finally {
                await(sleep(ofSeconds(1)));
                trail.add("cleaned up");
            }
        }));
        Rig.eventually(
                "it sleeps", () -> task.thread() != null && task.thread().getState() == Thread.State.TIMED_WAITING);
        task.cancel();
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void aCleanUpAfterForeignCodeMayStartTasksOfItsOwn() throws Exception {
        cancelInForeignCode(() -> {
            try {
                never.await();
            } finally {
                // Nothing in here is a cancel point before the child is born.
                Task<Void> closing = start(coroutine("close", () -> {
                    await(sleep(ofSeconds(1)));
                    trail.add("closed");
                }));
                await(closing);
                trail.add("cleaned up");
            }
        });
        assertThat(trail).containsExactly("closed", "cleaned up");
    }

    @Test
    void aCleanUpAfterForeignCodeMayGather() throws Exception {
        cancelInForeignCode(() -> {
            try {
                never.await();
            } finally {
                await(gather(sleep(ofSeconds(1)), sleep(ofSeconds(2)).timeout(ofSeconds(3))));
                trail.add("cleaned up");
            }
        });
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void aFlagThatForeignCodeSetsAgainDoesNotBreakTheCleanUp() throws Exception {
        Task<?> task = cancelInForeignCode(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // as the textbook has it
            } finally {
                await(sleep(ofSeconds(1)));
                Thread.currentThread().interrupt();
                await(sleep(ofSeconds(1)));
                trail.add("cleaned up");
            }
        });
        // The first wait could not know whether the flag was the cancel's own; the cancel was thrown there, once.
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void aFlagThatIsSetAgainAfterTheDeliveryIsDropped() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    Thread.currentThread().interrupt();
                    await(sleep(ofSeconds(1)));
                    trail.add("first step");
                    Task<Void> step = start(sleep(ofSeconds(1)));
                    Thread.currentThread().interrupt();
                    await(step);
                    Thread.currentThread().interrupt();
                    await(gather(sleep(ofSeconds(1)), sleep(ofSeconds(1))));
                    trail.add("second step");
                    assertThat(Thread.interrupted()).isFalse();
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("first step", "second step");
    }

    @Test
    void aFlagThatIsSetWhileTheCleanUpWaitsIsDropped() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(2)));
                    trail.add("cleaned up");
                }
            }));
            letOthersWait();
            task.cancel();
            await(sleep(ofSeconds(1)));
            task.thread().interrupt();
            awaitCancelled(task);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(2).plusMillis(1));
        });
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void aWaitInTheLibraryStopsEvenIfTheConditionSwallowsTheInterrupt() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                await(waitUntil(() -> {
                    try {
                        await(sleep(ofSeconds(1)));
                    } catch (InterruptedException e) {
                        trail.add("swallowed");
                    }
                    return false;
                }));
                trail.add("went on");
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1));
        });
        assertThat(trail).containsExactly("swallowed");
    }

    @Test
    void aLibraryLoopStopsEvenIfItsBodySwallowsTheInterrupt() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                LoopGuard loop = LoopGuard.begin();
                for (int point = 0; point < 100; point++) {
                    loop.check();
                    trail.add("point " + point);
                    try {
                        await(sleep(ofSeconds(1)));
                    } catch (InterruptedException e) {
                        trail.add("swallowed");
                    }
                }
            }));
            await(sleep(ofMillis(1500)));
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("point 0", "point 1", "swallowed");
    }

    @Test
    void aLibraryLoopStopsEvenIfForeignCodeInItConsumedTheInterrupt() throws Exception {
        Task<?> task = cancelInForeignCode(() -> {
            LoopGuard loop = LoopGuard.begin();
            for (int point = 0; point < 100; point++) {
                loop.check();
                trail.add("point " + point);
                try {
                    never.await();
                } catch (InterruptedException e) {
                    trail.add("swallowed");
                }
            }
        });
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("point 0", "swallowed");
    }

    @Test
    void aLibraryLoopThatBeginsInTheCleanUpRuns() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    LoopGuard rampDown = LoopGuard.begin();
                    for (int volts = 3; volts > 0; volts--) {
                        rampDown.check();
                        await(sleep(ofMillis(100)));
                        trail.add(volts + " V");
                    }
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("3 V", "2 V", "1 V");
    }

    @Test
    void aLibraryLoopDoesNotBeginAfterACancel() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                Task.current().cancel();
                LoopGuard.begin();
                trail.add("began");
            }));
            awaitCancelled(task);
        });
        assertThat(trail).isEmpty();
    }

    @Test
    void userCodeThatSwallowsTheStopMayOnlyReadAndMakeSafeWhenItsBudgetIsSpent() throws Exception {
        Rig.Apparatus motor = new Rig.Apparatus("motor");
        AtomicReference<Throwable> refused = new AtomicReference<>();
        run.run(() -> {
            Task<Void> task = start(coroutine("stubborn", () -> {
                try {
                    await(sleep(ofHours(1)));
                } catch (InterruptedException e) {
                    trail.add("swallowed");
                }
                Operation.enter(Operation.Kind.ACT, motor, "motor.position: set")
                        .close();
                trail.add("moved in the budget");
                sleepThrough(5);
                try {
                    Operation.enter(Operation.Kind.ACT, motor, "motor.position: set")
                            .close();
                } catch (FencedException e) {
                    refused.set(e);
                }
                Operation.enter(Operation.Kind.READ, motor, "motor.position: get")
                        .close();
                Operation.enter(Operation.Kind.SAFE, motor, "motor: off").close();
                Operation.enter(Operation.Kind.STOP, motor, "motor: stop").close();
                trail.add("read and made safe");
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("swallowed", "moved in the budget", "read and made safe");
        assertThat(refused.get())
                .hasMessageMatching(
                        "motor.position: set is refused: task \\d+ 'stubborn' has spent its clean-up budget");
    }

    private static void sleepThrough(int seconds) {
        for (int second = 0; second < seconds; second++) {
            try {
                await(sleep(ofSeconds(1)));
            } catch (InterruptedException e) {
                // goes on whatever is said
            }
        }
    }

    @Test
    void whoWaitsForTheFutureOfACancelledTaskHearsOfIt() throws Exception {
        run.run(() -> {
            Task<Void> inner = start(sleep(ofHours(1)));
            Task<String> outer = start(coroutine(() -> {
                try {
                    return "got " + inner.asFuture().get();
                } catch (CancellationException e) {
                    return "inner was cancelled";
                }
            }));
            inner.cancel();
            assertThat(await(outer)).isEqualTo("inner was cancelled");
        });
    }

    @Test
    void cancelIsDeliveredOnlyOnce() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                for (int i = 0; i < 3; i++) {
                    try {
                        await(sleep(ofSeconds(1)));
                        trail.add("slept");
                    } catch (InterruptedException e) {
                        trail.add("interrupted");
                    }
                }
            }));
            letOthersWait();
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
        });
        assertThat(trail).containsExactly("interrupted", "slept", "slept");
    }
}
