package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of locks: what is held by whom since when, and who waits for it. */
class LockTableTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockThing position = motor.parameter("position");

    @Test
    void aLockIsShownWithItsHolderAndThoseWhoWait() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10).named("holder"));
                pass(1);
                start(motor.hold(0).named("first"));
                pass(1);
                start(position.use().named("second"));
                pass(1);
                assertThat(run.supervisor().locks())
                        .containsExactly(new LockInfo(
                                "motor",
                                "task 2 'holder'",
                                SECOND.multipliedBy(3),
                                List.of("task 3 'first'", "task 4 'second'")));
            });
        }
    }

    @Test
    void theTimeOfWaitingIsNotTimeOfHolding() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10));
                start(coroutine(() -> {
                    pass(1);
                    try (var _ = lock(motor, shutter)) {
                        pass(10);
                    }
                }));
                pass(12);
                assertThat(run.supervisor().locks())
                        .extracting(LockInfo::what, LockInfo::heldFor)
                        .containsExactlyInAnyOrder(
                                tuple("motor", SECOND.multipliedBy(2)), tuple("shutter", SECOND.multipliedBy(2)));
            });
        }
    }

    @Test
    void operationsInFlightAreNoLocks() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.use(10));
                pass(1);
                assertThat(run.supervisor().locks()).isEmpty();
            });
        }
    }

    @Test
    void everyLockOfATaskIsShown() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor);
                        var _ = lock(shutter)) {
                    // Children share them; that makes them no holders.
                    start(coroutine(() -> pass(10)));
                    pass(1);
                    assertThat(run.supervisor().locks())
                            .extracting(LockInfo::what)
                            .containsExactlyInAnyOrder("motor", "shutter");
                }
                assertThat(run.supervisor().locks()).isEmpty();
            });
        }
    }

    @Test
    void whoWaitsForAnotherParameterIsNotShown() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                LockThing velocity = motor.parameter("velocity");
                start(position.hold(10));
                start(velocity.hold(10));
                pass(1);
                start(velocity.use().named("waiter"));
                pass(1);
                assertThat(run.supervisor().locks())
                        .extracting(LockInfo::what, LockInfo::waiting)
                        .containsExactlyInAnyOrder(
                                tuple("motor.position", List.of()),
                                tuple("motor.velocity", List.of("task 4 'waiter'")));
            });
        }
    }

    @Test
    void aTaskSaysWhatItWaitsForAndWhoHasIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10).named("holder"));
                pass(1);
                Task<Void> waiter = start(coroutine(() -> lock(shutter, motor).close()));
                pass(1);
                assertThat(waiter.waitsFor()).isEqualTo("waits for shutter, motor, held by task 2 'holder'");
                assertThat(run.supervisor().dump())
                        .contains("lock on motor held by task 2 'holder' for 2 s, waited for by task 3 'coroutine'");
            });
        }
    }

    /** It is asked from another thread while everything moves: no row is ever nonsense. */
    @Test
    void theTableMayBeReadAtAnyTime() throws Exception {
        try (var supervisor = Supervisor.builder().build()) {
            for (int i = 0; i < 4; i++) {
                supervisor.start(coroutine(() -> {
                    for (int j = 0; j < 20_000; j++) {
                        lock(motor, shutter).close();
                    }
                }));
            }
            for (int i = 0; i < 200; i++) {
                for (LockInfo lock : supervisor.locks()) {
                    assertThat(lock.what()).isIn("motor", "shutter");
                    assertThat(lock.heldFor()).isBetween(Duration.ZERO, Duration.ofSeconds(10));
                }
            }
        }
    }

    /** A gather at the prompt that hangs: the user wants to know which lock it is, however deep it is wanted. */
    @Test
    void whoWaitsForMembersIsHeldUpByTheLocksTheyWaitFor() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(10).named("scan"));
                pass(1);
                Task<?> all = start(gather(motor.use(), coroutine("inner", () -> await(start(position.use())))));
                pass(2);
                assertThat(all.lockWaits())
                        .extracting(LockWait::wanted, LockWait::holder, LockWait::heldFor, LockWait::waiting)
                        .containsExactlyInAnyOrder(
                                tuple("motor", "task 2 'scan'", SECOND.multipliedBy(3), SECOND.multipliedBy(2)),
                                tuple(
                                        "motor.position",
                                        "task 2 'scan'",
                                        SECOND.multipliedBy(3),
                                        SECOND.multipliedBy(2)));
                assertThat(Task.current().lockWaits()).isEmpty();
            });
        }
    }
}
