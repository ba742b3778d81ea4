package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A lock taken at the prompt belongs to the session. */
class LockSessionTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockThing position = motor.parameter("position");
    private final LockTrail trail = new LockTrail();

    /** A background task that uses the motor when it is told to. */
    private Task<Void> background(TestRun run, String word, Event go) {
        return run.supervisor().start(coroutine(word, () -> {
            await(go.untilSet());
            await(motor.operate(Kind.ACT, trail.word(word)));
        }));
    }

    private static void keep(TestRun run, LockThing... what) throws Exception {
        run.input(() -> {
            var _ = lock(what);
        });
    }

    @Test
    void laterInputsShareIt() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, motor);
            run.input(() -> await(motor.use()));
            run.input(() -> lock(motor, shutter).close());
            run.input(() -> await(coroutine(() -> await(position.hold(1)))));
            assertThat(run.notices()).isEmpty();
        }
    }

    @Test
    void itIsShownAsThePrompts() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, motor);
            run.input(() -> pass(5));
            assertThat(run.supervisor().locks()).singleElement().satisfies(lock -> {
                assertThat(lock.what()).isEqualTo("motor");
                assertThat(lock.holder()).isEqualTo("the prompt");
                assertThat(lock.heldFor()).isEqualTo(SECOND.multipliedBy(5));
                assertThat(lock.waiting()).isEmpty();
            });
        }
    }

    @Test
    void earlierBackgroundTasksWait() throws Exception {
        try (var run = TestRun.create()) {
            Event go = new Event();
            Task<Void> earlier = background(run, "earlier", go);
            keep(run, motor);
            run.input(() -> {
                go.set();
                pass(5);
                trail.add("input");
                assertThat(earlier.waitsFor()).isEqualTo("waits for motor, held by the prompt");
                assertThat(run.supervisor().locks())
                        .singleElement()
                        .extracting(LockInfo::waiting)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                        .containsExactly("task 1 'earlier'");
            });
            assertThat(run.supervisor().unlock(motor)).isTrue();
            run.resultOf(earlier);
            assertThat(trail.words()).containsExactly("input", "earlier");
        }
    }

    @Test
    void backgroundTasksStartedLaterShareIt() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, motor);
            Task<Void> later = run.input(() -> start(motor.operate(Kind.ACT, trail.word("later"))));
            run.resultOf(later);
            assertThat(trail.words()).containsExactly("later");
            assertThat(run.supervisor().locks()).hasSize(1);
        }
    }

    @Test
    void unlockGivesItBack() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, motor, shutter);
            assertThat(run.supervisor().unlock(motor)).isTrue();
            assertThat(run.supervisor().unlock(motor)).isFalse();
            assertThat(run.supervisor().unlock(position)).isFalse();
            assertThat(run.supervisor().locks()).extracting(LockInfo::what).containsExactly("shutter");
        }
    }

    @Test
    void unlockGivesBackAllThatInputsHaveLockedOfIt() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, motor);
            keep(run, motor);
            assertThat(run.supervisor().unlock(motor)).isTrue();
            assertThat(run.supervisor().locks()).isEmpty();
        }
    }

    @Test
    void unlockDoesNotTouchTheLocksOfTasks() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    assertThat(run.supervisor().unlock(motor)).isFalse();
                    assertThat(run.supervisor().locks()).hasSize(1);
                }
            });
        }
    }

    @Test
    void aLaterInputMayCloseIt() throws Exception {
        try (var run = TestRun.create()) {
            Hold hold = run.input(() -> lock(motor));
            assertThat(run.supervisor().locks()).hasSize(1);
            run.input(hold::close);
            assertThat(run.supervisor().locks()).isEmpty();
            assertThat(run.supervisor().unlock(motor)).isFalse();
        }
    }

    @Test
    void anOperationOfALaterTaskIsFinishedBeforeTheNextHolderGetsIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Event go = new Event();
                Task<Void> next = run.supervisor().start(coroutine(() -> {
                    await(go.untilSet());
                    try (var _ = lock(motor)) {
                        trail.add("next");
                    }
                }));
                await(run.supervisor().input("lock", () -> {
                    var _ = lock(motor);
                    return null;
                }));
                await(run.supervisor()
                        .input(
                                "start",
                                () -> start(motor.operate(Kind.ACT, () -> {
                                    pass(10);
                                    trail.add("operated");
                                }))));
                go.set();
                pass(1);
                run.supervisor().unlock(motor);
                await(next);
            });
            assertThat(trail.words()).containsExactly("operated", "next");
        }
    }

    @Test
    void exitReleases() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, motor);
        }
        try (var other = TestRun.create()) {
            other.run(() -> await(motor.hold(0)));
        }
    }

    @Test
    void aFailedInputKeepsNothing() throws Exception {
        try (var run = TestRun.create()) {
            assertThatThrownBy(() -> run.input(() -> {
                        var _ = lock(motor);
                        throw new IllegalStateException("typo");
                    }))
                    .hasMessage("typo");
            assertThat(run.supervisor().locks()).isEmpty();
        }
    }

    @Test
    void aCancelledInputKeepsNothing() throws Exception {
        try (var run = TestRun.create()) {
            run.clock().jumpAutomatically(false);
            Task<Void> input = run.supervisor().input("input", () -> {
                var _ = lock(motor);
                pass(100);
                return null;
            });
            while (input.state() != TaskState.WAITING) {
                Thread.onSpinWait();
            }
            input.cancel();
            assertThatThrownBy(() -> run.resultOf(input)).isInstanceOf(CancellationException.class);
            assertThat(run.supervisor().locks()).isEmpty();
        }
    }

    /** What comes and goes at the prompt all day must not pile up behind every later input. */
    @Test
    void locksGivenBackLeaveNothingBehind() throws Exception {
        try (var run = TestRun.create()) {
            keep(run, shutter);
            for (int i = 0; i < 50; i++) {
                keep(run, motor);
                run.supervisor().unlock(motor);
            }
            int kept = run.input(() -> {
                int count = 0;
                for (Claim claim = Task.current().claims(); claim != null; claim = claim.outer) {
                    count++;
                }
                return count;
            });
            assertThat(kept).isLessThan(5);
        }
    }
}
