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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cycles through a lock of the session: only the prompt can give that back, so waiting for it is waiting for the input. */
class DeadlockPromptTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final Event go = new Event();

    @BeforeEach
    void nothingHasHappened() {
        go.clear();
    }

    private Task<Void> background(TestRun run, Coroutine.Procedure body) {
        return run.supervisor().start(coroutine("background", () -> {
            await(go.untilSet());
            body.run();
        }));
    }

    private void keepMotor(TestRun run) throws Exception {
        run.input(() -> {
            var _ = lock(motor);
        });
    }

    @Test
    void anInputCannotAwaitABackgroundTaskThatWaitsForThePromptsLock() throws Exception {
        try (var run = TestRun.create()) {
            Task<Void> background = background(run, () -> await(motor.use()));
            keepMotor(run);
            run.input(() -> {
                go.set();
                pass(1);
                assertThatThrownBy(() -> await(background))
                        .isInstanceOf(DeadlockException.class)
                        .hasMessageContaining("the prompt")
                        .hasMessageContaining("holds motor")
                        .hasMessageContaining("'background' wants motor");
            });
            run.supervisor().unlock(motor);
            run.resultOf(background);
        }
    }

    @Test
    void aBackgroundTaskThatAnInputAwaitsCannotWaitForThePromptsLock() throws Exception {
        try (var run = TestRun.create()) {
            Task<Void> background = background(run, () -> {
                pass(1);
                await(motor.use());
            });
            keepMotor(run);
            assertThatThrownBy(() -> run.input(() -> {
                        go.set();
                        await(background);
                    }))
                    .isInstanceOf(DeadlockException.class);
        }
    }

    @Test
    void anInputCannotGatherABackgroundTaskThatWaitsForThePromptsLock() throws Exception {
        try (var run = TestRun.create()) {
            Task<Void> background = background(run, () -> await(motor.use()));
            keepMotor(run);
            run.input(() -> {
                go.set();
                pass(1);
                assertThatThrownBy(() -> await(gather(List.of(background)))).isInstanceOf(DeadlockException.class);
            });
        }
    }

    @Test
    void anInputCannotLockWhatABackgroundTaskHoldsThatWaitsForThePromptsLock() throws Exception {
        try (var run = TestRun.create()) {
            Task<Void> background = background(run, () -> {
                try (var _ = lock(shutter)) {
                    await(motor.use());
                }
            });
            keepMotor(run);
            run.input(() -> {
                go.set();
                pass(1);
                assertThatThrownBy(() -> lock(shutter)).isInstanceOf(DeadlockException.class);
            });
            run.supervisor().unlock(motor);
            run.resultOf(background);
        }
    }

    /** It waits until somebody types {@code unlock(motor)}, which the running input does not prevent. */
    @Test
    void aBackgroundTaskMayWaitForThePromptsLockWhileAnInputRuns() throws Exception {
        try (var run = TestRun.create()) {
            Task<Void> background = background(run, () -> await(motor.use()));
            keepMotor(run);
            run.input(() -> {
                go.set();
                pass(10);
                await(motor.use());
                await(start(motor.use()));
            });
            assertThat(background.isDone()).isFalse();
            run.supervisor().unlock(motor);
            run.resultOf(background);
        }
    }

    /** With no input there is nobody to close a circle with: what waits goes on after the unlock. */
    @Test
    void backgroundTasksMayAwaitEachOtherBehindThePromptsLock() throws Exception {
        try (var run = TestRun.create()) {
            Task<Void> background = background(run, () -> await(motor.use()));
            keepMotor(run);
            Task<Void> later = run.input(() -> start(coroutine("later", () -> {
                await(motor.use());
                await(background);
            })));
            go.set();
            while (!later.waitsFor().equals("awaits " + background.label())
                    || !background.waitsFor().startsWith("waits for motor")) {
                Thread.onSpinWait();
            }
            run.supervisor().unlock(motor);
            run.resultOf(later);
            run.resultOf(background);
        }
    }
}
