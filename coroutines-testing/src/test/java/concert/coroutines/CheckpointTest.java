package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The check that is put into snippets, so that a bare loop can be stopped. */
class CheckpointTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void withoutACancelItDoesNothingInsideATaskOrOutside() throws Exception {
        Checkpoint.check();
        run.run(() -> Checkpoint.check());
    }

    @Test
    void aBareLoopEndsAtOnce() throws Exception {
        CountDownLatch looping = new CountDownLatch(1);
        Task<Void> task = run.supervisor().start(coroutine("while (true) {}", () -> {
            looping.countDown();
            while (true) {
                Checkpoint.check();
            }
        }));
        Rig.eventually(looping);
        task.cancel();
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
    }

    /** Compiled, too: the check must not be moved out of the loop. Real time, since it is the compiler's we wait for. */
    @Test
    void aBareLoopThatTheCompilerHasSeenEndsAsWell() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("while (true) {}", () -> {
            while (true) {
                Checkpoint.check();
            }
        }));
        assertThat(task.join(ofMillis(300))).isFalse();
        task.cancel();
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void itThrowsOnceAndIsQuietInTheCleanUp() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                Task.current().cancel();
                try {
                    Checkpoint.check();
                } finally {
                    for (int i = 0; i < 3; i++) {
                        Checkpoint.check();
                        await(sleep(ofSeconds(1)));
                        Checkpoint.check();
                    }
                    trail.add("cleaned up");
                }
            }));
            Rig.awaitCancelled(task);
        });
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void itIsQuietInTheCleanUpAfterAnotherCancelPoint() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    Checkpoint.check();
                    trail.add("cleaned up");
                }
            }));
            Rig.letOthersWait();
            task.cancel();
            Rig.awaitCancelled(task);
        });
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void itIsQuietInTheCleanUpAfterForeignCodeTookTheInterrupt() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                Checkpoint.check();
                trail.add("cleaned up");
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void itThrowsAtEveryCheckOnceTheBudgetIsSpent() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine("catch all", () -> {
                try {
                    await(sleep(ofHours(1)));
                } catch (InterruptedException e) {
                    trail.add("swallowed");
                }
                await(sleep(ofMillis(4999)));
                Checkpoint.check();
                trail.add("quiet within the budget");
                try {
                    await(sleep(ofSeconds(1)));
                } catch (InterruptedException e) {
                    trail.add("budget spent");
                }
                for (int i = 0; i < 2; i++) {
                    try {
                        Checkpoint.check();
                    } catch (Exception e) {
                        trail.add(e.getClass().getSimpleName());
                    }
                }
            }));
            Rig.letOthersWait();
            task.cancel();
            Rig.awaitCancelled(task);
        });
        assertThat(trail)
                .containsExactly(
                        "swallowed",
                        "quiet within the budget",
                        "budget spent",
                        "InterruptedException",
                        "InterruptedException");
    }

    @Test
    void whatItThrowsIsTheInterruptNobodyHadToDeclare() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine("snippet", () -> {
                Task.current().cancel();
                assertThatThrownBy(Checkpoint::check)
                        .isInstanceOf(InterruptedException.class)
                        .hasMessage(Task.current().label() + " was cancelled");
                trail.add("checked");
            }));
            Rig.awaitCancelled(task);
        });
        assertThat(trail).containsExactly("checked");
    }

    @Test
    void anotherTasksCancelDoesNotConcernIt() throws Exception {
        run.run(() -> {
            Task<Void> other = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(1)));
                }
            }));
            Rig.letOthersWait();
            other.cancel();
            Checkpoint.check();
            await(sleep(ofMillis(500)));
            Checkpoint.check();
            Rig.awaitCancelled(other);
        });
    }
}
