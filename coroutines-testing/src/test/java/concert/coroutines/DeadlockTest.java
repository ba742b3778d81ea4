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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cycles of locks and operations: the last to arrive is refused, the others go on. */
class DeadlockTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockThing lamp = new LockThing("lamp");
    private final LockTrail trail = new LockTrail();

    /** Takes {@code first}, and {@code second} after {@code seconds}; leaves word of how it went. */
    private Coroutine<Void> nested(String name, LockThing first, int seconds, LockThing second) {
        return coroutine(name, () -> {
            try (var _ = lock(first)) {
                pass(seconds);
                try (var _ = lock(second)) {
                    trail.add(name + " has both");
                } catch (DeadlockException e) {
                    trail.add(name + " is refused");
                }
            }
        });
    }

    @Test
    void nestedLocksInOppositeOrderAreRefusedToTheLast() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                await(gather(nested("early", motor, 1, shutter), nested("late", shutter, 2, motor)));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(2));
            });
            assertThat(trail.words()).containsExactly("late is refused", "early has both");
        }
    }

    @Test
    void aCycleOfManyIsRefusedToTheLastOnly() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                List<LockThing> things = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    things.add(new LockThing("device" + i));
                }
                List<Coroutine<Void>> all = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    all.add(nested("task" + i, things.get(i), 1 + i, things.get((i + 1) % 10)));
                }
                await(gather(all));
            });
            assertThat(trail.words()).hasSize(10).startsWith("task9 is refused");
            assertThat(trail.words())
                    .filteredOn(word -> word.endsWith("has both"))
                    .hasSize(9);
        }
    }

    @Test
    void twoOperationsThatBothWantToLockAreRefusedToTheLast() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> first = start(motor.operate(Kind.ACT, () -> {
                    pass(1);
                    lock(motor).close();
                    trail.add("first locked");
                }));
                Task<Void> second = start(motor.operate(Kind.ACT, () -> {
                    pass(2);
                    assertThatThrownBy(() -> lock(motor)).isInstanceOf(DeadlockException.class);
                    trail.add("second is refused");
                }));
                await(first);
                await(second);
            });
            assertThat(trail.words()).containsExactly("second is refused", "first locked");
        }
    }

    @Test
    void anOperationIsRefusedAtItsEntry() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine("other", () -> {
                    try (var _ = lock(shutter)) {
                        pass(1);
                        await(motor.use());
                    }
                }));
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> await(shutter.use())).isInstanceOf(DeadlockException.class);
                }
                await(other);
            });
        }
    }

    /** Inside an operation on the motor the shutter is wanted; whoever has that waits for the operation to end. */
    @Test
    void aCycleThroughAnOperationInFlightIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> locker = start(coroutine("locker", () -> {
                    try (var _ = lock(shutter)) {
                        pass(1);
                        lock(motor).close();
                        trail.add("locker has both");
                    }
                }));
                await(motor.operate(Kind.ACT, () -> {
                    pass(2);
                    assertThatThrownBy(() -> await(shutter.use())).isInstanceOf(DeadlockException.class);
                    trail.add("operation is refused");
                }));
                await(locker);
            });
            assertThat(trail.words()).containsExactly("operation is refused", "locker has both");
        }
    }

    @Test
    void aCycleThroughLocksOfSeveralIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine("other", () -> {
                    try (var _ = lock(lamp)) {
                        pass(1);
                        lock(motor, shutter).close();
                    }
                }));
                try (var _ = lock(shutter)) {
                    pass(2);
                    assertThatThrownBy(() -> lock(lamp, motor)).isInstanceOf(DeadlockException.class);
                    // Nothing is left of the attempt.
                    assertThat(run.supervisor().locks())
                            .extracting(LockInfo::what)
                            .doesNotContain("motor");
                }
                await(other);
            });
        }
    }

    @Test
    void aCycleThroughDifferentParametersOfTwoDevicesIsRefused() throws Exception {
        LockThing position = motor.parameter("position");
        LockThing velocity = motor.parameter("velocity");
        try (var run = TestRun.create()) {
            run.run(() -> {
                await(gather(nested("early", position, 1, velocity), nested("late", velocity, 2, motor)));
            });
            assertThat(trail.words()).containsExactly("late is refused", "early has both");
        }
    }

    @Test
    void aLockInsideALockInsideALockKeepsWhatItHasWhenItIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(nested("other", shutter, 1, motor));
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> lock(shutter)).isInstanceOf(DeadlockException.class);
                    pass(5);
                    assertThat(other.waitsFor()).contains("motor, held by task 1");
                    // Refused again as long as nothing has changed.
                    assertThatThrownBy(() -> lock(shutter)).isInstanceOf(DeadlockException.class);
                }
                await(other);
                lock(shutter, motor).close();
            });
            assertThat(trail.words()).containsExactly("other has both");
        }
    }

    /** The limit would end the wait some day; but to wait for it is of no use to anybody. */
    @Test
    void aLockWithALimitIsRefusedAtOnce() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(nested("other", shutter, 1, motor));
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> lock(concert.quantities.Quantities.q.s(100), shutter))
                            .isInstanceOf(DeadlockException.class);
                    assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(2));
                }
            });
        }
    }

    @Test
    void theMessageNamesWhoHoldsAndWantsWhat() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(nested("scan", shutter, 1, motor));
                try (var _ = lock(motor);
                        var _ = lock(lamp)) {
                    pass(2);
                    assertThatThrownBy(() -> lock(shutter)).isInstanceOfSatisfying(DeadlockException.class, e -> {
                        assertThat(e.cycle())
                                .containsExactly(
                                        "task 1 'test' holds lamp, motor and wants shutter",
                                        "task 2 'scan' holds shutter and wants motor");
                        assertThat(e).hasMessage("deadlock: " + String.join("; ", e.cycle()));
                    });
                }
            });
        }
    }

    @Test
    void theMessageNamesAwaitsAndOperationsToo() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> set = start(coroutine("set", () -> {
                    pass(1);
                    await(motor.parameter("position").use());
                }));
                Task<Void> watch = start(coroutine("watch", () -> await(set)));
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThatThrownBy(() -> await(watch))
                            .isInstanceOfSatisfying(
                                    DeadlockException.class,
                                    e -> assertThat(e.cycle())
                                            .containsExactly(
                                                    "task 1 'test' holds motor and awaits task 3 'watch'",
                                                    "task 3 'watch' awaits task 2 'set'",
                                                    "task 2 'set' wants motor.position"));
                }
            });
        }
    }
}
