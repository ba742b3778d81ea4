package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A lock that is waited for with a limit. */
class LockTimeoutTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");

    @Test
    void aLockThatDoesNotBecomeFreeInTimeIsGivenUp() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                assertThatThrownBy(() -> lock(q.s(3), motor, shutter))
                        .isInstanceOf(TimedOutException.class)
                        .hasMessageContaining("motor, shutter")
                        .hasMessageContaining("held by task 2 'motor hold'")
                        .hasMessageContaining("3 s");
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(4));
            });
        }
    }

    @Test
    void aLockThatBecomesFreeInTimeIsHad() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                try (var _ = lock(q.s(10), motor)) {
                    assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(10));
                }
            });
        }
    }

    /** Zero means: now or not at all. */
    @Test
    void withoutTimeItIsHadIfItIsFree() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                assertThatThrownBy(() -> lock(q.s(0), motor)).isInstanceOf(TimedOutException.class);
                lock(q.s(0), shutter).close();
                assertThat(run.clock().elapsed()).isEqualTo(SECOND);
            });
        }
    }

    @Test
    void aNegativeLimitIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> assertThatThrownBy(() -> lock(q.s(-1), motor))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must not be negative"));
        }
    }

    @Test
    void whoGaveUpHoldsNothingAndStandsInNobodysWay() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                pass(1);
                start(coroutine(() ->
                        assertThatThrownBy(() -> lock(q.s(3), motor, shutter)).isInstanceOf(TimedOutException.class)));
                pass(1);
                // Behind the one that waits for both, until that gives up.
                await(shutter.use());
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(4));
                await(motor.hold(0));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(10));
                assertThat(run.supervisor().locks()).isEmpty();
            });
        }
    }

    /** The limit and the release fall on the same moment: whoever wins, the lock is not lost. */
    @Test
    void aLimitAtTheMomentOfTheReleaseLosesNothing() throws Exception {
        try (var run = TestRun.create()) {
            for (int round = 0; round < 500; round++) {
                run.run(() -> {
                    Task<Void> holder = start(motor.hold(5));
                    Task<Void> waiter = start(coroutine(() -> {
                        try (var _ = lock(q.s(5), motor)) {
                            assertThat(run.supervisor().locks()).hasSize(1);
                        } catch (TimedOutException e) {
                            assertThat(e).hasMessageContaining("motor");
                        }
                    }));
                    await(holder);
                    await(waiter);
                    lock(q.s(0), motor).close();
                });
            }
        }
    }

    /** The limit is for the waiting only; what is done with the lock may take as long as it likes. */
    @Test
    void theLimitDoesNotEndTheLock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(motor.use());
                }));
                try (var _ = lock(q.ms(1), motor)) {
                    pass(100);
                    assertThat(other.isDone()).isFalse();
                }
                await(other);
                assertThat(run.clock().elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
            });
        }
    }

    /** A coroutine with a limit is a task of its own; what it forgets to give back is taken from it at its end. */
    @Test
    void aLockTakenInACoroutineWithALimitEndsWithIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Hold hold = await(coroutine("grab", () -> lock(motor)).timeout(SECOND));
                assertThat(hold.toString()).isEqualTo("lock on motor (given back)");
                await(start(motor.hold(0)));
            });
            assertThat(run.notices()).containsExactly("task 2 'grab' ended with its lock on motor held; released");
        }
    }

    /** The clean-up runs on after its cancel, and its waits keep their limits. */
    @Test
    void theLimitHoldsInACleanUpAsWell() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(4));
                start(shutter.hold(2));
                pass(1);
                List<String> trail = new CopyOnWriteArrayList<>();
                Task<Void> scan = start(coroutine(() -> {
                    try {
                        pass(100);
                    } finally {
                        try (var _ = lock(q.s(1), motor)) {
                            trail.add("motor was not free");
                        } catch (TimedOutException e) {
                            trail.add("no motor after " + run.clock().elapsed().toSeconds() + " s");
                        }
                        try (var _ = lock(q.s(1), shutter)) {
                            trail.add("shutter after " + run.clock().elapsed().toSeconds() + " s");
                        }
                    }
                }));
                Rig.letOthersWait();
                scan.cancel();
                Rig.awaitCancelled(scan);
                assertThat(trail).containsExactly("no motor after 2 s", "shutter after 2 s");
            });
        }
    }
}
