package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/**
 * Cancelling follows an await, and whoever is cancelled waits for the clean-up of what he awaited. If that waits for him
 * in turn, somebody has to give up: nothing may hang where no key could end it any more.
 */
class DeadlockCleanUpTest {
    private final LockThing motor = new LockThing("motor");
    private final LockTrail trail = new LockTrail();

    /** Ends long before anybody's patience does: the knot is untied when it closes. */
    private static void comesToAnEnd(TestRun run, Task<?> task) throws InterruptedException {
        await(coroutine("watch", () -> {
                    while (!task.isDone()) {
                        pass(1);
                    }
                })
                .timeout(SECOND.multipliedBy(3)));
        assertThat(task.state()).isIn(TaskState.CANCELLED, TaskState.FAILED);
    }

    /** The child fails, cancels the grandchild and waits for it, that cancels the parent, which waits for the child. */
    @Test
    void aGrandchildThatAwaitsItsGrandparent() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> grandparent = start(coroutine("grandparent", () -> {
                    Task<?> me = Task.current();
                    await(start(coroutine("child", () -> {
                        start(coroutine("grandchild", () -> {
                            await(me);
                        }));
                        pass(1);
                        throw new IllegalStateException("broken");
                    })));
                }));
                comesToAnEnd(run, grandparent);
            });
        }
    }

    @Test
    void aMemberThatAwaitsWhoIsAboutToJoinIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> owner = start(coroutine("owner", () -> {
                    Task<?> me = Task.current();
                    Task<Void> member = start(coroutine("member", () -> {
                        await(me);
                    }));
                    pass(1);
                    await(gather(member, coroutine(() -> pass(100))));
                }));
                comesToAnEnd(run, owner);
            });
        }
    }

    @Test
    void cancellingACircleOfAwaitsAndChildren() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> parent = start(coroutine("parent", () -> {
                    Task<?> me = Task.current();
                    start(coroutine("child", () -> {
                        await(me);
                    }));
                    pass(100);
                }));
                pass(1);
                parent.cancel();
                comesToAnEnd(run, parent);
            });
        }
    }

    /** A refused await leaves the other alone, and so does a refused join with what it was only given. */
    @Test
    void aRefusedJoinDoesNotCancelWhatItDidNotStart() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine("other", () -> {
                    pass(1);
                    await(motor.use());
                    trail.add("used");
                }));
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> await(gather(List.of(other)))).isInstanceOf(DeadlockException.class);
                    assertThatThrownBy(() -> await(other)).isInstanceOf(DeadlockException.class);
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("used");
        }
    }

    /** The clean-up wants a lock that its own awaiter holds, which waits for it no longer and gives the lock back. */
    @Test
    void aCleanUpGetsTheLockOfItsAwaiter() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> holder = start(coroutine("holder", () -> {
                    Task<Void> worker = start(coroutine("worker", () -> {
                        try {
                            pass(100);
                        } finally {
                            pass(1);
                            await(motor.use());
                            trail.add("used");
                        }
                    }));
                    try (var _ = lock(motor)) {
                        try {
                            await(worker);
                        } finally {
                            trail.add("given back");
                        }
                    }
                }));
                pass(1);
                holder.cancel();
                assertThatThrownBy(() -> await(holder)).isInstanceOf(CancellationException.class);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(2));
                await(motor.hold(0));
            });
            assertThat(trail.words()).containsExactly("given back", "used");
        }
    }
}
