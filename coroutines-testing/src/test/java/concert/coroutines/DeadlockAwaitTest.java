package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.shield;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cycles with an await in them, and cycles of nothing but awaits. */
class DeadlockAwaitTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockTrail trail = new LockTrail();

    private Task<Void> usesMotorAfterASecond() {
        return start(coroutine("other", () -> {
            pass(1);
            await(motor.use());
            trail.add("used");
        }));
    }

    @Test
    void awaitingWhoWaitsForOurLockIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> await(other)).isInstanceOf(DeadlockException.class);
                    trail.add("refused");
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("refused", "used");
        }
    }

    @Test
    void lockingWhatOurAwaiterHoldsIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<String> other = start(coroutine("other", () -> {
                    pass(2);
                    try (var _ = lock(motor)) {
                        return "locked";
                    } catch (DeadlockException e) {
                        return "refused";
                    }
                }));
                try (var _ = lock(motor)) {
                    assertThat(await(other)).isEqualTo("refused");
                }
            });
        }
    }

    /** Whoever does not catch it fails with it, and so does who awaits him. */
    @Test
    void theRefusedOneFailsLikeAnyOther() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine("other", () -> {
                    pass(2);
                    await(motor.use());
                }));
                try (var _ = lock(motor)) {
                    assertThatThrownBy(() -> await(other)).isInstanceOf(DeadlockException.class);
                }
                assertThat(other.state()).isEqualTo(TaskState.FAILED);
                await(motor.hold(0));
            });
            assertThat(run.unobserved()).isEmpty();
        }
    }

    @Test
    void aTaskCannotAwaitItself() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> assertThatThrownBy(() -> await(Task.current()))
                    .isInstanceOf(DeadlockException.class)
                    .hasMessage("deadlock: task 1 'test' awaits task 1 'test'"));
        }
    }

    @Test
    void twoTasksCannotAwaitEachOther() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> awaitInACircle(2));
        }
    }

    @Test
    void threeTasksCannotAwaitEachOther() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> awaitInACircle(3));
        }
    }

    /** Task <i>i</i> begins to await the next one at second <i>i</i>: only the last one closes the circle. */
    private void awaitInACircle(int size) throws InterruptedException {
        List<Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = i;
            tasks.add(start(coroutine("task" + i, () -> {
                pass(1 + number);
                try {
                    return await(tasks.get((number + 1) % size)) + 1;
                } catch (DeadlockException e) {
                    trail.add("task" + number + " is refused");
                    return 0;
                }
            })));
        }
        assertThat(await(tasks.getFirst())).isEqualTo(size - 1);
        assertThat(trail.words()).containsExactly("task" + (size - 1) + " is refused");
    }

    @Test
    void aChildMayAwaitItsParentThatDoesNotWaitForIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Integer> parent = start(coroutine("parent", () -> {
                    Task<?> me = Task.current();
                    start(coroutine("child", () -> {
                        await(me);
                        trail.add("parent has ended");
                    }));
                    pass(1);
                    return 1;
                }));
                assertThat(await(parent)).isEqualTo(1);
                pass(1);
            });
            assertThat(trail.words()).containsExactly("parent has ended");
        }
    }

    @Test
    void aCycleThroughTheAwaitOfAnOperationInFlightIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> locker = start(coroutine("locker", () -> {
                    pass(1);
                    lock(motor).close();
                    trail.add("locked");
                }));
                await(motor.operate(Kind.ACT, () -> {
                    pass(2);
                    assertThatThrownBy(() -> await(locker)).isInstanceOf(DeadlockException.class);
                }));
                await(locker);
            });
            assertThat(trail.words()).containsExactly("locked");
        }
    }

    /** The child was started inside and shares the lock; what it awaits was not and does not. */
    @Test
    void aCycleThroughAStartedChildIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                try (var _ = lock(motor)) {
                    Task<Void> child = start(coroutine("child", () -> {
                        pass(2);
                        await(other);
                    }));
                    pass(3);
                    assertThatThrownBy(() -> await(child)).isInstanceOf(DeadlockException.class);
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("used");
        }
    }

    /** Nobody waits for the child, so it may wait until the block has ended. */
    @Test
    void aStartedChildMayAwaitWhoWaitsForOurLock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                Task<Void> child;
                try (var _ = lock(motor)) {
                    child = start(coroutine("child", () -> {
                        pass(2);
                        await(other);
                    }));
                    pass(5);
                }
                await(child);
            });
        }
    }

    @Test
    void shieldingDoesNotHideACycle() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> await(shield(other))).isInstanceOf(DeadlockException.class);
                }
                await(other);
            });
        }
    }

    /** It waits for a lock of ours, but not for that alone: when it is cancelled it needs nobody. */
    @Test
    void awaitingACancelledTaskThatWaitedForOurLockIsAllowed() throws Exception {
        try (var run = TestRun.create()) {
            for (int round = 0; round < 50; round++) {
                run.run(() -> {
                    Task<Void> other = usesMotorAfterASecond();
                    try (var _ = lock(motor)) {
                        pass(2);
                        other.cancel();
                        assertThatThrownBy(() -> await(other))
                                .isInstanceOf(java.util.concurrent.CancellationException.class);
                    }
                });
            }
        }
    }

    @Test
    void aCleanUpThatClosesACycleIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine("other", () -> {
                    try {
                        pass(100);
                    } finally {
                        try {
                            pass(1);
                            await(motor.use());
                        } catch (DeadlockException e) {
                            trail.add("clean-up is refused");
                        }
                    }
                }));
                try (var _ = lock(motor)) {
                    pass(1);
                    other.cancel();
                    assertThatThrownBy(() -> await(other))
                            .isInstanceOf(java.util.concurrent.CancellationException.class);
                    assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(2));
                }
            });
        }
    }

    @Test
    void aLongChainOfAwaitsThatClosesIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> awaitInACircle(200));
        }
    }

    @Test
    void waitingBesideEachOtherIsNoCycle() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> first = start(motor.hold(3));
                Task<Void> second = start(shutter.hold(3));
                pass(1);
                Task<Void> both = start(coroutine(() -> {
                    lock(motor, shutter).close();
                    await(first);
                }));
                Task<Void> again = start(coroutine(() -> {
                    lock(shutter).close();
                    await(both);
                    await(second);
                }));
                await(again);
            });
        }
    }
}
