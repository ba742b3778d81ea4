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
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A device and its parameters: what covers what, and what conflicts with what. */
class LockPartsTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing position = motor.parameter("position");
    private final LockThing velocity = motor.parameter("velocity");

    /** When {@code second} is through if {@code first} is begun a second earlier and lasts five. */
    private static Duration through(Coroutine<Void> first, Coroutine<Void> second) throws Exception {
        try (var run = TestRun.create()) {
            return run.run(() -> {
                start(first);
                pass(1);
                await(second);
                return run.clock().elapsed();
            });
        }
    }

    private static final Duration AT_ONCE = SECOND;
    private static final Duration AFTERWARDS = SECOND.multipliedBy(5);

    @Test
    void aDeviceLockCoversItsParameters() throws Exception {
        assertThat(through(motor.hold(5), position.use())).isEqualTo(AFTERWARDS);
    }

    @Test
    void aParameterLockConflictsWithADeviceLock() throws Exception {
        assertThat(through(position.hold(5), motor.hold(0))).isEqualTo(AFTERWARDS);
        assertThat(through(motor.hold(5), position.hold(0))).isEqualTo(AFTERWARDS);
    }

    @Test
    void aParameterLockConflictsWithAnOperationOnTheWholeDevice() throws Exception {
        assertThat(through(position.hold(5), motor.use())).isEqualTo(AFTERWARDS);
        assertThat(through(motor.use(5), position.hold(0))).isEqualTo(AFTERWARDS);
    }

    @Test
    void aParameterLockConflictsWithOperationsOnTheParameter() throws Exception {
        assertThat(through(position.hold(5), position.use())).isEqualTo(AFTERWARDS);
        assertThat(through(position.use(5), position.hold(0))).isEqualTo(AFTERWARDS);
        assertThat(through(position.hold(5), position.hold(0))).isEqualTo(AFTERWARDS);
    }

    @Test
    void aParameterLockDoesNotConflictWithAnotherParameter() throws Exception {
        assertThat(through(position.hold(5), velocity.use())).isEqualTo(AT_ONCE);
        assertThat(through(position.hold(5), velocity.hold(0))).isEqualTo(AT_ONCE);
        assertThat(through(position.use(5), velocity.hold(0))).isEqualTo(AT_ONCE);
    }

    @Test
    void operationsOnADeviceAndItsParametersRunBesideEachOther() throws Exception {
        assertThat(through(motor.use(5), position.use())).isEqualTo(AT_ONCE);
        assertThat(through(position.use(5), motor.use())).isEqualTo(AT_ONCE);
    }

    @Test
    void aDeviceLockWaitsForOperationsOnParameters() throws Exception {
        assertThat(through(position.use(5), motor.hold(0))).isEqualTo(AFTERWARDS);
    }

    /** Somebody waits for the position, and the velocity is used and locked all the same. */
    @Test
    void whoWaitsForOneParameterDoesNotHoldUpAnother() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(position.hold(5));
                start(position.hold(5));
                pass(1);
                await(velocity.use());
                await(velocity.hold(0));
                assertThat(run.clock().elapsed()).isEqualTo(AT_ONCE);
            });
        }
    }

    /** The device is waited for because of the position only; the velocity has to wait behind all the same. */
    @Test
    void whoWaitsForTheDeviceHoldsUpAllItsParameters() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(position.hold(5));
                start(coroutine(() -> {
                    pass(1);
                    await(motor.hold(2));
                }));
                pass(2);
                await(velocity.use());
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(7));
            });
        }
    }

    @Test
    void aParameterHasNoParameters() {
        assertThatThrownBy(() -> position.parameter("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("motor.position.x cannot be a part of motor.position, itself a part");
    }

    @Test
    void theParametersOfOneDeviceAreNotThoseOfAnother() throws Exception {
        LockThing other = new LockThing("motor").parameter("position");
        assertThat(through(position.hold(5), other.hold(0))).isEqualTo(AT_ONCE);
        assertThat(through(motor.hold(5), other.use())).isEqualTo(AT_ONCE);
    }

    @Test
    void releasingTheDeviceLetsThoseOfItsParametersGoOnTogether() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> first;
                Task<Void> second;
                first = start(coroutine(() -> {
                    pass(1);
                    await(position.hold(3));
                }));
                second = start(coroutine(() -> {
                    pass(1);
                    await(velocity.hold(3));
                }));
                try (var _ = lock(motor)) {
                    pass(2);
                }
                await(first);
                await(second);
                assertThat(run.clock().elapsed()).isEqualTo(SECOND.multipliedBy(5));
            });
        }
    }

    /** Trust is a matter of the whole device, whoever gives it back. */
    @Test
    void recoveringAParameterRecoversItsDevice() {
        motor.lockNode().markSuspect();
        assertThat(velocity.lockNode().isSuspect()).isTrue();
        position.lockNode().recover();
        assertThat(motor.lockNode().isSuspect()).isFalse();
        assertThat(velocity.lockNode().isSuspect()).isFalse();
    }
}
