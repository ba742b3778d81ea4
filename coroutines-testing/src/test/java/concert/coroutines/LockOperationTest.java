package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.Test;

/** An operation is a shared hold that what it does inherits. */
class LockOperationTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockThing position = motor.parameter("position");
    private final LockThing velocity = motor.parameter("velocity");
    private final LockTrail trail = new LockTrail();

    /** An operation on the whole device that sets a parameter a while after it has begun. */
    private Coroutine<Void> home(Coroutine<Void> set) {
        return motor.operate(Kind.ACT, () -> {
            pass(5);
            await(set);
            trail.add("home");
        });
    }

    private Coroutine<Void> locker(LockThing... what) {
        return coroutine("locker", () -> {
            try (var _ = lock(what)) {
                trail.add("locker");
            }
        });
    }

    @Test
    void homeSetsAParameterBehindAQueuedLocker() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> home = start(home(position.use(1)));
                pass(1);
                await(gather(home, locker(motor)));
            });
            assertThat(trail.words()).containsExactly("home", "locker");
        }
    }

    @Test
    void itsMembersAndChildrenInheritItToo() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> home = start(home(coroutine(() -> {
                    await(gather(position.use(1), velocity.use(1)));
                    await(start(position.use(1)));
                    await(position.use(1).timeout(SECOND.multipliedBy(2)));
                })));
                pass(1);
                await(gather(home, locker(motor), locker(position)));
            });
            assertThat(trail.words()).containsExactly("home", "locker", "locker");
        }
    }

    /** Nobody awaits the child; it goes on all the same, since it is inside what the locker waits for. */
    @Test
    void aChildThatNobodyAwaitsPassesTheQueuedLocker() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> home = start(home(coroutine(() -> {
                    start(position.operate(Kind.ACT, trail.word("child")));
                    pass(1);
                })));
                pass(1);
                await(gather(home, locker(motor)));
            });
            assertThat(trail.words()).containsExactly("child", "home", "locker");
        }
    }

    /** The locker of the velocity does not wait for the operation, only for the locker of the motor before it. */
    @Test
    void settingAParameterUsesAnotherOneBehindTwoQueuedLockers() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> set = start(position.operate(Kind.ACT, () -> {
                    pass(5);
                    await(velocity.use(1));
                    trail.add("set");
                }));
                pass(1);
                Task<Void> first = start(locker(motor));
                pass(1);
                await(gather(set, first, locker(velocity)));
            });
            assertThat(trail.words()).containsExactly("set", "locker", "locker");
        }
    }

    @Test
    void anOperationStartedOutsideWaitsBehindTheQueuedLocker() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> home = start(home(position.use(1)));
                pass(1);
                Task<Void> locker = start(locker(motor));
                pass(1);
                await(gather(home, locker, position.operate(Kind.READ, trail.word("read"))));
            });
            assertThat(trail.words()).containsExactly("home", "locker", "read");
        }
    }

    @Test
    void anOperationMayLockWhatItOperates() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> await(motor.operate(Kind.ACT, () -> {
                await(motor.hold(1));
                await(gather(position.hold(1), velocity.hold(1)));
            })));
        }
    }

    /** It waits for the other operation, whose task does not wait for it. */
    @Test
    void anOperationThatLocksWaitsForTheOtherOnesInFlight() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.use(5));
                pass(1);
                await(motor.operate(Kind.ACT, () -> await(motor.hold(0))));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(5));
            });
        }
    }

    /**
     * The most ordinary of programs: one task moves the motor it has locked and opens the shutter, another one wants both.
     * That one holds nothing yet, so it is no reason to refuse the shutter.
     */
    @Test
    void theHolderOfOneThingUsesAnotherBehindALockerOfBoth() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> both = start(coroutine(() -> {
                    pass(1);
                    await(locker(motor, shutter));
                }));
                try (var _ = lock(motor)) {
                    pass(2);
                    await(shutter.use());
                    await(start(shutter.use()));
                    await(shutter.hold(1));
                    trail.add("used");
                }
                await(both);
            });
            assertThat(trail.words()).containsExactly("used", "locker");
        }
    }
}
