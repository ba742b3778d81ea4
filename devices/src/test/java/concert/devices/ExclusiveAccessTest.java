package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import concert.coroutines.Lockable;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExclusiveAccessTest {
    private final TestRun run = TestRun.create();
    private final Stage motor = new Stage().named("motor");

    @AfterEach
    void close() {
        run.close();
    }

    /** Holds {@code what} from 0 s to 10 s; whatever {@code other} starts at 1 s it may do while that lasts. */
    private <T> Task<T> whileLocked(Lockable what, Coroutine<T> other, Coroutine.Procedure meanwhile) throws Exception {
        return run.run(() -> {
            Task<T> late = start(Coroutines.<T>coroutine("late", () -> {
                await(sleep(q.s(1)));
                return await(other);
            }));
            try (var _ = lock(what)) {
                await(sleep(q.s(5)));
                meanwhile.run();
                await(sleep(q.s(5)));
            }
            return late;
        });
    }

    @Test
    void setWaitsWhileAnotherHoldsTheDevice() throws Exception {
        var late = whileLocked(
                motor,
                motor.position.set(q.mm(1)),
                () -> assertThat(motor.calls).isEmpty());
        run.resultOf(late);

        assertThat(motor.calls).containsExactly("move to 1 mm");
    }

    @Test
    void getAndActionWaitWhileAnotherHoldsTheDevice() throws Exception {
        motor.sensor = () -> {
            motor.calls.add("read");
            return q.mm(0);
        };
        run.resultOf(whileLocked(
                motor, motor.position.get(), () -> assertThat(motor.calls).isEmpty()));
        run.resultOf(
                whileLocked(motor, motor.home(), () -> assertThat(motor.calls).containsExactly("read")));

        assertThat(motor.calls).containsExactly("read", "home");
    }

    @Test
    void lockOfAParameterLeavesTheOthersFree() throws Exception {
        run.resultOf(whileLocked(
                motor.parameter("position"),
                motor.lamp.set(true),
                () -> assertThat(motor.on).isTrue()));
    }

    @Test
    void lockOfAParameterHoldsBackActionsOfTheDevice() throws Exception {
        run.resultOf(whileLocked(
                motor.parameter("position"),
                motor.home(),
                () -> assertThat(motor.calls).isEmpty()));
    }

    @Test
    void holderAndHisChildrenGoOn() throws Exception {
        run.run(() -> {
            try (var _ = lock(motor)) {
                await(motor.position.set(q.mm(1)));
                await(start(motor.position.set(q.mm(2))));
            }
        });

        assertThat(motor.calls).containsExactly("move to 1 mm", "move to 2 mm");
        assertThat(run.clock().elapsed()).isZero();
    }

    @Test
    void lastKnownValueAndStopNeverWait() throws Exception {
        run.resultOf(whileLocked(motor, motor.position.stop(), () -> {
            assertThat(motor.calls).containsExactly("stop");
            assertThat(motor.state.lastKnown()).isPresent();
        }));
    }

    @Test
    void aLimitNarrowedWhileASetWaitsCounts() throws Exception {
        var late = whileLocked(motor, motor.position.set(q.mm(5)), () -> motor.position.setUpper(q.mm(3)));

        assertThatThrownBy(() -> run.resultOf(late)).isInstanceOf(LimitException.class);
        assertThat(motor.calls).isEmpty();
        assertThat(motor.state.lastKnown()).contains(Stage.Mode.STANDBY);
    }

    @Test
    void aProtectionPutOnWhileASetWaitsCounts() throws Exception {
        var late = whileLocked(motor, motor.position.set(q.mm(5)), motor.position::protect);

        assertThatThrownBy(() -> run.resultOf(late)).isInstanceOf(ProtectedException.class);
        assertThat(motor.calls).isEmpty();
    }

    @Test
    void wrongValueDoesNotWaitForTheLockToBeRefused() throws Exception {
        motor.position.setUpper(q.mm(3));
        run.run(() -> {
            Task<Void> late = start(motor.position.set(q.mm(5)));
            try (var _ = lock(motor)) {
                assertThatThrownBy(() -> await(late)).isInstanceOf(LimitException.class);
                assertThat(run.clock().elapsed()).isEqualTo(Duration.ZERO);
            }
        });
    }

    @Test
    void aLockWaitsForTheOperationInFlight() throws Exception {
        motor.homing = () -> await(sleep(q.s(3)));
        run.run(() -> {
            Task<Void> home = start(motor.home());
            await(sleep(q.s(1)));
            try (var _ = lock(motor)) {
                assertThat(home.isDone() || run.clock().elapsed().toSeconds() >= 3)
                        .isTrue();
            }
        });

        assertThat(run.clock().elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    /** An action that sets a parameter of its own device must not wait behind somebody who waits for the action. */
    @Test
    void anActionMaySetAParameterBehindAQueuedLocker() throws Exception {
        motor.homing = () -> {
            await(sleep(q.s(2)));
            await(motor.lamp.set(true));
        };
        run.run(() -> {
            Task<Void> home = start(motor.home());
            await(sleep(q.s(1)));
            try (var _ = lock(motor)) {
                assertThat(motor.on).isTrue();
            }
            await(home);
        });
    }
}
