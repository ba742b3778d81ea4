package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a clean-up may take: its budget, then slices of a second, then it is abandoned. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CleanUpBudgetTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    /** When something happened, counted from {@code begin}. */
    private Duration since(Duration begin) {
        return run.clock().elapsed().minus(begin);
    }

    private static void hang() throws InterruptedException {
        await(new Event().untilSet());
    }

    @Test
    void aCleanUpWithinItsBudgetIsNotDisturbed() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofMillis(4999)));
                    trail.add("cleaned up");
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void whenTheBudgetIsSpentTheCurrentWaitIsInterruptedAndTheOuterFinallyStillClosesTheShutter() throws Exception {
        run.run(() -> {
            Duration begin = run.clock().elapsed();
            Task<Void> task = start(coroutine("scan", () -> {
                try {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        hang();
                    }
                } finally {
                    trail.add("closing after " + since(begin).toSeconds() + " s");
                    await(sleep(ofMillis(900)));
                    trail.add("shutter closed");
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
            assertThat(since(begin)).isEqualTo(ofMillis(5901));
        });
        assertThat(trail).containsExactly("closing after 5 s", "shutter closed");
    }

    @Test
    void theInterruptOfASpentBudgetSaysSo() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine("scan", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    try {
                        hang();
                    } catch (InterruptedException e) {
                        trail.add(e.getMessage());
                    }
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
            assertThat(trail).containsExactly(task.label() + " has spent its clean-up budget of 5 s");
        });
    }

    @Test
    void eachLaterWaitGetsOneSecondAndAfterTenTheTaskIsAbandoned() throws Exception {
        List<Duration> interrupts = new CopyOnWriteArrayList<>();
        Task<?>[] scan = new Task<?>[1];
        CountDownLatch released = new CountDownLatch(1);
        run.run(() -> {
            Task<Void> task = start(coroutine("scan", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    Task<?> me = Task.current();
                    while (!me.isDone()) {
                        try {
                            hang();
                        } catch (InterruptedException e) {
                            interrupts.add(run.clock().elapsed());
                        }
                    }
                    Rig.stuckUntil(released);
                }
            }));
            scan[0] = task;
            letOthersWait();
            task.cancel();
            Duration begin = run.clock().elapsed();
            assertThatThrownBy(() -> await(task))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage(task.label() + " was abandoned: it did not end its clean-up in time");
            assertThat(since(begin)).isEqualTo(ofSeconds(15));
            assertThat(interrupts.stream().map(at -> at.minus(begin).toMillis()))
                    .startsWith(5000L, 6000L, 7000L, 8000L, 9000L, 10_000L, 11_000L, 12_000L, 13_000L, 14_000L);
            assertThat(task.state()).isEqualTo(TaskState.ABANDONED);
        });
        assertThat(run.abandoned()).hasSize(1).first().isSameAs(scan[0]);
        assertThat(run.supervisor().tasks()).contains(scan[0]); // its thread has not ended
        released.countDown();
        Rig.untilThreadEnded(scan[0]);
        assertThat(run.supervisor().tasks()).isEmpty();
        assertThat(scan[0].state()).isEqualTo(TaskState.ABANDONED);
    }

    @Test
    void theBudgetBeginsWhenTheAwaitedTaskHasCleanedUp() throws Exception {
        run.run(() -> {
            Task<Void> outer = start(coroutine("outer", () -> {
                Task<Void> inner = start(coroutine("inner", () -> {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        await(sleep(ofSeconds(4)));
                    }
                }));
                try {
                    await(inner);
                } finally {
                    await(sleep(ofSeconds(4)));
                    trail.add("both cleaned up");
                }
            }));
            letOthersWait();
            Duration begin = run.clock().elapsed();
            outer.cancel();
            awaitCancelled(outer);
            assertThat(since(begin)).isEqualTo(ofSeconds(8));
        });
        assertThat(trail).containsExactly("both cleaned up");
        assertThat(run.abandoned()).isEmpty();
    }

    @Test
    void theBudgetBeginsWhenTheGatheredTasksHaveCleanedUp() throws Exception {
        run.run(() -> {
            Coroutine<Void> member = coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(4)));
                }
            });
            Task<Void> outer = start(coroutine("outer", () -> {
                try {
                    await(gather(member, member));
                } finally {
                    await(sleep(ofSeconds(4)));
                    trail.add("all cleaned up");
                }
            }));
            letOthersWait();
            outer.cancel();
            awaitCancelled(outer);
        });
        assertThat(trail).containsExactly("all cleaned up");
    }

    @Test
    void tasksAwaitedInACleanUpAreCancelledWhenItsBudgetIsSpent() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine("scan", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    try {
                        await(start(coroutine("slow", () -> {
                            try {
                                await(sleep(ofHours(1)));
                            } finally {
                                trail.add("slow one stopped");
                            }
                        })));
                    } finally {
                        trail.add("next");
                        await(gather(sleep(ofMillis(500)), sleep(ofMillis(500))));
                        trail.add("gathered in a slice");
                    }
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("slow one stopped", "next", "gathered in a slice");
    }

    @Test
    void cancelAllGivesItsOwnBudget() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<?> task = run.supervisor().start(coroutine(() -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                try {
                    hang();
                } finally {
                    trail.add("after " + run.clock().elapsed().toMillis() + " ms");
                }
            }
        }));
        Rig.untilParked(task);
        assertThat(run.supervisor().cancelAll(ofMillis(500))).isEqualTo(1);
        run.clock().jumpAutomatically(true);
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("after 500 ms");
    }

    /** A budget of nothing must not make the watch look again and again at the same moment. */
    @Test
    void withABudgetOfNothingACleanUpStillHasItsSlices() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<?> outer = run.supervisor().start(coroutine("outer", () -> {
            await(start(coroutine("inner", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    try {
                        hang();
                    } finally {
                        await(sleep(ofMillis(700)));
                        trail.add("shutter closed");
                    }
                }
            })));
        }));
        Rig.untilParked(outer);
        Rig.untilParked(run.supervisor().tasks().getLast());
        run.supervisor().cancelAll(Duration.ZERO);
        run.clock().jumpAutomatically(true);
        assertThat(outer.join(ofSeconds(10))).isTrue();
        assertThat(trail).containsExactly("shutter closed");
    }

    @Test
    void theTimeLeftCanBeShown() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(3)));
                }
            }));
            letOthersWait();
            task.cancel();
            await(sleep(ofSeconds(2)));
            assertThat(task.cleanUpLeft()).isEqualTo(ofSeconds(3));
            assertThat(task.waitsFor()).isEqualTo("sleeps");
            awaitCancelled(task);
        });
    }

    @Test
    void theBudgetOfASupervisorIsASetting() throws Exception {
        try (TestRun brief = TestRun.create(builder -> builder.cleanUpBudget(ofMillis(300)))) {
            brief.run(() -> {
                Task<Void> task = start(coroutine(() -> {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        hang();
                    }
                }));
                letOthersWait();
                task.cancel();
                awaitCancelled(task);
                assertThat(brief.clock().elapsed()).isEqualTo(ofMillis(301));
            });
        }
    }

    /** A driver's own wait knows nothing of the kernel: only an interrupt ends it. */
    @Test
    void aForeignWaitIsInterruptedWhenTheBudgetIsSpent() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        run.clock().jumpAutomatically(false);
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    trail.add("interrupted");
                }
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        Rig.eventually("it waits in its clean-up", () -> task.thread() != null && isIn(task, "CountDownLatch"));
        run.clock().advance(ofSeconds(5));
        Rig.untilThreadEnded(task);
        assertThat(trail).containsExactly("interrupted");
    }

    private static boolean isIn(Task<?> task, String type) {
        Thread thread = task.thread();
        return thread != null
                && Stream.of(thread.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(type));
    }
}
