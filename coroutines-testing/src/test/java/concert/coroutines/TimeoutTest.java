package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static concert.quantities.Quantities.q;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work with a time limit. That no interrupt is left behind is {@link InterruptLeakTest}'s. */
class TimeoutTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void workThatTakesTooLongIsCancelledAndHasCleanedUpWhenTheTimeoutIsThrown() throws Exception {
        run.run(() -> {
            Coroutine<Void> homing = coroutine("home", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(1)));
                    trail.add("stopped");
                }
            });
            assertThatThrownBy(() -> await(homing.timeout(q.s(2))))
                    .isInstanceOfSatisfying(
                            TimedOutException.class, e -> assertThat(e.limit()).isEqualTo(ofSeconds(2)))
                    .hasMessage("home did not end within 2 s");
            assertThat(trail).containsExactly("stopped");
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(3));
        });
    }

    @Test
    void workThatEndsInTimeKeepsItsValue() throws Exception {
        run.run(() -> {
            assertThat(await(coroutine(() -> {
                                await(sleep(ofSeconds(1)));
                                return 5;
                            })
                            .timeout(ofSeconds(2))))
                    .isEqualTo(5);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(1));
        });
    }

    @Test
    void workThatFailsInTimeFails() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(coroutine(() -> {
                            throw new IllegalStateException("no beam");
                        })
                        .timeout(ofSeconds(2))))
                .hasMessage("no beam"));
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void aCleanUpThatFailsAfterTheLimitIsSeenOnce() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(coroutine(() -> {
                            try {
                                await(sleep(ofHours(1)));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("cannot stop");
                            }
                        })
                        .timeout(ofSeconds(2))))
                .hasMessage("cannot stop"));
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void workThatSwallowsItsCancelHasTimedOutAllTheSame() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(coroutine(() -> {
                            try {
                                await(sleep(ofHours(1)));
                            } catch (InterruptedException e) {
                                trail.add("swallowed");
                            }
                            return 5;
                        })
                        .timeout(ofSeconds(2))))
                .isInstanceOf(TimedOutException.class));
        assertThat(trail).containsExactly("swallowed");
    }

    @Test
    void workThatDoesNotEndAfterItsLimitIsAbandonedAndHasTimedOut() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Task<Void> task = run.supervisor().start(coroutine("scan", () -> {
            try {
                await(coroutine("driver", () -> Rig.stuckUntil(released)).timeout(ofSeconds(2)));
            } catch (TimedOutException e) {
                trail.add(e.getMessage());
            }
        }));
        Rig.untilParked(task);
        Task<?> driver = run.supervisor().tasks().getLast();
        Rig.untilParked(driver);
        // The driver counts as running, so the clock stands; and whoever is woken may set his alarms late.
        Rig.eventually("it is abandoned", () -> {
            run.clock().advance(ofMillis(100));
            return driver.state() == TaskState.ABANDONED;
        });
        run.resultOf(task);
        assertThat(trail).hasSize(1).first().asString().startsWith("driver did not end within 2 s");
        released.countDown();
        Rig.untilThreadEnded(driver);
    }

    @Test
    void aLimitOfNothingTimesOut() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(sleep(ofSeconds(1)).timeout(Duration.ZERO)))
                    .isInstanceOf(TimedOutException.class)
                    .hasMessage("sleep did not end within 0 ms");
            assertThat(run.clock().elapsed()).isZero();
        });
    }

    @Test
    void limitsMayBeNested() throws Exception {
        run.run(() -> {
            assertThatThrownBy(
                            () -> await(sleep(ofHours(1)).timeout(ofSeconds(5)).timeout(ofSeconds(2))))
                    .hasMessage("sleep did not end within 2 s");
            assertThatThrownBy(
                            () -> await(sleep(ofHours(1)).timeout(ofSeconds(3)).timeout(ofSeconds(5))))
                    .hasMessage("sleep did not end within 3 s");
            assertThatThrownBy(() ->
                            await(gather(sleep(ofHours(1)), sleep(ofSeconds(1))).timeout(ofSeconds(2))))
                    .hasMessage("gather did not end within 2 s");
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(7));
        });
    }

    @Test
    void anOuterCancelIsNoTimeout() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)).timeout(ofSeconds(2)));
                } catch (TimedOutException e) {
                    trail.add("timed out");
                } catch (InterruptedException e) {
                    trail.add("interrupted");
                    throw e;
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("interrupted");
    }

    @Test
    void whoSomebodyElseCancelsHasNotTimedOut() throws Exception {
        run.run(() -> {
            Task<String> task = start(coroutine(() -> {
                try {
                    await(coroutine("inner", () -> {
                                Task.current().cancel();
                                await(sleep(ofSeconds(1)));
                            })
                            .timeout(ofSeconds(2)));
                    return "ended";
                } catch (CancellationException e) {
                    return "cancelled";
                }
            }));
            assertThat(await(task)).isEqualTo("cancelled");
        });
    }

    @Test
    void theTimedOutTaskGoesOnAsIfNothingHadHappened() throws Exception {
        run.run(() -> {
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(() -> await(sleep(ofSeconds(1)).timeout(ofMillis(10))))
                        .isInstanceOf(TimedOutException.class);
                assertThat(Thread.interrupted()).isFalse();
                await(sleep(ofMillis(10)));
                assertThat(Task.current().state()).isEqualTo(TaskState.RUNNING);
            }
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(200));
        });
    }

    @Test
    void aNegativeLimitIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> sleep(ofSeconds(1)).timeout(ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time to wait must not be negative, got -1 s");
        assertThatThrownBy(() -> sleep(ofSeconds(1)).timeout(q.s(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
