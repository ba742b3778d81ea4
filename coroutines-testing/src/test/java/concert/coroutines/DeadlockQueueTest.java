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

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.Test;

/**
 * Cycles through a queue. Who is ahead in a queue holds nothing yet, so nobody has to be refused: the one behind goes
 * first, and only he does.
 */
class DeadlockQueueTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockThing lamp = new LockThing("lamp");
    private final LockThing position = motor.parameter("position");
    private final LockThing velocity = motor.parameter("velocity");
    private final LockTrail trail = new LockTrail();

    private Coroutine<Void> locker(String word, LockThing... what) {
        return coroutine(word, () -> {
            try (var _ = lock(what)) {
                trail.add(word);
            }
        });
    }

    private Coroutine<Void> later(int seconds, Coroutine<Void> coroutine) {
        return coroutine(coroutine.name(), () -> {
            pass(seconds);
            await(coroutine);
        });
    }

    /** The operation awaits a reader that stands behind a locker, which waits for the operation. */
    @Test
    void anAwaitThatClosesACycleThroughAQueueLetsTheAwaitedOneOvertake() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> locker = start(later(1, locker("locker", motor)));
                Task<Void> reader = start(later(2, position.operate(Kind.READ, trail.word("reader"))));
                Task<Void> bystander = start(later(3, position.operate(Kind.READ, trail.word("bystander"))));
                await(motor.operate(Kind.ACT, () -> {
                    pass(4);
                    await(reader);
                    pass(1);
                    trail.add("operation");
                }));
                await(gather(locker, bystander));
            });
            assertThat(trail.words()).containsExactly("reader", "operation", "locker", "bystander");
        }
    }

    /** The same, but the reader comes last. */
    @Test
    void anArrivalThatClosesACycleThroughAQueueOvertakes() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> locker = start(later(1, locker("locker", motor)));
                Task<Void> reader = start(later(3, position.operate(Kind.READ, trail.word("reader"))));
                await(motor.operate(Kind.ACT, () -> {
                    pass(2);
                    await(reader);
                    trail.add("operation");
                }));
                await(locker);
            });
            assertThat(trail.words()).containsExactly("reader", "operation", "locker");
        }
    }

    /** All three keep the order shutter, lamp, motor; the one who wants two of them at once holds neither. */
    @Test
    void aLockOfSeveralIsOvertakenByThoseItWaitsForThroughOthers() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> several = start(later(1, locker("several", shutter, motor)));
                Task<Void> nested = start(coroutine("nested", () -> {
                    try (var _ = lock(lamp)) {
                        pass(2);
                        await(locker("nested", motor));
                    }
                }));
                try (var _ = lock(shutter)) {
                    pass(3);
                    await(locker("holder", lamp));
                }
                await(gather(several, nested));
            });
            assertThat(trail.words()).containsExactly("nested", "holder", "several");
        }
    }

    /**
     * Between the two in the queue of the motor stands one who wants something else of it and conflicts with the last one
     * only. The cycle goes past him.
     */
    @Test
    void aCycleThroughAQueueIsSeenPastWhoStandsBetween() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> holder = start(velocity.hold(10));
                Task<Void> first = start(later(2, locker("first", position, shutter)));
                Task<Void> between = start(later(3, locker("between", velocity)));
                try (var _ = lock(shutter)) {
                    pass(4);
                    await(locker("last", motor));
                }
                await(gather(holder, first, between));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(10));
            });
            assertThat(trail.words()).containsExactly("between", "last", "first");
        }
    }

    /** In the queue or not: as soon as it is held it is a deadlock. */
    @Test
    void aCycleWithoutTheQueueIsRefusedAllTheSame() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine("other", () -> {
                    try (var _ = lock(shutter)) {
                        pass(2);
                        await(locker("other", motor, lamp));
                    }
                }));
                start(later(1, locker("queued", motor)));
                try (var _ = lock(motor)) {
                    pass(3);
                    assertThatThrownBy(() -> lock(shutter, lamp))
                            .isInstanceOfSatisfying(
                                    DeadlockException.class,
                                    e -> assertThat(e.cycle()).hasSize(2));
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("queued", "other");
        }
    }

    /** Who was overtaken is served next: nobody else gets in before. */
    @Test
    void whoWasOvertakenKeepsItsPlace() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> several = start(later(1, locker("several", motor, shutter)));
                Task<Void> after = start(later(3, locker("after", shutter)));
                try (var _ = lock(motor)) {
                    pass(2);
                    await(locker("holder", shutter));
                    pass(2);
                    await(locker("holder", shutter));
                }
                await(gather(several, after));
            });
            assertThat(trail.words()).containsExactly("holder", "holder", "several", "after");
        }
    }
}
