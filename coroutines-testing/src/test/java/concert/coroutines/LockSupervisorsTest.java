package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.Test;

/** Two sessions in one process that use the same device. */
class LockSupervisorsTest {
    private final LockThing motor = new LockThing("motor");
    private final LockTrail trail = new LockTrail();

    private static void awaitWaiting(Task<?> task) {
        while (!task.waitsFor().contains("motor")) {
            if (task.isDone()) {
                throw new AssertionError("did not wait: " + task, task.failure());
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void theyExcludeEachOther() throws Exception {
        try (var one = TestRun.create();
                var other = TestRun.create()) {
            Event release = new Event();
            Event locked = new Event();
            Task<Void> holder = one.supervisor().start(coroutine("holder", () -> {
                try (var _ = lock(motor)) {
                    locked.set();
                    await(release.untilSet());
                    trail.add("released");
                }
            }));
            Task<Void> waiter = other.supervisor().start(coroutine("waiter", () -> {
                await(locked.untilSet());
                await(motor.use());
                trail.add("used");
            }));
            awaitWaiting(waiter);
            assertThat(one.supervisor().locks())
                    .singleElement()
                    .satisfies(lock -> assertThat(lock.waiting()).containsExactly("task 1 'waiter'"));
            assertThat(other.supervisor().locks()).isEmpty();
            release.set();
            one.resultOf(holder);
            other.resultOf(waiter);
            assertThat(trail.words()).containsExactly("released", "used");
        }
    }

    @Test
    void thePromptOfOneWaitsForTheLockOfTheOthersPrompt() throws Exception {
        try (var one = TestRun.create();
                var other = TestRun.create()) {
            one.input(() -> {
                var _ = lock(motor);
            });
            Task<Integer> waiter = other.supervisor().input("lock(motor)", () -> {
                lock(motor).close();
                return 1;
            });
            awaitWaiting(waiter);
            assertThat(other.supervisor().unlock(motor)).isFalse();
            assertThat(one.supervisor().unlock(motor)).isTrue();
            assertThat(other.resultOf(waiter)).isEqualTo(1);
        }
    }

    /** A task of one session awaits one of the other, which waits for its lock: a deadlock like any other. */
    @Test
    void aDeadlockAcrossBothIsRefused() throws Exception {
        try (var one = TestRun.create();
                var other = TestRun.create()) {
            Event locked = new Event();
            Task<Void> waiter = other.supervisor().start(coroutine("waiter", () -> {
                await(locked.untilSet());
                await(motor.use());
            }));
            Task<String> holder = one.supervisor().start(coroutine("holder", () -> {
                try (var _ = lock(motor)) {
                    locked.set();
                    awaitWaiting(waiter);
                    await(waiter);
                    return "awaited";
                } catch (DeadlockException e) {
                    return "refused";
                }
            }));
            assertThat(one.resultOf(holder)).isEqualTo("refused");
            other.resultOf(waiter);
        }
    }

    /** Only its own session's tasks inherit what a task holds. */
    @Test
    void aTaskStartedInTheOtherSessionDoesNotShare() throws Exception {
        try (var one = TestRun.create();
                var other = TestRun.create()) {
            Task<Task<Void>> holder = one.supervisor().start(coroutine(() -> {
                try (var _ = lock(motor)) {
                    Task<Void> foreign = other.supervisor().start(motor.use());
                    awaitWaiting(foreign);
                    await(start(motor.use()));
                    return foreign;
                }
            }));
            other.resultOf(one.resultOf(holder));
        }
    }
}
