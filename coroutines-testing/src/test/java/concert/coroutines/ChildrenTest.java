package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who belongs to whom: what {@code start} makes at the prompt and inside a coroutine, and what happens at the end. */
class ChildrenTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    private Coroutine<Void> untilCancelled(String name) {
        return coroutine(name, () -> {
            try {
                await(sleep(ofHours(1)));
                trail.add(name + " ended");
            } finally {
                if (Task.current().isCancelRequested()) {
                    await(sleep(ofSeconds(1)));
                    trail.add(name + " cleaned up");
                }
            }
        });
    }

    private static Coroutine<Void> failing(String message) {
        return coroutine("failing", () -> {
            throw new IllegalStateException(message);
        });
    }

    @Test
    void startDoesNotWait() throws Exception {
        run.run(() -> {
            Task<Void> task = start(sleep(ofHours(1)));
            assertThat(task.isDone()).isFalse();
            assertThat(run.clock().elapsed()).isZero();
        });
    }

    @Test
    void aTaskStartedAtThePromptIsTheSessions() throws Exception {
        AtomicReference<Task<Void>> task = new AtomicReference<>();
        run.input(() -> {
            task.set(start(untilCancelled("background")));
        });
        run.run(() -> await(task.get()));
        assertThat(trail).containsExactly("background ended");
    }

    /** An input that fails or is cancelled takes nothing with it that was started at the prompt. */
    @Test
    void aFailingInputLeavesItsBackgroundTasksAlone() {
        AtomicReference<Task<Void>> task = new AtomicReference<>();
        assertThatThrownBy(() -> run.input(() -> {
                    task.set(start(untilCancelled("background")));
                    throw new IOException("typing error");
                }))
                .isInstanceOf(IOException.class);
        assertThatCode(() -> run.run(() -> await(task.get()))).doesNotThrowAnyException();
    }

    @Test
    void aTaskStartedByACoroutineOfThePromptIsThatInputsChild() {
        assertThatThrownBy(() -> run.input(() -> await(coroutine(() -> {
                    start(untilCancelled("child"));
                    letOthersWait();
                    throw new IllegalStateException("scan failed");
                }))))
                .hasMessage("scan failed");
        assertThat(trail).containsExactly("child cleaned up");
    }

    @Test
    void aFailingParentCancelsItsChildrenAndItsEndIsSeenAfterTheirCleanUp() throws Exception {
        run.run(() -> {
            Task<Void> parent = start(coroutine("parent", () -> {
                start(untilCancelled("first"));
                start(untilCancelled("second"));
                letOthersWait();
                throw new IllegalStateException("no beam");
            }));
            assertThatThrownBy(() -> await(parent)).hasMessage("no beam");
            trail.add("seen");
        });
        assertThat(trail).hasSize(3).endsWith("seen").contains("first cleaned up", "second cleaned up");
    }

    @Test
    void whileItsChildrenCleanUpAFailedParentShowsWhatItWaitsFor() throws Exception {
        run.run(() -> {
            Task<Void> parent = start(coroutine("parent", () -> {
                start(untilCancelled("child"));
                letOthersWait();
                throw new IllegalStateException("no beam");
            }));
            await(sleep(ofMillis(500)));
            assertThat(parent.state()).isEqualTo(TaskState.CLEANING_UP);
            assertThat(parent.waitsFor()).isEqualTo("waits for the clean-up of its children");
            assertThatThrownBy(() -> await(parent)).hasMessage("no beam");
        });
    }

    @Test
    void whenAParentEndsNormallyItsChildrenMoveToTheSession() throws Exception {
        AtomicReference<Task<Void>> child = new AtomicReference<>();
        run.run(() -> {
            Task<Integer> parent = start(coroutine(() -> {
                child.set(start(untilCancelled("child")));
                return 1;
            }));
            assertThat(await(parent)).isEqualTo(1);
            assertThat(child.get().isDone()).isFalse();
            assertThat(parent.cancel()).isFalse();
        });
        // Its grandparent, the test's coroutine, has ended too.
        run.run(() -> await(child.get()));
        assertThat(trail).containsExactly("child ended");
    }

    @Test
    void grandchildrenAreCancelledToo() throws Exception {
        run.run(() -> {
            Task<Void> parent = start(coroutine(() -> {
                start(coroutine(() -> {
                    start(untilCancelled("grandchild"));
                    await(sleep(ofHours(1)));
                }));
                await(sleep(ofHours(1)));
            }));
            letOthersWait();
            parent.cancel();
            Rig.awaitCancelled(parent);
        });
        assertThat(trail).containsExactly("grandchild cleaned up");
    }

    @Test
    void theFailureOfAnUnawaitedChildIsReportedOnceAfterItsParentsEnd() throws Exception {
        run.run(() -> {
            AtomicReference<Task<Void>> child = new AtomicReference<>();
            Task<Void> parent = start(coroutine(() -> {
                child.set(start(failing("child")));
                await(sleep(ofSeconds(1)));
                assertThat(child.get().state()).isEqualTo(TaskState.FAILED);
                assertThat(run.unobserved()).isEmpty();
            }));
            await(parent);
            letOthersWait();
            assertThat(run.unobserved()).hasSize(1).first().isSameAs(child.get());
        });
        assertThat(run.unobserved()).hasSize(1);
    }

    @Test
    void aFailureThatIsAwaitedLaterIsNotReported() throws Exception {
        run.run(() -> {
            Task<Void> child = start(failing("child"));
            await(sleep(ofSeconds(1)));
            assertThatThrownBy(() -> await(child)).hasMessage("child");
        });
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void aFailureThatIsAwaitedLaterInACoroutineOfThePromptIsNotReported() throws Exception {
        run.input(() -> await(coroutine(() -> {
            Task<Void> child = start(failing("child"));
            await(sleep(ofSeconds(1)));
            assertThatThrownBy(() -> await(child)).hasMessage("child");
        })));
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void aFailureWhoseResultWasLookedAtIsNotReported() throws Exception {
        run.run(() -> {
            Task<Void> child = start(failing("child"));
            await(sleep(ofSeconds(1)));
            assertThatThrownBy(child::result).hasMessage("child");
            assertThat(child.isObserved()).isTrue();
        });
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void theFailureOfABackgroundTaskIsReportedAtOnce() throws Exception {
        run.run(() -> {
            Task<Void> task = run.supervisor().start(failing("background"));
            letOthersWait();
            assertThat(run.unobserved()).hasSize(1).first().isSameAs(task);
        });
    }

    @Test
    void whoWaitsForTheSessionToBecomeQuietDoesNotHideAFailure() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            await(sleep(ofSeconds(1)));
            throw new IllegalStateException("background");
        }));
        Rig.untilParked(task);
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                run.supervisor().awaitQuiet(ofSeconds(10));
            } catch (InterruptedException e) {
                trail.add("interrupted");
            }
        });
        Rig.eventually("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
        run.clock().jumpAutomatically(true);
        waiting.join();
        assertThat(run.unobserved()).hasSize(1).first().isSameAs(task);
        assertThat(trail).isEmpty();
    }

    @Test
    void theFailureOfAnInputIsItsCallersAlone() {
        for (int i = 0; i < 100; i++) {
            Task<Void> input = run.supervisor().input("1 / 0", () -> {
                throw new ArithmeticException("/ by zero");
            });
            assertThatThrownBy(() -> run.resultOf(input)).isInstanceOf(ArithmeticException.class);
        }
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void theFailureOfTheTestsOwnBodyIsNotReportedAsUnobserved() {
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> run.run(() -> {
                        throw new IOException("of the test");
                    }))
                    .isInstanceOf(IOException.class);
        }
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void aChildThatFailsDoesNotDisturbItsParent() throws Exception {
        int value = run.run(() -> {
            start(failing("child"));
            await(sleep(ofSeconds(1)));
            return 7;
        });
        assertThat(value).isEqualTo(7);
    }

    /** A continuation runs on the thread that ends the task; what it starts must not hang below an ended task. */
    @Test
    void whatAContinuationStartsCanBeFoundAndStopped() throws Exception {
        AtomicReference<Task<Void>> started = new AtomicReference<>();
        run.clock().jumpAutomatically(false);
        Task<Void> first = run.supervisor().start(sleep(ofSeconds(1)));
        first.asFuture().thenRun(() -> started.set(start(new Event().untilSet())));
        run.clock().jumpAutomatically(true);
        Rig.eventually("the continuation has run", () -> started.get() != null);
        Rig.untilParked(started.get());
        assertThat(run.supervisor().tasks()).contains(started.get());
        assertThat(run.supervisor().cancelAll(ofSeconds(5))).isEqualTo(1);
        assertThat(started.get().join(ofSeconds(10))).isTrue();
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheTaskFromEnding() throws Exception {
        Supervisor.Listener broken = new Supervisor.Listener() {
            @Override
            public void unobservedFailure(Task<?> task) {
                throw new IllegalStateException("the listener is broken");
            }
        };
        try (var _ = Rig.silentLog();
                TestRun other = TestRun.create(builder -> builder.listener(broken))) {
            other.supervisor().start(failing("background")).join(ofSeconds(10));
            assertThat(other.supervisor().awaitQuiet(ofSeconds(2))).isTrue();
            other.run(() -> await(sleep(ofHours(1)))); // the clock still jumps
        }
    }

    @Test
    void aThreadFactoryThatFailsFailsTheTaskAndTheStarter() throws Exception {
        AtomicReference<Boolean> broken = new AtomicReference<>(false);
        try (TestRun other = TestRun.create(builder -> builder.threadFactory(body -> {
            if (broken.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Thread.ofVirtual().unstarted(body);
        }))) {
            other.run(() -> {
                broken.set(true);
                assertThatThrownBy(() -> start(sleep(ofSeconds(1)))).isInstanceOf(OutOfMemoryError.class);
                assertThatThrownBy(() -> await(Coroutines.gather(sleep(ofSeconds(1)), sleep(ofSeconds(1)))))
                        .isInstanceOf(OutOfMemoryError.class);
                broken.set(false);
                await(sleep(ofHours(1)));
                assertThat(other.supervisor().tasks()).containsExactly(Task.current());
            });
        }
    }

    /** Its end runs on the starter's thread, whose own interrupt it must leave alone. */
    @Test
    void aTaskThatGetsNoThreadDoesNotEatTheCancelOfItsStarter() throws Exception {
        AtomicReference<Boolean> broken = new AtomicReference<>(false);
        try (TestRun other = TestRun.create(builder -> builder.threadFactory(body -> {
            if (broken.get()) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            return Thread.ofVirtual().unstarted(body);
        }))) {
            Task<Void> starter = other.supervisor().start(coroutine(() -> {
                Task.current().cancel();
                broken.set(true);
                try {
                    start(sleep(ofSeconds(1)));
                } catch (OutOfMemoryError e) {
                    broken.set(false);
                }
                await(sleep(ofSeconds(1)));
                trail.add("went on");
            }));
            assertThat(starter.join(ofSeconds(10))).isTrue();
            assertThat(trail).isEmpty();
        }
    }
}
