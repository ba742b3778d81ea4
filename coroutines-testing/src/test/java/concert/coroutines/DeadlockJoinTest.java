package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.blocking;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.scope;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deadlocks through {@code gather}, {@code race}, {@code timeout}, {@code blocking} and {@code scope}. */
class DeadlockJoinTest {
    private final LockThing motor = new LockThing("motor");

    /** Starts what uses the motor after a second: started before the lock is taken, it does not share it. */
    private Task<Void> usesMotorAfterASecond() {
        return start(coroutine("other", () -> {
            pass(1);
            await(motor.use());
        }));
    }

    /** A coroutine that awaits {@code other} when that waits for the motor already. */
    private static Coroutine<Void> awaiting(Task<Void> other) {
        return coroutine("member", () -> {
            pass(2);
            await(other);
        });
    }

    /** Every join of nothing but one member, which can never end. */
    private static List<Coroutine<?>> joinsOf(Coroutine<Void> member) {
        return List.of(
                gather(List.of(member)),
                gather(member, coroutine(() -> pass(1))),
                race(member),
                race(member, member),
                member.timeout(SECOND.multipliedBy(100)),
                blocking("call", () -> await(member)),
                scope((Scope scope) -> await(scope.start(member))),
                scope((Scope scope) -> {
                    scope.start(member);
                }));
    }

    @Test
    void aMemberThatAwaitsWhoWaitsForTheJoinersLockIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                for (int i = 0; i < 8; i++) {
                    Task<Void> other = usesMotorAfterASecond();
                    Duration begin = run.clock().elapsed();
                    try (var _ = lock(motor)) {
                        Coroutine<?> join = joinsOf(awaiting(other)).get(i);
                        assertThatThrownBy(() -> await(join)).as("join %d", i).isInstanceOf(DeadlockException.class);
                        assertThat(run.clock().elapsed().minus(begin)).isLessThan(SECOND.multipliedBy(3));
                    }
                }
            });
        }
    }

    @Test
    void joiningWhoWaitsForOurLockIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                for (int i = 0; i < 3; i++) {
                    Task<Void> other = usesMotorAfterASecond();
                    try (var _ = lock(motor)) {
                        pass(2);
                        Coroutine<?> join = switch (i) {
                            case 0 -> gather(List.of(other));
                            case 1 -> gather(coroutine(() -> pass(1)), other);
                            default -> race(other);
                        };
                        assertThatThrownBy(() -> await(join)).as("join %d", i).isInstanceOf(DeadlockException.class);
                    }
                }
            });
        }
    }

    /** The member looks for a cycle before its owner has begun to join; so the owner has to look, too. */
    @Test
    void aJoinThatBeginsAfterItsMemberHasBegunToWaitIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                try (var _ = lock(motor)) {
                    assertThatThrownBy(() -> await(gather(slowly(awaiting(other), coroutine(() -> pass(1))))))
                            .isInstanceOf(DeadlockException.class);
                }
            });
        }
    }

    @Test
    void joiningATaskThatAwaitsAWaiterForOurLockIsRefused() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                try (var _ = lock(motor)) {
                    Task<Void> started = start(awaiting(other));
                    pass(3);
                    assertThatThrownBy(() -> await(gather(started, coroutine(() -> pass(1)))))
                            .isInstanceOf(DeadlockException.class);
                }
            });
        }
    }

    @Test
    void aTaskCannotGatherItself() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<String> task = start(coroutine("narcissus", () -> {
                    Task<?> me = Task.current();
                    try {
                        await(gather(List.of(me)));
                        return "gathered";
                    } catch (DeadlockException e) {
                        return "refused";
                    }
                }));
                await(task);
            });
        } catch (java.util.concurrent.CancellationException e) {
            // The failed gather cancels its members, of which it is one.
            assertThat(e).hasMessageContaining("narcissus");
        }
    }

    @Test
    void aMemberCannotAwaitWhoJoinsIt() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<?> owner = Task.current();
                assertThatThrownBy(() -> await(gather(List.of(coroutine("member", () -> {
                            pass(1);
                            await(owner);
                        })))))
                        .isInstanceOf(DeadlockException.class);
            });
        }
    }

    @Test
    void membersThatLockWhatTheOthersHoldAreRefused() throws Exception {
        LockThing shutter = new LockThing("shutter");
        try (var run = TestRun.create()) {
            run.run(() -> assertThatThrownBy(() -> await(gather(
                            coroutine(() -> {
                                try (var _ = lock(motor)) {
                                    pass(1);
                                    lock(shutter).close();
                                }
                            }),
                            coroutine(() -> {
                                try (var _ = lock(shutter)) {
                                    pass(2);
                                    lock(motor).close();
                                }
                            }))))
                    .isInstanceOf(DeadlockException.class));
            assertThat(run.supervisor().locks()).isEmpty();
        }
    }

    /** The sibling inherited the outer lock, but not the one that the first child took again. */
    @Test
    void aChildThatLockedAgainCannotAwaitItsSibling() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    Task<Void> sibling = usesMotorAfterASecond();
                    Task<Void> child = start(coroutine("child", () -> {
                        try (var _ = lock(motor)) {
                            pass(2);
                            assertThatThrownBy(() -> await(sibling)).isInstanceOf(DeadlockException.class);
                        }
                    }));
                    await(gather(child, sibling));
                }
            });
        }
    }

    /** The first never ends, but the second does and decides the race. */
    @Test
    void aRaceThatAnotherMemberCanWinIsNoDeadlock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> other = usesMotorAfterASecond();
                try (var _ = lock(motor)) {
                    int winner = await(race(
                            coroutine(() -> {
                                await(awaiting(other));
                                return 1;
                            }),
                            coroutine(() -> {
                                pass(5);
                                return 2;
                            })));
                    assertThat(winner).isEqualTo(2);
                }
            });
        }
    }

    /** A list that takes ten seconds to hand out its second element. */
    private static List<Coroutine<Void>> slowly(Coroutine<Void> first, Coroutine<Void> second) {
        return new AbstractList<>() {
            @Override
            public Coroutine<Void> get(int index) {
                if (index == 1) {
                    try {
                        pass(10);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return index == 0 ? first : second;
            }

            @Override
            public int size() {
                return 2;
            }
        };
    }
}
