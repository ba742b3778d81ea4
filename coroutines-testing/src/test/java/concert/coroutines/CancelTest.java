package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.blocking;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.scope;
import static concert.coroutines.Coroutines.shield;
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

import concert.coroutines.testing.Sequencer;
import concert.coroutines.testing.TestRun;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a cancel meets a task, and what the task, its children and its awaiters make of it. */
class CancelTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    static Stream<Named<Coroutine<?>>> waits() {
        return Stream.of(
                Named.of("sleep", sleep(ofHours(1))),
                Named.of("an awaited coroutine", coroutine(() -> await(sleep(ofHours(1))))),
                Named.of("a task", coroutine(() -> await(start(sleep(ofHours(1)))))),
                Named.of("a shielded task", coroutine(() -> await(shield(start(sleep(ofSeconds(2))))))),
                Named.of("a shielded coroutine", shield(sleep(ofSeconds(2)))),
                Named.of("gather", gather(sleep(ofHours(1)), sleep(ofHours(2)))),
                Named.of("gather of a list", gather(List.of(sleep(ofHours(1)), sleep(ofHours(2))))),
                Named.of(
                        "gather of tasks", coroutine(() -> await(gather(start(sleep(ofHours(1))), sleep(ofHours(1)))))),
                Named.of("race", race(sleep(ofHours(1)), sleep(ofHours(2)))),
                Named.of("timeout", sleep(ofHours(1)).timeout(ofHours(2))),
                Named.of("scope", scope(scope -> {
                    await(sleep(ofHours(1)));
                })),
                Named.of("the children of a scope", scope(scope -> {
                    scope.start(sleep(ofHours(1)));
                })),
                Named.of("blocking", blocking("call", () -> new CountDownLatch(1).await())),
                Named.of("waitUntil", waitUntil(() -> false)),
                Named.of("a condition that awaits", waitUntil(() -> {
                    await(sleep(ofHours(1)));
                    return true;
                })),
                Named.of("an event", coroutine(() -> await(new Event().untilSet()))),
                Named.of("a change", new Observable<>(1).until(value -> value == 2)),
                Named.of("its turn", coroutine(() -> new Sequencer().pass(1))),
                Named.of("foreign code", coroutine(() -> new CountDownLatch(1).await())));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void whateverATaskWaitsForACancelEndsTheWaitAndTheCleanUpMayWait(Coroutine<?> wait) throws Exception {
        run.clock().jumpAutomatically(false); // until the cancel has met the wait
        Task<?> task = run.supervisor().start(coroutine("waiting", () -> {
            try {
                await(wait);
                trail.add("went on");
            } finally {
                await(sleep(ofSeconds(1)));
                trail.add("cleaned up");
            }
        }));
        Rig.untilParked(task);
        assertThat(task.cancel()).isTrue();
        run.clock().jumpAutomatically(true);
        assertThatThrownBy(() -> run.resultOf(task)).isInstanceOf(CancellationException.class);
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("cleaned up");
        assertThat(run.unobserved()).isEmpty();
        assertThat(run.supervisor().awaitQuiet(ofSeconds(10))).isTrue();
    }

