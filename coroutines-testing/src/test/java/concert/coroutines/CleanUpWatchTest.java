package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one alarm for all clean-ups rings when the first of them is due. */
class CleanUpWatchTest {
    private final TestRun run = TestRun.create();
    private final CountDownLatch driver = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @AfterEach
    void endRun() {
        driver.countDown();
        run.close();
    }

    /** A clock whose alarms the test rings. */
    private static final class Alarms implements Clock {
        private record Alarm(long deadline, Runnable action) {}

        private final List<Alarm> set = new ArrayList<>();
        private final List<Long> cancelled = new ArrayList<>();
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public Clock.Alarm schedule(long deadline, Runnable action) {
            set.add(new Alarm(deadline, action));
            return () -> cancelled.add(deadline);
        }

        void ring() {
            Alarm last = set.getLast();
            now = last.deadline;
            last.action.run();
        }

        List<Long> deadlines() {
            return set.stream().map(Alarm::deadline).toList();
        }
    }

    private Task<Void> running() {
        return run.supervisor().start(sleep(ofHours(1)));
    }

    @Test
    void onlyWhoIsDueEarlierSetsAnotherAlarm() {
        Alarms clock = new Alarms();
        CleanUpWatch watch = new CleanUpWatch(clock);
        watch.watch(running(), 100);
        watch.watch(running(), 100);
        watch.watch(running(), 101);
        assertThat(clock.deadlines()).containsExactly(100L);
        watch.watch(running(), 99);
        assertThat(clock.deadlines()).containsExactly(100L, 99L);
        assertThat(clock.cancelled).containsExactly(100L);
    }

    /** Times may be negative, and the difference is what counts. */
    @Test
    void timeMayPassTheGreatestNumber() {
        Alarms clock = new Alarms();
        CleanUpWatch watch = new CleanUpWatch(clock);
        watch.watch(running(), Long.MIN_VALUE + 5);
        watch.watch(running(), Long.MAX_VALUE - 5);
        assertThat(clock.deadlines()).containsExactly(Long.MIN_VALUE + 5, Long.MAX_VALUE - 5);
    }

    /** A task that was not cancelled cannot be supervised: here the mistake that must not concern the others. */
    @Test
    void whatGoesWrongWithOneIsTriedAgainAndTheOthersAreSupervised() throws Exception {
        Task<Void> stuck = run.supervisor().start(stuckMove());
        Rig.untilParked(stuck);
        stuck.cancel();
        Alarms clock = new Alarms();
        CleanUpWatch watch = new CleanUpWatch(clock);
        long reaction = Cancellation.REACTION + run.clock().nanoTime();
        watch.watch(running(), reaction);
        watch.watch(stuck, reaction);
        clock.ring();
        Rig.eventually(stopped);
        assertThat(clock.deadlines()).contains(reaction + Cancellation.SLICE);
    }

    private Coroutine<Void> stuckMove() {
        return coroutine("stuck", () -> {
            try (Operation operation = Operation.enter(Kind.ACT, new Rig.Apparatus("motor"), "motor.position: set")) {
                operation.started(stopped::countDown);
                try {
                    Rig.stuckUntil(driver);
                } finally {
                    operation.halt();
                }
            }
        });
    }

    @Test
    void aStuckDriverIsStoppedInTimeWhileAnotherCleanUpHasLongToGo() throws Exception {
        Task<Void> stuck = run.supervisor().start(stuckMove()); // it runs, so the clock does not jump
        Rig.untilParked(stuck);
        Task<Void> cleaning = run.supervisor().start(coroutine("scan", () -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                await(sleep(ofSeconds(4)));
            }
        }));
        Rig.untilParked(cleaning);
        cleaning.cancel();
        run.clock().advance(ofMillis(500)); // from now on its alarm is that for the end of its time
        stuck.cancel();
        run.clock().advance(ofMillis(200));
        Rig.eventually(stopped);
    }
}
