package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** How a lock ends: given back once, by whoever, in any order, or taken from a task that has ended. */
class LockEndTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockTrail trail = new LockTrail();

    @Test
    void aLockStillHeldAtTheEndOfItsTaskIsReleasedAndReported() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> forgetful = start(coroutine("forgetful", () -> {
                    var _ = lock(motor, shutter);
                }));
                await(forgetful);
                assertThat(run.supervisor().locks()).isEmpty();
                await(motor.hold(0));
            });
            assertThat(run.notices())
                    .containsExactlyInAnyOrder(
                            "task 2 'forgetful' ended with its lock on motor held; released",
                            "task 2 'forgetful' ended with its lock on shutter held; released");
        }
    }

    @Test
    void aFailedTaskGivesItsLocksBackToo() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> failing = start(coroutine("failing", () -> {
                    var _ = lock(motor);
                    throw new IllegalStateException("broken");
                }));
                assertThatThrownBy(() -> await(failing)).hasMessage("broken");
                await(motor.hold(0));
            });
            assertThat(run.notices()).containsExactly("task 2 'failing' ended with its lock on motor held; released");
        }
    }

    @Test
    void whoEndsProperlyIsNotReported() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                await(start(motor.hold(1)));
                await(start(motor.use()));
            });
            assertThat(run.notices()).isEmpty();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Hold hold = lock(motor);
                assertThat(hold).hasToString("lock on motor");
                hold.close();
                assertThat(hold).hasToString("lock on motor (given back)");
                Task<Void> next = start(coroutine(() -> {
                    try (var _ = lock(motor)) {
                        pass(5);
                        trail.add("next released");
                    }
                }));
                pass(1);
                hold.close();
                await(motor.use());
                trail.add("used");
                await(next);
            });
            assertThat(trail.words()).containsExactly("next released", "used");
        }
    }

    @Test
    void theSecondCloseDoesNotEndALaterLockOfTheSameTask() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Hold first = lock(motor);
                first.close();
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(motor.operate(Kind.ACT, trail.word("other")));
                }));
                Hold second = lock(motor);
                first.close();
                pass(5);
                trail.add("released");
                second.close();
                await(other);
            });
            assertThat(trail.words()).containsExactly("released", "other");
        }
    }

    @Test
    void anotherThreadMayClose() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Hold hold = lock(motor);
                Task<Void> other = run.supervisor().start(coroutine(() -> {
                    pass(2);
                    hold.close();
                }));
                await(other);
                assertThat(run.supervisor().locks()).isEmpty();
                var from = run.clock().elapsed();
                Task<Void> next = start(motor.hold(5));
                pass(1);
                hold.close(); // not the lock of the next one
                await(motor.use());
                assertThat(run.clock().elapsed().minus(from)).isGreaterThanOrEqualTo(LockThing.SECOND.multipliedBy(5));
                await(next);
            });
        }
    }

    @Test
    void threeLocksMayBeClosedInAnyOrder() throws Exception {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        LockThing[] things = {motor, shutter, motor.parameter("position")};
        try (var run = TestRun.create()) {
            run.run(() -> {
                for (int[] order : orders) {
                    Hold[] holds = {lock(things[0]), lock(things[1]), lock(things[2])};
                    for (int i : order) {
                        holds[i].close();
                        // Still inside what is left: not a wait for oneself.
                        lock(things[2], things[1]).close();
                    }
                    assertThat(run.supervisor().locks()).isEmpty();
                    await(start(coroutine(() -> lock(motor, shutter).close())));
                }
            });
        }
    }

    /** A lock handed on from thing to thing: always one is held, and nothing is kept of those given back. */
    @Test
    void lockingHandOverHandKeepsNothing() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Hold held = lock(motor);
                for (int i = 0; i < 100; i++) {
                    Hold next = lock(i % 2 == 0 ? shutter : motor);
                    held.close();
                    held = next;
                }
                int kept = 0;
                for (Claim claim = Task.current().claims(); claim != null; claim = claim.outer) {
                    kept++;
                }
                held.close();
                assertThat(kept).isLessThan(5);
            });
        }
    }

    @Test
    void abandonmentRevokesTheLocks() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> stubborn = start(coroutine("stubborn", () -> {
                    Hold hold = lock(motor);
                    try {
                        while (!Task.current().isDone()) {
                            try {
                                pass(1000);
                            } catch (InterruptedException e) {
                                trail.add("swallowed");
                            }
                        }
                    } finally {
                        hold.close();
                    }
                }));
                pass(1);
                Task<Void> next = start(motor.operate(Kind.ACT, trail.word("next")));
                stubborn.cancel();
                await(next);
                assertThat(stubborn.state()).isEqualTo(TaskState.ABANDONED);
                assertThat(run.clock().elapsed()).isLessThan(SECOND.multipliedBy(30));
                assertThat(motor.lockNode().isSuspect()).isFalse();
                assertThatThrownBy(() -> await(stubborn)).isInstanceOf(CancellationException.class);
            });
            assertThat(trail.words()).contains("swallowed", "next");
        }
    }

    /** It comes back from its driver long after the lock is somebody else's, and closes what is no longer its own. */
    @Test
    void aCloseAfterTheRevocationTakesNothingFromTheNextHolder() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Event locked = new Event();
                Task<Void> outsider = start(coroutine(() -> {
                    await(locked.untilSet());
                    await(motor.use());
                }));
                Observable<Integer> steps = new Observable<>(0);
                Task<Void> stuck = start(coroutine("stuck", () -> {
                    Hold hold = lock(motor);
                    // Foreign code that blocks and does not react: real waiting, which the clock does not see.
                    while (steps.value() == 0) {
                        Thread.onSpinWait();
                    }
                    hold.close();
                    hold.close();
                    steps.update(2);
                }));
                while (run.supervisor().locks().isEmpty()) {
                    Thread.onSpinWait();
                }
                stuck.cancel();
                run.clock().advance(SECOND.multipliedBy(60));
                assertThat(stuck.state()).isEqualTo(TaskState.ABANDONED);
                try (var _ = lock(motor)) {
                    steps.update(1);
                    while (steps.value() != 2) {
                        Thread.onSpinWait();
                    }
                    locked.set();
                    pass(1);
                    assertThat(outsider.isDone()).isFalse();
                    assertThat(run.supervisor().locks())
                            .extracting(LockInfo::holder)
                            .containsExactly("task 1 'test'");
                }
                await(outsider);
            });
        }
    }

    /** It wanted the lock in a clean-up that never ended; whoever comes later must not be held up by what is left of it. */
    @Test
    void anAbandonedWaiterIsOutOfTheQueueAtOnce() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> holder = start(motor.hold(100));
                pass(1);
                Task<Void> stubborn = start(coroutine("stubborn", () -> {
                    while (!Task.current().isDone()) {
                        try {
                            lock(motor).close();
                        } catch (InterruptedException e) {
                            trail.add("swallowed");
                            // So that the end of its time falls into the midst of a wait.
                            await(sleep(Duration.ofMillis(300)));
                        }
                    }
                }));
                pass(1);
                stubborn.cancel();
                while (!stubborn.isDone()) {
                    await(sleep(Duration.ofMillis(100)));
                }
                assertThat(stubborn.state()).isEqualTo(TaskState.ABANDONED);
                assertThat(run.supervisor().locks())
                        .singleElement()
                        .satisfies(lock -> assertThat(lock.waiting()).isEmpty());
                await(holder);
                lock(q.s(0), motor, shutter).close();
            });
            assertThat(trail.words()).contains("swallowed");
        }
    }

    /** The lock becomes free at the moment at which the task is given up: whichever is first, it does not keep it. */
    @Test
    void anAbandonedTaskDoesNotKeepWhatItIsGrantedAtThatMoment() throws Exception {
        try (var run = TestRun.create()) {
            for (int round = 0; round < 50; round++) {
                run.run(() -> {
                    Task<Void> holder = start(motor.hold(16));
                    await(sleep(Duration.ofMillis(500)));
                    Task<Void> stubborn = start(coroutine("stubborn", () -> {
                        while (!Task.current().isDone()) {
                            try {
                                var _ = lock(motor);
                            } catch (InterruptedException e) {
                                await(sleep(Duration.ofMillis(300)));
                            }
                        }
                    }));
                    await(sleep(Duration.ofMillis(500)));
                    stubborn.cancel();
                    await(holder);
                    // Without a limit: its thread may need a moment, and nobody counts that.
                    lock(motor).close();
                    assertThat(stubborn.state()).isIn(TaskState.ABANDONED, TaskState.CANCELLED);
                });
            }
        }
    }
}
