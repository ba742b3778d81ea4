package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.ManualClock;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The clock that tests turn, or that turns itself when all wait. */
class ManualClockTest {
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @Test
    void timeJumpsWhenAllWaitAndTakesExactlyAsLongAsItShould() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                await(gather(sleep(ofDays(1)), sleep(ofHours(3)), coroutine(() -> {
                    for (int minute = 0; minute < 600; minute++) {
                        await(sleep(Duration.ofMinutes(1)));
                    }
                })));
            });
            assertThat(run.clock().elapsed()).isEqualTo(ofDays(1));
            assertThat(run.clock().instant()).isEqualTo(Instant.parse("2026-01-02T08:00:00Z"));
        }
    }

    @Test
    void afterTheLastTaskItStands() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                Task<Void> task = start(sleep(ofHours(1)));
                Rig.letOthersWait();
                task.cancel();
                Rig.awaitCancelled(task);
            });
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1));
        }
    }

    @Test
    void sleepersWakeInTheOrderOfTheirDeadlines() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                List<Coroutine<Void>> sleepers = new ArrayList<>();
                for (int i : new int[] {3, 1, 2, 5, 4}) {
                    sleepers.add(coroutine(() -> {
                        await(sleep(ofSeconds(i)));
                        trail.add(i + " s at " + run.clock().elapsed().toSeconds());
                    }));
                }
                await(gather(sleepers));
            });
        }
        assertThat(trail).containsExactly("1 s at 1", "2 s at 2", "3 s at 3", "4 s at 4", "5 s at 5");
    }

    /** Who computes a deadline may be overtaken by who advances the clock, and nobody may advance it again. */
    @Test
    void anAlarmForAMomentThatIsOverRingsAtOnce() {
        ManualClock clock = new ManualClock();
        clock.jumpAutomatically(false);
        clock.advance(ofMillis(1));
        clock.schedule(ofMillis(1).toNanos(), () -> trail.add("now")).cancel();
        assertThat(trail).containsExactly("now");
    }

    @Test
    void alarmsRingInOrderAndThoseOfOneMomentInTheOrderInWhichTheyWereSet() {
        ManualClock clock = new ManualClock();
        clock.schedule(20, () -> trail.add("c at " + clock.nanoTime()));
        clock.schedule(10, () -> trail.add("a at " + clock.nanoTime()));
        clock.schedule(10, () -> trail.add("b at " + clock.nanoTime()));
        clock.schedule(31, () -> trail.add("late"));
        clock.schedule(15, () -> trail.add("taken back")).cancel();
        clock.advance(Duration.ofNanos(30));
        assertThat(trail).containsExactly("a at 10", "b at 10", "c at 20");
        assertThat(clock.nanoTime()).isEqualTo(30);
        assertThat(clock).hasToString("manual clock at PT0.00000003S");
    }

    @Test
    void anAlarmMaySetTheNext() {
        ManualClock clock = new ManualClock();
        clock.schedule(10, () -> {
            trail.add("first");
            clock.schedule(20, () -> trail.add("second at " + clock.nanoTime()));
        });
        clock.advance(Duration.ofNanos(100));
        assertThat(trail).containsExactly("first", "second at 20");
    }

    @Test
    void takingBackAnAlarmThatHasRungIsANoOp() {
        ManualClock clock = new ManualClock();
        Clock.Alarm alarm = clock.schedule(10, () -> trail.add("rings"));
        clock.advance(Duration.ofNanos(10));
        alarm.cancel();
        alarm.cancel();
        clock.advance(Duration.ofNanos(10));
        assertThat(trail).containsExactly("rings");
    }

    @Test
    void whoBlocksOutsideTheKernelCountsAsRunning() throws Exception {
        try (TestRun run = TestRun.create()) {
            CountDownLatch released = new CountDownLatch(1);
            Task<Void> foreign = run.supervisor().start(coroutine(() -> released.await()));
            Task<Void> sleeping = run.supervisor().start(coroutine(() -> {
                await(sleep(ofHours(1)));
                trail.add("woken after " + run.clock().elapsed());
            }));
            Rig.untilParked(foreign);
            Rig.untilParked(sleeping);
            assertThat(run.clock().elapsed()).isZero();
            assertThat(sleeping.state()).isEqualTo(TaskState.WAITING);
            // Moved by hand it goes all the same.
            run.clock().advance(Duration.ofMinutes(59));
            assertThat(sleeping.isDone()).isFalse();
            run.clock().advance(Duration.ofMinutes(1));
            run.resultOf(sleeping);
            released.countDown();
            run.resultOf(foreign);
        }
        assertThat(trail).containsExactly("woken after PT1H");
    }

    @Test
    void itCanBeToldNotToJump() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.clock().jumpAutomatically(false);
            Task<Void> sleeping = run.supervisor().start(sleep(ofSeconds(1)));
            Rig.untilParked(sleeping);
            assertThat(run.clock().elapsed()).isZero();
            run.clock().jumpAutomatically(true);
            run.resultOf(sleeping);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(1));
        }
    }

    /** Woken is running: if the count dipped between the wake-up and the run, the clock would jump an hour too far. */
    @Test
    void itNeverJumpsOverSomebodyWhoWasJustWoken() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                Task<Void> far = start(sleep(ofHours(1)));
                Observable<Integer> ball = new Observable<>(0);
                Coroutine<Void> even = player(ball, 0);
                Coroutine<Void> odd = player(ball, 1);
                await(gather(even, odd));
                assertThat(run.clock().elapsed()).isZero();
                far.cancel();
            });
        }
    }

    private static Coroutine<Void> player(Observable<Integer> ball, int mine) {
        return coroutine(() -> {
            for (int hit = 0; hit < 2000; hit++) {
                int now = await(ball.until(value -> value % 2 == mine));
                ball.update(now + 1);
            }
        });
    }

    @Test
    void aCancelledSleeperLeavesNoAlarmBehind() throws Exception {
        try (TestRun run = TestRun.create()) {
            run.run(() -> {
                for (int i = 0; i < 100; i++) {
                    Task<Void> task = start(sleep(ofHours(1)));
                    Rig.letOthersWait();
                    task.cancel();
                    Rig.awaitCancelled(task);
                }
                // Otherwise these alarms would stop the clock on its way.
                await(sleep(ofSeconds(1)));
                assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1100));
            });
        }
    }
}
