package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import org.junit.jupiter.api.Test;

/** What tables ask before they read, since they must never wait: would it have to wait? */
class LockHeldByOtherTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing position = motor.parameter("position");
    private final LockThing velocity = motor.parameter("velocity");

    private static boolean heldByOther(LockThing thing) {
        return thing.lockNode().isHeldByOther();
    }

    @Test
    void aFreeThingIsNot() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                assertThat(heldByOther(motor)).isFalse();
                await(motor.hold(0));
                assertThat(heldByOther(motor)).isFalse();
            });
        }
    }

    @Test
    void aThingThatSomebodyElseHasLockedIs() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                Task<Void> holder = start(position.hold(5));
                pass(1);
                assertThat(heldByOther(position)).isTrue();
                assertThat(heldByOther(motor)).isTrue();
                assertThat(heldByOther(velocity)).isFalse();
                await(holder);
                assertThat(heldByOther(motor)).isFalse();
            });
        }
    }

    @Test
    void whatWeAreInsideOfIsNot() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                try (var _ = lock(motor)) {
                    assertThat(heldByOther(motor)).isFalse();
                    assertThat(await(start(coroutine(() -> heldByOther(position)))))
                            .isFalse();
                }
            });
        }
    }

    @Test
    void anOperationInFlightIsNoReason() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.use(5));
                pass(1);
                assertThat(heldByOther(motor)).isFalse();
                assertThat(heldByOther(position)).isFalse();
            });
        }
    }

    /** Nobody holds it, but a reader would have to queue behind the locker. */
    @Test
    void aThingForWhichSomebodyWaitsIs() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(position.use(5));
                pass(1);
                Task<Void> locker = start(position.hold(0));
                pass(1);
                assertThat(heldByOther(position)).isTrue();
                assertThat(heldByOther(velocity)).isFalse();
                await(locker);
                assertThat(heldByOther(position)).isFalse();
            });
        }
    }

    /** Asking leaves no trace in the queue. */
    @Test
    void askingChangesNothing() throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                start(motor.use(5));
                pass(1);
                Task<Void> locker = start(motor.hold(5));
                pass(1);
                Task<Void> reader = start(motor.use());
                pass(1);
                for (int i = 0; i < 100; i++) {
                    assertThat(heldByOther(position)).isTrue();
                }
                await(locker);
                await(reader);
                assertThat(heldByOther(position)).isFalse();
                assertThat(run.supervisor().locks()).isEmpty();
            });
        }
    }
}
