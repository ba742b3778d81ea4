package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A wait that another task ends, and what becomes of it when that task waits for the first in turn. */
class GateTest {
    private final TestRun run = TestRun.create();
    private final Gate gate = new Gate("room");
    private final AtomicBoolean open = new AtomicBoolean();
    private final LockThing camera = new LockThing("camera");
    private final LockTrail trail = new LockTrail();

    @AfterEach
    void endRun() {
        run.close();
    }

    private void open() {
        open.set(true);
        gate.wake();
    }

    private Coroutine<Void> opensAfter(int seconds) {
        return coroutine("opener", () -> {
            pass(seconds);
            open();
        });
    }

    @Test
    void itLetsGoOnWhoWaitsOnceItIsOpen() throws Exception {
        run.run(() -> {
            start(opensAfter(3));
            gate.await(open::get);
            assertThat(run.clock().elapsed()).hasSeconds(3);
        });
    }

    @Test
    void whoComesToAnOpenGateDoesNotWait() throws Exception {
        open();
        run.run(() -> {
            gate.await(open::get);
            gate.await(start(opensAfter(3)), open::get);
            assertThat(run.clock().elapsed()).hasSeconds(0);
        });
    }

    @Test
    void aCancelComesBeforeAnOpenGate() throws Exception {
        open();
        run.run(() -> {
            Task<Void> opener = start(opensAfter(3));
            for (boolean named : new boolean[] {false, true}) {
                Task<Void> task = start(coroutine(() -> {
                    Task.current().cancel();
                    if (named) {
                        gate.await(opener, open::get);
                    } else {
                        gate.await(open::get);
                    }
                    trail.add("went on");
                }));
                Rig.awaitCancelled(task);
            }
            assertThat(trail.words()).isEmpty();
        });
    }

    @Test
    void aWakeUpWithoutTheConditionIsNone() throws Exception {
        run.run(() -> {
            Task<Void> opener = start(opensAfter(3));
            start(coroutine(() -> {
                pass(1);
                gate.wake();
            }));
            gate.await(opener, open::get);
            assertThat(run.clock().elapsed()).hasSeconds(3);
        });
    }

    @Test
    void aTaskTellsWhatItWaitsFor() throws Exception {
        run.run(() -> {
            Task<Void> opener = start(opensAfter(3));
            Task<Void> one = start(coroutine(() -> gate.await(opener, open::get)));
            Rig.letOthersWait();
            assertThat(one.waitsFor()).isEqualTo("waits for room");
            await(one);
            open.set(false);
            Task<Void> two = start(coroutine(() -> gate.await(open::get)));
            Rig.letOthersWait();
            assertThat(two.waitsFor()).isEqualTo("waits for room");
            open();
            await(two);
        });
    }

    @Test
    void anOpenerThatHasEndedIsWaitedForNoMore() throws Exception {
        run.run(() -> {
            Task<Void> opener = start(coroutine("opener", () -> {}));
            await(opener);
            start(opensAfter(3));
            gate.await(opener, open::get);
            assertThat(run.clock().elapsed()).hasSeconds(3);
        });
    }

    /** As a consumer of frames that wants to set up the camera from which they come. */
    @Test
    void anOpenerThatWaitsForWhatTheWaitingTaskHoldsIsRefused() throws Exception {
        run.run(() -> {
            Task<Void> opener = start(coroutine("consumer", () -> {
                pass(2);
                assertThatThrownBy(() -> lock(camera))
                        .isInstanceOf(DeadlockException.class)
                        .hasMessageContaining("'consumer'")
                        .hasMessageContaining("'test'")
                        .hasMessageContaining("camera");
                open();
            }));
            await(coroutine(() -> {
                try (var _ = lock(camera)) {
                    pass(1);
                    gate.await(opener, open::get);
                    trail.add("through");
                }
            }));
            assertThat(trail.words()).containsExactly("through");
        });
    }

    @Test
    void whoComesToTheGateLastIsRefusedThere() throws Exception {
        run.run(() -> {
            Task<Void> opener = start(coroutine("consumer", () -> {
                pass(1);
                try (var _ = lock(camera)) {
                    trail.add("had the camera");
                }
            }));
            await(coroutine(() -> {
                try (var _ = lock(camera)) {
                    pass(2);
                    assertThatThrownBy(() -> gate.await(opener, open::get)).isInstanceOf(DeadlockException.class);
                }
            }));
            await(opener);
            assertThat(trail.words()).containsExactly("had the camera");
        });
    }

    /** It has been opened already, and who waits will notice in a moment: no reason to refuse anything. */
    @Test
    void whoIsAboutToGoOnIsNoPartOfADeadlock() throws Exception {
        run.run(() -> {
            Task<Void> opener = start(coroutine("consumer", () -> {
                pass(2);
                open.set(true); // and not a word of it yet
                Task<Void> late = start(coroutine("late", () -> {
                    pass(1);
                    gate.wake();
                }));
                try (var _ = lock(camera)) {
                    trail.add("had the camera");
                }
                await(late);
            }));
            await(gather(
                    coroutine("producer", () -> {
                        try (var _ = lock(camera)) {
                            gate.await(opener, open::get);
                        }
                    }),
                    coroutine(() -> await(opener))));
            assertThat(trail.words()).containsExactly("had the camera");
        });
    }
}
