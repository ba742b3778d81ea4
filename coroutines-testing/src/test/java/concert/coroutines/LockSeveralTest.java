package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.SECOND;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several locks at once: all or none, in the order of arrival. */
class LockSeveralTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");
    private final LockThing lamp = new LockThing("lamp");
    private final LockThing position = motor.parameter("position");
    private final LockThing velocity = motor.parameter("velocity");
    private final LockTrail trail = new LockTrail();

    private Coroutine<Void> lockFor(int seconds, String word, LockThing... what) {
        return coroutine(word, () -> {
            try (var _ = lock(what)) {
                trail.add(word);
                pass(seconds);
            }
        });
    }

    @Test
    void allAreHeldTogether() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(lockFor(5, "both", motor, shutter));
                Task<Void> first = start(coroutine(() -> {
                    pass(1);
                    await(motor.use());
                    trail.add("motor");
                }));
                pass(1);
                await(shutter.use());
                await(first);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(5));
            });
        }
    }

    /** Who waits for several holds none of them, so whoever has one of them can still take the other. */
    @Test
    void noneIsHeldWhileOneIsMissing() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> both = start(coroutine(() -> {
                    pass(1);
                    await(lockFor(0, "both", motor, shutter));
                }));
                try (var _ = lock(motor)) {
                    pass(2);
                    assertThat(run.supervisor().locks())
                            .extracting(LockInfo::what)
                            .containsExactly("motor");
                    await(shutter.use());
                    trail.add("used");
                    try (var _ = lock(shutter)) {
                        trail.add("locked");
                    }
                }
                await(both);
            });
            assertThat(trail.words()).containsExactly("used", "locked", "both");
        }
    }

    @Test
    void theyAreGrantedAsSoonAsTheLastIsFree() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.hold(3));
                start(shutter.use(7));
                start(lamp.hold(5));
                pass(1);
                try (var _ = lock(motor, shutter, lamp)) {
                    assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(7));
                }
            });
        }
    }

    @Test
    void theFirstToComeIsTheFirstServed() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(lockFor(10, "holder", motor));
                pass(1);
                Task<Void> both = start(lockFor(1, "both", motor, shutter));
                pass(1);
                Task<Void> one = start(lockFor(1, "one", shutter));
                pass(1);
                Task<Void> three = start(lockFor(1, "three", shutter, lamp));
                pass(1);
                Task<Void> last = start(lockFor(1, "last", lamp));
                for (Task<Void> task : List.of(both, one, three, last)) {
                    await(task);
                }
            });
            assertThat(trail.words()).containsExactly("holder", "both", "one", "three", "last");
        }
    }

    /** The shutter is free, but somebody waits for it and the motor together: nobody gets in before. */
    @Test
    void nobodyBargesInWhileSomebodyWaits() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(lockFor(10, "holder", motor));
                pass(1);
                start(lockFor(1, "both", motor, shutter));
                pass(1);
                await(shutter.use());
                trail.add("use");
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(11));
            });
            assertThat(trail.words()).containsExactly("holder", "both", "use");
        }
    }

    @Test
    void aStreamOfSingleLocksDoesNotStarveTheOneWhoWantsSeveral() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                for (LockThing thing : List.of(motor, shutter)) {
                    // Two each, taking turns: there is never a moment in which the thing is free.
                    for (int i = 0; i < 2; i++) {
                        start(coroutine(() -> {
                            for (int j = 0; j < 100; j++) {
                                await(thing.hold(2));
                            }
                        }));
                        pass(1);
                    }
                }
                try (var _ = lock(motor, shutter)) {
                    assertThat(run.clock().elapsed()).isLessThan(SECOND.multipliedBy(20));
                }
            });
        }
    }

    @Test
    void aStreamOfOperationsDoesNotStarveALocker() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                for (int i = 0; i < 3; i++) {
                    start(coroutine(() -> {
                        for (int j = 0; j < 100; j++) {
                            await(motor.use(3));
                        }
                    }));
                    pass(1);
                }
                try (var _ = lock(motor)) {
                    assertThat(run.clock().elapsed()).isLessThan(SECOND.multipliedBy(10));
                }
            });
        }
    }

    /** Who is first waits for the shutter; that is no reason to withhold the velocity from the second. */
    @Test
    void someoneBehindWhoDoesNotConflictGoesOnWhateverTheFirstWaitsFor() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(shutter.hold(100));
                start(velocity.hold(5));
                pass(1);
                start(lockFor(0, "first", position, shutter));
                pass(1);
                await(lockFor(0, "second", velocity));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(5));
            });
        }
    }

    @Test
    void theSameThingTwiceIsOneLock() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor, shutter, motor)) {
                    assertThat(run.supervisor().locks())
                            .extracting(LockInfo::what)
                            .containsOnlyOnce("motor");
                }
                assertThat(run.supervisor().locks()).isEmpty();
            });
        }
    }

    @Test
    void aDeviceAndItsOwnParameterGoTogether() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(lockFor(5, "holder", motor, position));
                pass(1);
                await(lockFor(5, "next", position, motor));
                await(lockFor(0, "last", velocity));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(10));
                assertThat(run.supervisor().locks()).isEmpty();
            });
        }
    }

    @Test
    void severalParametersOfOneDeviceGoTogether() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(lockFor(5, "holder", position, velocity));
                start(motor.parameter("state").hold(9));
                pass(1);
                Task<Void> next = start(lockFor(5, "next", velocity));
                pass(1);
                await(lockFor(0, "device", motor));
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(10));
                await(next);
            });
        }
    }

    @Test
    void nothingCannotBeLocked() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                assertThatThrownBy(() -> lock())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("lock of nothing: name the devices or parameters");
                assertThatThrownBy(() -> lock((Lockable) null))
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageContaining("nothing to lock");
                assertThatThrownBy(() -> lock(motor, null))
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageContaining("nothing to lock");
                assertThat(run.supervisor().locks()).isEmpty();
                await(motor.use());
            });
        }
    }
}
