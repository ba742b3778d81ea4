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
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** While a lock is held others wait, whatever they want, except to stop. */
class LockExclusionTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockTrail trail = new LockTrail();

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = Mode.EXCLUDE, names = "STOP")
    void operationsOfOthersWaitWhileItIsHeldAndRunAfterwards(Kind kind) throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(motor.operate(kind, trail.word("operated")));
                }));
                try (var _ = lock(motor)) {
                    pass(5);
                    assertThat(other.waitsFor()).isEqualTo("waits for motor, held by task 1 'test'");
                    trail.add("released");
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("released", "operated");
        }
    }

    @Test
    void aStopNeverWaits() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(motor.operate(Kind.STOP, trail.word("stopped")));
                }));
                try (var _ = lock(motor)) {
                    pass(5);
                    trail.add("released");
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("stopped", "released");
        }
    }

    /** A stop that looks whether the motor stands still must not wait for a lock to see that. */
    @Test
    void whatAStopDoesInsideNeverWaitsEither() throws Exception {
        LockThing state = motor.parameter("state");
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(motor.operate(Kind.STOP, () -> {
                        await(state.operate(Kind.READ, trail.word("read")));
                        await(state.operate(Kind.READ, trail.word("read in time"))
                                .timeout(SECOND));
                    }));
                    await(state.operate(Kind.READ, trail.word("read afterwards")));
                }));
                try (var _ = lock(motor)) {
                    pass(5);
                    trail.add("released");
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("read", "read in time", "released", "read afterwards");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anEmergencyTaskNeverWaits(Kind kind) throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> pass(1)));
                try (var _ = lock(motor)) {
                    await(other);
                    await(Supervisor.current().startEmergency(motor.operate(kind, trail.word("operated"))));
                    trail.add("released");
                }
            });
            assertThat(trail.words()).containsExactly("operated", "released");
        }
    }

    /** A driver's emergency stop may well have a time limit, or stop two axes at once. */
    @Test
    void theMembersOfAnEmergencyTaskNeverWaitEither() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> holder = start(motor.hold(100));
                pass(1);
                await(Supervisor.current().startEmergency(coroutine(() -> {
                    await(motor.use().timeout(SECOND));
                    await(gather(motor.use(), motor.use()));
                })));
                assertThat(holder.isDone()).isFalse();
                assertThat(run.clock().elapsed()).isEqualTo(SECOND);
            });
        }
    }

    @Test
    void lockersExcludeEachOther() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> await(gather(Collections.nCopies(5, motor.hold(1)))));
            assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(5));
        }
    }

    @Test
    void unheldDevicesMayBeOperatedByManyAtOnce() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> await(gather(Collections.nCopies(50, motor.use(1)))));
            assertThat(run.clock().elapsed()).isEqualTo(SECOND);
        }
    }

    @Test
    void acquiringWaitsForOperationsInFlight() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                for (int seconds : List.of(3, 7)) {
                    start(motor.operate(Kind.ACT, () -> {
                        pass(seconds);
                        trail.add("done");
                    }));
                }
                pass(1);
                try (var _ = lock(motor)) {
                    assertThat(trail.words()).containsExactly("done", "done");
                    assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(7));
                }
            });
        }
    }

    @Test
    void acquiringDoesNotWaitForAStopInFlight() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.operate(Kind.STOP, () -> pass(7)));
                pass(1);
                try (var _ = lock(motor)) {
                    assertThat(run.clock().elapsed()).isEqualTo(SECOND);
                }
            });
        }
    }

    @Test
    void anOperationInFlightAtReleaseIsFinishedBeforeTheNextHolderGetsIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> next = start(coroutine(() -> {
                    pass(1);
                    try (var _ = lock(motor)) {
                        trail.add("next");
                    }
                }));
                try (var _ = lock(motor)) {
                    start(motor.operate(Kind.ACT, () -> {
                        pass(10);
                        trail.add("finished");
                    }));
                    pass(2);
                }
                trail.add("released");
                await(next);
            });
            assertThat(trail.words()).containsExactly("released", "finished", "next");
        }
    }

    @Test
    void otherDevicesAreNotTouched() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(shutter.use());
                    await(shutter.hold(1));
                }));
                try (var _ = lock(motor)) {
                    pass(5);
                    assertThat(other.isDone()).isTrue();
                }
            });
        }
    }

    @Test
    void outsideATaskThereIsNothingToLockFor() {
        assertThatThrownBy(() -> lock(motor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no task runs on thread");
        assertThatThrownBy(() -> Operation.enter(Kind.READ, motor, "motor: read"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no task runs on thread");
    }
}
