package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.ManualClock;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Who is cancelled while he waits for a lock leaves the queue as if he had never come. */
class LockCancelTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockTrail trail = new LockTrail();

    @Test
    void whoIsCancelledInTheQueueNeverGetsTheLock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                Task<Void> waiter = start(coroutine(() -> {
                    try (var _ = lock(motor)) {
                        trail.add("locked");
                    } finally {
                        trail.add("cleaned up");
                    }
                }));
                pass(1);
                waiter.cancel();
                assertThatThrownBy(() -> await(waiter)).isInstanceOf(CancellationException.class);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(2));
                assertThat(run.supervisor().locks().getFirst().waiting()).isEmpty();
            });
            assertThat(trail.words()).containsExactly("cleaned up");
        }
    }

    @Test
    void anOperationIsCancelledInTheQueueToo() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                Task<Void> waiter = start(motor.operate(Operation.Kind.ACT, trail.word("operated")));
                pass(1);
                waiter.cancel();
                assertThatThrownBy(() -> await(waiter)).isInstanceOf(CancellationException.class);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(2));
            });
            assertThat(trail.words()).isEmpty();
        }
    }

    /** The one in the middle wanted both; without it nothing stands between the last one and the shutter. */
    @Test
    void thoseBehindGoOn() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                Task<Void> middle = start(coroutine(() -> lock(motor, shutter).close()));
                pass(1);
                Task<Void> last = start(shutter.hold(1));
                pass(1);
                middle.cancel();
                await(last);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(4));
            });
        }
    }

    @Test
    void aCancelledHolderGivesTheLockBackAfterItsCleanUp() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> holder = start(coroutine(() -> {
                    try (var _ = lock(motor)) {
                        try {
                            pass(100);
                        } finally {
                            await(motor.use(1));
                            trail.add("cleaned up");
                        }
                    }
                }));
                pass(1);
                Task<Void> next = start(motor.operate(Operation.Kind.ACT, trail.word("next")));
                pass(1);
                holder.cancel();
                await(next);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(3));
            });
            assertThat(trail.words()).containsExactly("cleaned up", "next");
        }
    }

    /** "Stop it and take over": the cancelled one waits for us, but not for long. */
    @Test
    void whoCancelsAWaiterTakesOverWhatItHolds() throws Exception {
        try (var run = TestRun.create()) {
            for (int round = 0; round < 300; round++) {
                run.run(() -> {
                    Task<Void> waiter = start(coroutine(() -> {
                        try (var _ = lock(shutter)) {
                            pass(1);
                            await(motor.use());
                        }
                    }));
                    try (var _ = lock(motor)) {
                        pass(2);
                        waiter.cancel();
                        lock(shutter).close();
                    }
                });
            }
        }
    }

    /**
     * The same at the moment when the cancelled one waits no more, but is still in the queue: it was taken for a part of
     * a deadlock. Whoever has the monitor keeps it there.
     */
    @Test
    void whoIsAboutToLeaveTheQueueIsNoPartOfADeadlock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> waiter = start(coroutine(() -> {
                    try (var _ = lock(shutter)) {
                        pass(1);
                        await(motor.use());
                    }
                }));
                try (var _ = lock(motor)) {
                    pass(2);
                    synchronized (LockGraph.MONITOR) {
                        waiter.cancel();
                        while (waiter.currentWait() != null) {
                            Thread.onSpinWait();
                        }
                        assertThatThrownBy(() -> lock(Duration.ZERO, shutter)).isInstanceOf(TimedOutException.class);
                    }
                    lock(shutter).close();
                }
            });
        }
    }

    /**
     * Release and cancel fall on the same moment of the clock, in either order, with one or two claims: whether the
     * grant or the cancel wins, the lock must be free afterwards.
     */
    @Test
    void aGrantAtTheMomentOfTheCancelIsGivenBack() throws Exception {
        try (var run = TestRun.create()) {
            for (int seed = 0; seed < 500; seed++) {
                Random random = new Random(seed);
                boolean two = random.nextBoolean();
                boolean cancelFirst = random.nextBoolean();
                int spin = random.nextInt(200);
                run.run(() -> {
                    Task<Void> holder = start(motor.hold(5));
                    pass(1);
                    Task<Void> waiter = start(coroutine(() -> {
                        try (var _ = two ? lock(motor, shutter) : lock(motor)) {
                            assertThat(run.supervisor().locks()).isNotEmpty();
                        }
                    }));
                    List<Task<?>> both = new ArrayList<>();
                    Coroutine<Void> cancel = coroutine(() -> {
                        pass(4);
                        for (int i = 0; i < spin; i++) {
                            Thread.onSpinWait();
                        }
                        waiter.cancel();
                    });
                    if (cancelFirst) {
                        both.add(start(cancel));
                        pass(1);
                    } else {
                        pass(1);
                        both.add(start(cancel));
                    }
                    both.add(holder);
                    for (Task<?> task : both) {
                        await(task);
                    }
                    waiter.join();
                    Locking.lock(0, motor, shutter).close();
                    assertThat(run.supervisor().locks()).isEmpty();
                });
            }
        }
    }

    /** A clock that cancels the waiter between the cancel point of a lock and its queue, where it looks at the clock. */
    private static final class Interfering implements Clock {
        private final ManualClock clock = new ManualClock();
        private volatile Task<?> victim;

        void cancelAtNextLook(Task<?> task) {
            victim = task;
        }

        @Override
        public long nanoTime() {
            Task<?> task = victim;
            if (task != null && task == Task.currentOrNull()) {
                victim = null;
                task.cancel();
            }
            return clock.nanoTime();
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public Alarm schedule(long deadline, Runnable action) {
            return clock.schedule(deadline, action);
        }
    }

    @Test
    void aCancelBetweenTheCancelPointAndTheQueueLeavesNoTrace() throws Exception {
        Interfering clock = new Interfering();
        try (var supervisor = Supervisor.builder().clock(clock).build()) {
            Event release = new Event();
            Event locked = new Event();
            Task<Void> holder = supervisor.start(coroutine(() -> {
                try (var _ = lock(motor)) {
                    locked.set();
                    await(release.untilSet());
                }
            }));
            Task<String> waiter = supervisor.start(coroutine(() -> {
                await(locked.untilSet());
                clock.cancelAtNextLook(Task.current());
                try (var _ = lock(motor)) {
                    return "locked";
                } catch (InterruptedException e) {
                    String waitsFor = Task.current().waitsFor();
                    trail.add(waitsFor.isEmpty() ? "waits for nothing" : waitsFor);
                    throw e;
                }
            }));
            assertThat(waiter.join(Duration.ofSeconds(10))).isTrue();
            release.set();
            assertThat(holder.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(trail.words()).containsExactly("waits for nothing");
    }
}
