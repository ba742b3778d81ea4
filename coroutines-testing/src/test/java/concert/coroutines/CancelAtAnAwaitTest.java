package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.shield;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cancel that is there before the await begins, and how one comes out of it. */
class CancelAtAnAwaitTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    /** Ctrl-C between the two halves of {@code await start(..)}: nobody meant the task to go on. */
    @Test
    void aCancelJustBeforeAnAwaitTakesTheTaskAlong() throws Exception {
        run.run(() -> {
            Task<Void> motion = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(2)));
                    trail.add("motion stopped");
                }
            }));
            letOthersWait();
            Task<Void> scan = start(coroutine(() -> {
                try {
                    Task.current().cancel();
                    await(motion);
                } finally {
                    trail.add("scan told, motion " + motion.state());
                }
            }));
            awaitCancelled(scan);
            assertThat(trail).containsExactly("motion stopped", "scan told, motion cancelled");
            assertThat(scan.state()).isEqualTo(TaskState.CANCELLED);
        });
    }

    @Test
    void aCancelJustBeforeAShieldedAwaitDoesNot() throws Exception {
        run.run(() -> {
            Task<Void> motion = start(sleep(ofHours(1)));
            Task<Void> scan = start(coroutine(() -> {
                Task.current().cancel();
                await(shield(motion));
            }));
            awaitCancelled(scan);
            assertThat(scan.state()).isEqualTo(TaskState.CANCELLED);
            assertThat(motion.isCancelRequested()).isFalse();
            motion.cancel();
        });
    }

    /** Foreign code has had the interrupt, so what awaits is the clean-up. */
    @Test
    void anAwaitInTheCleanUpTakesNobodyAlong() throws Exception {
        run.run(() -> {
            Task<String> last = start(coroutine(() -> {
                await(sleep(ofSeconds(1)));
                return "stored";
            }));
            Task<Void> scan = start(coroutine(() -> {
                Task.current().cancel();
                assertThat(Thread.interrupted()).isTrue();
                trail.add(await(last));
            }));
            awaitCancelled(scan);
            assertThat(trail).containsExactly("stored");
            assertThat(last.state()).isEqualTo(TaskState.DONE);
        });
    }

    /** Filling it in was a third of the time that a cancel takes. */
    @Test
    void aCancelSaysWhichTaskAndHasNoStackTrace() throws Exception {
        run.run(() -> {
            AtomicReference<InterruptedException> thrown = new AtomicReference<>();
            Task<?> scan = start(coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } catch (InterruptedException e) {
                    thrown.set(e);
                }
            }));
            letOthersWait();
            scan.cancel();
            awaitCancelled(scan);
            assertThat(thrown.get()).hasMessage(scan.label() + " was cancelled");
            assertThat(thrown.get().getStackTrace()).isEmpty();
        });
    }

    /** As in {@code motor.stop(); await done}: what has ended meanwhile must not hide the cancel. */
    @Test
    void aCancelJustBeforeTheAwaitOfATaskThatHasEndedComesFirst() throws Exception {
        run.run(() -> {
            Task<Integer> ended = start(coroutine(() -> 42));
            letOthersWait();
            Task<Void> scan = start(coroutine(() -> {
                Task.current().cancel();
                trail.add("went on with " + await(ended));
            }));
            awaitCancelled(scan);
            assertThat(trail).isEmpty();
        });
    }

    @Test
    void aCancelJustBeforeTheAwaitOfWhatHasHappenedComesFirst() throws Exception {
        Event happened = new Event();
        happened.set();
        run.run(() -> {
            Task<Void> scan = start(coroutine(() -> {
                Task.current().cancel();
                await(happened.untilSet());
                trail.add("went on");
            }));
            awaitCancelled(scan);
            assertThat(trail).isEmpty();
        });
    }

    @Test
    void aCancelJustBeforeTheLockOfWhatIsFreeComesFirst() throws Exception {
        LockThing motor = new LockThing("motor");
        run.run(() -> {
            Task<Void> scan = start(coroutine(() -> {
                Task.current().cancel();
                try (var _ = lock(motor)) {
                    trail.add("locked");
                }
            }));
            awaitCancelled(scan);
            assertThat(trail).isEmpty();
        });
    }
}