    /** The JDK closes the socket and throws no InterruptedException. */
    @Test
    void aCancelThatMeetsASocketIsNoFailure() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<?> task = run.supervisor().start(coroutine("listening", () -> {
            try (ServerSocket server = new ServerSocket(0)) {
                server.accept().close();
            }
        }));
        Rig.untilParked(task);
        assertThat(task.cancel()).isTrue();
        run.clock().jumpAutomatically(true);
        assertThatThrownBy(() -> run.resultOf(task)).isInstanceOf(CancellationException.class);
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void aSleepingTaskEndsAtTheMomentOfTheCancel() throws Exception {
        run.run(() -> {
            Task<Void> task = start(sleep(ofHours(1)));
            letOthersWait();
            assertThat(task.state()).isEqualTo(TaskState.WAITING);
            assertThat(task.cancel()).isTrue();
            awaitCancelled(task);
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1));
        });
    }

    @Test
    void aTaskCancelledBeforeItRunsNeverRuns() throws Exception {
        run.run(() -> {
            List<Task<Void>> tasks = new CopyOnWriteArrayList<>();
            // The child is born into a cancelled task that has not noticed yet, so it is cancelled before its start.
            Task<Void> parent = start(coroutine(() -> {
                Task.current().cancel();
                tasks.add(start(coroutine("late", () -> {
                    trail.add("ran");
                })));
            }));
            awaitCancelled(parent);
            awaitCancelled(tasks.getFirst());
        });
        assertThat(trail).isEmpty();
    }

    @Test
    void aCancelAfterTheEndIsRefusedAndChangesNothing() throws Exception {
        run.run(() -> {
            Task<Integer> task = start(coroutine(() -> 1));
            assertThat(await(task)).isEqualTo(1);
            assertThat(task.cancel()).isFalse();
            assertThat(task.state()).isEqualTo(TaskState.DONE);
            assertThat(await(task)).isEqualTo(1);
        });
    }

    @Test
    void aSecondCancelIsANoOpAndDoesNotDisturbTheCleanUp() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(4)));
                    trail.add("clean-up of 4 s done");
                }
            }));
            letOthersWait();
            assertThat(task.cancel()).isTrue();
            assertThat(task.cancel()).isFalse();
            await(sleep(ofSeconds(2)));
            assertThat(task.state()).isEqualTo(TaskState.CLEANING_UP);
            assertThat(task.cancel()).isFalse();
            awaitCancelled(task);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(4).plusMillis(1));
        });
        assertThat(trail).containsExactly("clean-up of 4 s done");
    }

    @Test
    void acceptedBeforeTheEndACancelNeverGivesAValue() throws Exception {
        run.run(() -> {
            Task<Integer> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } catch (InterruptedException e) {
                    trail.add("swallowed");
                }
                return 42;
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
            assertThatThrownBy(task::result).isInstanceOf(CancellationException.class);
        });
        assertThat(trail).containsExactly("swallowed");
    }

    @Test
    void aTaskThatCancelsItselfGoesOnToItsNextCancelPoint() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                assertThat(Task.current().cancel()).isTrue();
                trail.add("still running");
                await(sleep(ofMillis(1)));
                trail.add("not reached");
            }));
            awaitCancelled(task);
        });
        assertThat(trail).containsExactly("still running");
    }

    @Test
    void awaitOfATaskThatHasEndedIsACancelPointToo() throws Exception {
        run.run(() -> {
            Task<Integer> ended = start(coroutine(() -> 1));
            await(ended);
            Task<Integer> task = start(coroutine(() -> {
                Task.current().cancel();
                return await(ended);
            }));
            awaitCancelled(task);
            Task<Integer> inline = start(coroutine(() -> {
                Task.current().cancel();
                return await(coroutine(() -> {
                    trail.add("ran");
                    return 1;
                }));
            }));
            awaitCancelled(inline);
        });
        assertThat(trail).isEmpty();
    }

    @Test
    void cancellingFollowsAwaitAndTheAwaiterCleansUpLast() throws Exception {
        run.run(() -> {
            Task<Void> motion = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(2)));
                    trail.add("motion stopped");
                }
            }));
            Task<Void> scan = start(coroutine(() -> {
                try {
                    await(motion);
                } catch (InterruptedException e) {
                    trail.add("scan told");
                    throw e;
                }
            }));
            letOthersWait();
            scan.cancel();
            awaitCancelled(scan);
            assertThat(motion.state()).isEqualTo(TaskState.CANCELLED);
        });
        assertThat(trail).containsExactly("motion stopped", "scan told");
    }

    @Test
    void awaitOfATaskThatSomebodyElseCancelledThrowsCancellationException() throws Exception {
        run.run(() -> {
            Task<Void> motion = start(sleep(ofHours(1)));
            Task<String> scan = start(coroutine(() -> {
                try {
                    await(motion);
                    return "ended";
                } catch (CancellationException e) {
                    assertThat(Thread.interrupted()).isFalse();
                    await(sleep(ofSeconds(1)));
                    return e.getMessage();
                }
            }));
            letOthersWait();
            motion.cancel();
            assertThat(await(scan)).isEqualTo(motion.label() + " was cancelled");
        });
    }

    @Test
    void cancellingATaskCancelsItsChildrenAndItEndsAfterThem() throws Exception {
        run.run(() -> {
            Task<Void> parent = start(coroutine("parent", () -> {
                start(coroutine("child", () -> {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        await(sleep(ofSeconds(3)));
                        trail.add("child");
                    }
                }));
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    trail.add("parent");
                }
            }));
            letOthersWait();
            parent.cancel();
            assertThat(parent.isDone()).isFalse();
            awaitCancelled(parent);
            trail.add("seen");
            assertThat(run.supervisor().tasks()).containsExactly(Task.current());
        });
        assertThat(trail).containsExactly("parent", "child", "seen");
    }

    @Test
    void aCleanUpThatFailsMakesTheTaskFailed() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    failToClean();
                }
            }));
            letOthersWait();
            task.cancel();
            assertThatThrownBy(() -> await(task)).isInstanceOf(IllegalStateException.class);
            assertThat(task.state()).isEqualTo(TaskState.FAILED);
        });
    }

    private static void failToClean() {
        throw new IllegalStateException("the shutter does not close");
    }

    /** The awaiter gets the InterruptedException of its own cancel; the failure must not vanish behind that. */
    @Test
    void aFailingCleanUpOfAnAwaitedTaskIsReportedWhenTheAwaiterIsCancelled() throws Exception {
        run.run(() -> {
            List<Task<?>> motions = new CopyOnWriteArrayList<>();
            Task<Void> scan = start(coroutine("scan", () -> {
                Task<Void> motion = start(coroutine("motion", () -> {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        failToClean();
                    }
                }));
                motions.add(motion);
                await(motion);
            }));
            letOthersWait();
            scan.cancel();
            awaitCancelled(scan);
            assertThat(run.unobserved()).hasSize(1).first().isSameAs(motions.getFirst());
        });
    }

    @Test
    void anInterruptFromOutsideIsACancel() throws Exception {
        run.clock().jumpAutomatically(false); // nobody counts who is interrupted behind the kernel's back
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                trail.add(Task.current().isCancelRequested() ? "cancelled" : "not cancelled");
                await(sleep(Duration.ZERO));
                trail.add("cleaned up");
            }
        }));
        Rig.untilParked(task);
        task.thread().interrupt();
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("cancelled", "cleaned up");
    }

    @Test
    void anInterruptFromOutsideFollowsAwait() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> inner = run.supervisor().start(sleep(ofHours(1)));
        Task<Void> outer = run.supervisor().start(coroutine(() -> await(inner)));
        Rig.untilParked(inner);
        Rig.untilParked(outer);
        outer.thread().interrupt();
        assertThat(outer.join(ofSeconds(10))).isTrue();
        assertThat(outer.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(inner.state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void whoWrapsTheInterruptIsStillCancelled() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } catch (InterruptedException e) {
                    throw new RuntimeException("driver gave up", e);
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
            assertThat(task.failure()).isNull();
        });
    }

    @Test
    void cancelDoesNotWaitForTheCleanUp() throws Exception {
        AtomicInteger cleaned = new AtomicInteger();
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(1)));
                    cleaned.incrementAndGet();
                }
            }));
            letOthersWait();
            Duration before = run.clock().elapsed();
            task.cancel();
            assertThat(cleaned).hasValue(0);
            assertThat(run.clock().elapsed()).isEqualTo(before);
            awaitCancelled(task);
            assertThat(cleaned).hasValue(1);
            assertThat(run.clock().elapsed()).isEqualTo(before.plusSeconds(1));
        });
    }

    @Test
    void cancelledWhileItsChildrenEndATaskThatFailedStaysFailed() throws Exception {
        run.run(() -> {
            Task<Void> parent = start(coroutine(() -> {
                start(coroutine(() -> {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        await(sleep(ofSeconds(3)));
                    }
                }));
                letOthersWait();
                throw new IllegalStateException("no beam");
            }));
            await(sleep(ofSeconds(1)));
            assertThat(parent.state()).isEqualTo(TaskState.CLEANING_UP);
            assertThat(parent.cancel()).isFalse();
            assertThatThrownBy(() -> await(parent)).hasMessage("no beam");
        });
    }

    /**
     * The awaited task has ended before the awaiter's thread gets the processor. Its own cancel comes first all the same;
     * else it would find a CancellationException, as if somebody else had cancelled, and the cancel would break the first
     * wait of its clean-up.
     */
    @Test
    void anAwaiterThatWakesLateIsInterruptedAllTheSame() throws Exception {
        HookedClock clock = new HookedClock();
        try (TestRun slow = TestRun.create(builder -> builder.clock(clock))) {
            Task<Void> motion = slow.supervisor().start(new Event().untilSet());
            Task<Void> scan = slow.supervisor().start(coroutine("scan", () -> {
                try {
                    await(motion);
                } catch (InterruptedException e) {
                    trail.add("interrupted");
                    throw e;
                } finally {
                    await(sleep(ofSeconds(1)));
                    trail.add("cleaned up");
                }
            }));
            Rig.untilParked(scan);
            clock.beforeResumed = () -> {
                if (Task.currentOrNull() == scan && !motion.isDone()) {
                    Rig.eventually("the awaited task has ended", motion::isDone);
                }
            };
            scan.cancel();
            assertThat(scan.join(ofSeconds(10))).isTrue();
        }
        assertThat(trail).containsExactly("interrupted", "cleaned up");
    }

    /**
     * Who cancels is held up between the interrupt and the cancel of the task's children, and meanwhile the clean-up has
     * begun: the child that closes the shutter is none of those to be cancelled.
     */
    @Test
    void whatACleanUpStartsIsNotCancelledWithIt() throws Exception {
        AtomicReference<Task<Void>> closing = new AtomicReference<>();
        Event mayClose = new Event();
        cancelHeldUpUntil(() -> closing.get() != null, mayClose, coroutine("scan", () -> {
            try {
                await(new Event().untilSet());
            } finally {
                closing.set(start(mayClose.untilSet()));
                await(closing.get());
                trail.add("shutter closed");
            }
        }));
        assertThat(trail).containsExactly("shutter closed");
    }

    /** The same with a task that the clean-up awaits: it is not the one that was awaited when the cancel came. */
    @Test
    void whatACleanUpAwaitsIsNotCancelledWithIt() throws Exception {
        Event mayClose = new Event();
        AtomicReference<Task<?>> scan = new AtomicReference<>();
        cancelHeldUpUntil(
                () -> scan.get() != null && scan.get().waitsFor().contains("'close'"),
                mayClose,
                coroutine("scan", () -> {
                    scan.set(Task.current());
                    try {
                        await(new Event().untilSet());
                    } finally {
                        await(Supervisor.current().start(mayClose.untilSet().named("close")));
                        trail.add("shutter closed");
                    }
                }));
        assertThat(trail).containsExactly("shutter closed");
    }

    private static void cancelHeldUpUntil(BooleanSupplier cleaningUp, Event afterwards, Coroutine<Void> body)
            throws InterruptedException {
        HookedClock clock = new HookedClock();
        clock.clock.jumpAutomatically(false); // to the end of the budget, as all will wait for us
        try (TestRun slow = TestRun.create(builder -> builder.clock(clock))) {
            Task<Void> task = slow.supervisor().start(body);
            Rig.untilParked(task);
            Thread canceller = Thread.currentThread();
            clock.beforeSchedule = () -> {
                if (Thread.currentThread() == canceller) {
                    Rig.eventually("the clean-up has begun", cleaningUp);
                }
            };
            task.cancel();
            clock.beforeSchedule = () -> {};
            afterwards.set();
            clock.clock.jumpAutomatically(true);
            assertThat(task.join(ofSeconds(10))).isTrue();
            assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        }
    }
}
