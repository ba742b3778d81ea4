package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.blocking;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.scope;
import static concert.coroutines.Coroutines.shield;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is inside a lock shares it: the holder, and all that was started inside the block while it is held. */
class LockSharingTest {
    private static final LockThing motor = new LockThing("motor");

    private final LockTrail trail = new LockTrail();

    /** Every way to run a coroutine inside the block. */
    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of("await", motor.use()),
                Arguments.of("gather", gather(motor.use(), motor.use())),
                Arguments.of("gather of many", gather(List.of(motor.use(), motor.use(), motor.use()))),
                Arguments.of("race", race(motor.use(), motor.use())),
                Arguments.of("timeout", motor.use().timeout(SECOND)),
                Arguments.of("scope", scope((Scope scope) -> await(scope.start(motor.use())))),
                Arguments.of("blocking", blocking("call", () -> await(motor.use()))),
                Arguments.of("shield", shield(motor.use())),
                Arguments.of("start", coroutine(() -> await(start(motor.use())))),
                Arguments.of(
                        "grandchild", gather(coroutine(() -> await(gather(motor.use(), motor.use()))), motor.use())),
                Arguments.of("lock", motor.hold(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void whatRunsInsideTheBlockSharesTheLock(String way, Coroutine<?> coroutine) throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    await(coroutine);
                    assertThat(run.clock().elapsed()).as(way).isEqualTo(Duration.ZERO);
                }
            });
        }
    }

    @Test
    void whoWasStartedBeforeWaits() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> before = start(coroutine(() -> {
                    pass(1);
                    await(motor.operate(Operation.Kind.READ, trail.word("before")));
                }));
                try (var _ = lock(motor)) {
                    Task<Void> inside = start(coroutine(() -> {
                        pass(2);
                        await(motor.operate(Operation.Kind.READ, trail.word("inside")));
                    }));
                    await(inside);
                    pass(1);
                    trail.add("released");
                }
                await(before);
            });
            assertThat(trail.words()).containsExactly("inside", "released", "before");
        }
    }

    @Test
    void whoWasStartedInsideSharesOnlyWhileItIsHeld() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> inside;
                try (var _ = lock(motor)) {
                    inside = start(coroutine(() -> {
                        await(motor.operate(Operation.Kind.READ, trail.word("first")));
                        pass(3);
                        await(motor.operate(Operation.Kind.READ, trail.word("second")));
                    }));
                    pass(1);
                }
                Task<Void> next = start(coroutine(() -> {
                    try (var _ = lock(motor)) {
                        pass(10);
                        trail.add("next released");
                    }
                }));
                await(inside);
                await(next);
            });
            assertThat(trail.words()).containsExactly("first", "next released", "second");
        }
    }

    /** The holder that takes the lock once more does not let in those who shared the first time only. */
    @Test
    void whoWasStartedInsideAnEarlierBlockWaitsForALaterOne() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> inside;
                try (var _ = lock(motor)) {
                    inside = start(coroutine(() -> {
                        pass(1);
                        await(motor.operate(Operation.Kind.READ, trail.word("inside")));
                    }));
                }
                try (var _ = lock(motor)) {
                    pass(5);
                    trail.add("released");
                }
                await(inside);
            });
            assertThat(trail.words()).containsExactly("released", "inside");
        }
    }

    @Test
    void aChildThatLocksAgainExcludesItsSiblingsAndItsParent() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    Task<Void> child = start(coroutine(() -> {
                        try (var _ = lock(motor)) {
                            pass(5);
                            trail.add("child released");
                        }
                    }));
                    Task<Void> sibling = start(coroutine(() -> {
                        pass(1);
                        await(motor.operate(Operation.Kind.READ, trail.word("sibling")));
                    }));
                    pass(2);
                    await(motor.operate(Operation.Kind.READ, trail.word("parent")));
                    await(gather(child, sibling));
                }
            });
            assertThat(trail.words()).startsWith("child released").contains("sibling", "parent");
        }
    }

    @Test
    void aChildThatLocksAgainWaitsForTheOperationsOfItsSiblings() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    await(gather(motor.use(3), coroutine(() -> {
                        pass(1);
                        await(motor.hold(1));
                    })));
                }
            });
            assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(4));
        }
    }

    @Test
    void theLockOfAChildOutlivesThatOfItsParent() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    start(coroutine(() -> {
                        try (var _ = lock(motor)) {
                            pass(5);
                            trail.add("child released");
                        }
                    }));
                    pass(1);
                }
                await(motor.operate(Operation.Kind.READ, trail.word("parent")));
            });
            assertThat(trail.words()).containsExactly("child released", "parent");
        }
    }

    @Test
    void theSameCoroutineMayLockAgain() throws Exception {
        LockThing position = motor.parameter("position");
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor);
                        var _ = lock(motor);
                        var _ = lock(position)) {
                    await(position.use());
                }
                try (var _ = lock(position);
                        var _ = lock(motor);
                        var _ = lock(position, motor)) {
                    await(motor.use());
                }
            });
        }
    }

    @Test
    void theInnerReleaseKeepsTheOuterLock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = start(coroutine(() -> {
                    pass(1);
                    await(motor.operate(Operation.Kind.READ, trail.word("other")));
                }));
                try (var _ = lock(motor)) {
                    try (var _ = lock(motor)) {
                        pass(2);
                    }
                    trail.add("inner released");
                    pass(2);
                    trail.add("outer released");
                }
                await(other);
            });
            assertThat(trail.words()).containsExactly("inner released", "outer released", "other");
        }
    }

    /** The holder wants more than it has; whoever else has a part of that is waited for. */
    @Test
    void fromAParameterToItsDeviceTheOthersAreWaitedFor() throws Exception {
        LockThing position = motor.parameter("position");
        LockThing velocity = motor.parameter("velocity");
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(velocity.hold(5));
                pass(1);
                try (var _ = lock(position)) {
                    try (var _ = lock(motor)) {
                        assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(5));
                    }
                }
            });
        }
    }
}
