package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stops: on platform threads that are there already, past every lock, and past the cancel of everything else. */
class EmergencyTaskTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();
    private final Rig.Apparatus motor = new Rig.Apparatus("motor");

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void aStopRunsOnAPlatformThreadAndMayAwait() throws Exception {
        Task<Boolean> stop = run.supervisor().startEmergency(coroutine(() -> {
            await(sleep(ofMillis(10)));
            return Thread.currentThread().isVirtual();
        }));
        assertThat(run.resultOf(stop)).isFalse();
        assertThat(run.clock().elapsed()).isEqualTo(ofMillis(10));
    }

    @Test
    void cancellingEverythingLeavesStopsAlone() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> background = run.supervisor().start(sleep(ofHours(1)));
        Task<Void> stop = run.supervisor().startEmergency(sleep(ofSeconds(1)));
        Rig.untilParked(background);
        Rig.untilParked(stop);
        assertThat(run.supervisor().cancelAll(ofSeconds(5))).isEqualTo(1);
        run.clock().jumpAutomatically(true);
        run.resultOf(stop);
        assertThat(stop.state()).isEqualTo(TaskState.DONE);
    }

    /** A stop is made of parts: with a limit, several at once, tasks of its own. They are stops as well. */
    @Test
    void thePartsOfAStopAreStopsToo() throws Exception {
        run.clock().jumpAutomatically(false);
        List<Boolean> virtual = new CopyOnWriteArrayList<>();
        Coroutine<Void> part = coroutine("part", () -> {
            virtual.add(Thread.currentThread().isVirtual());
            await(sleep(ofSeconds(1)));
        });
        Task<Void> stop = run.supervisor().startEmergency(coroutine("stop all", () -> {
            await(gather(part, part.timeout(ofSeconds(5))));
            await(start(part));
        }));
        Rig.eventually("the parts run", () -> virtual.size() == 2);
        run.supervisor().tasks().forEach(Rig::untilParked);
        assertThat(run.supervisor().cancelAll(ofSeconds(5))).isZero();
        run.clock().jumpAutomatically(true);
        run.resultOf(stop);
        assertThat(virtual).containsExactly(false, false, false);
    }

    @Test
    void aStopWaitsForNoLock() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> holder = run.supervisor().start(coroutine("holder", () -> {
            try (var _ = lock(motor)) {
                await(sleep(ofHours(1)));
            }
        }));
        Rig.untilParked(holder);
        run.resultOf(run.supervisor().startEmergency(coroutine(() -> {
            for (Kind kind : Kind.values()) {
                Operation.enter(kind, motor, "motor: " + kind).close();
                trail.add(kind.name());
            }
            await(gather(
                    coroutine(() -> {
                        Operation.enter(Kind.SAFE, motor, "motor: off").close();
                        trail.add("part");
                    }),
                    sleep(java.time.Duration.ZERO)));
        })));
        assertThat(trail).containsExactly("READ", "STOP", "SAFE", "ACT", "part");
        assertThat(holder.state()).isEqualTo(TaskState.WAITING);
    }

    @Test
    void moreStopsThanReservedThreadsMayHangAndTheNextStillRuns() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try {
            for (int i = 0; i < 40; i++) {
                run.supervisor().startEmergency(coroutine("hangs", () -> Rig.stuckUntil(released)));
            }
            Task<String> last = run.supervisor().startEmergency(coroutine(() -> "stopped"));
            assertThat(run.resultOf(last)).isEqualTo("stopped");
        } finally {
            released.countDown();
        }
    }

    @Test
    void stopsRunWhileAllProcessorsSpin() throws Exception {
        AtomicBoolean released = new AtomicBoolean();
        CountDownLatch spinning = new CountDownLatch(Runtime.getRuntime().availableProcessors());
        List<Task<Void>> spinners = new ArrayList<>();
        for (long left = spinning.getCount(); left > 0; left--) {
            spinners.add(run.supervisor().start(coroutine("spinner", () -> {
                spinning.countDown();
                Rig.spinUntil(released::get);
            })));
        }
        try {
            Rig.eventually(spinning);
            Task<String> stop = run.supervisor().startEmergency(coroutine(() -> "stopped"));
            assertThat(run.resultOf(stop)).isEqualTo("stopped");
        } finally {
            released.set(true);
        }
        for (Task<Void> spinner : spinners) {
            run.resultOf(spinner);
        }
    }

    @Test
    void aStopCanBeCancelledByItself() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> stop = run.supervisor().startEmergency(sleep(ofHours(1)));
        Rig.untilParked(stop);
        assertThat(stop.cancel()).isTrue();
        assertThat(stop.join(ofSeconds(10))).isTrue();
        assertThat(stop.state()).isEqualTo(TaskState.CANCELLED);
    }
}
