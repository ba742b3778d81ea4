package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.sleep;
import static java.time.Duration.ofNanos;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No interrupt is left behind by a limit, a race or a gather, however closely the work's end and its cancel meet.
 *
 * <p>Work of x nanoseconds against a limit of y, both seeded and equal or nearly so; the manual clock rings both alarms
 * at the same moment, and the threads race from there. After each try the flag is down, the outcome is one of the two
 * that are possible, and the next wait lasts as long as it should. The number of tries is a setting.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptLeakTest {
    /** Several at once, so that the processors have something to do while one waits; it halves the time. */
    private static final int LOOPS = 50;

    private static final int TRIES = Integer.getInteger("concert.test.tries", 1_000_000);

    /** One try: what came of it, or an AssertionError. */
    private interface Try {
        String outcome(long work, long limit) throws Exception;
    }

    private static void repeat(int tries, Try body) throws Exception {
        long seed = Long.getLong(
                "concert.test.seed",
                RandomGeneratorFactory.getDefault().create().nextLong());
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        try (TestRun run = TestRun.create()) {
            List<Coroutine<Void>> loops = new ArrayList<>();
            for (int number = 0; number < LOOPS; number++) {
                RandomGenerator random =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(seed + number);
                loops.add(coroutine(() -> {
                    for (int i = 0; i < tries / LOOPS; i++) {
                        long work = random.nextInt(3);
                        long limit = Math.max(0, work + random.nextInt(-1, 2));
                        boolean value = body.outcome(work, limit).equals("value");
                        (value ? first : second).incrementAndGet();
                        int count = i;
                        if (i % 1000 == 0) {
                            await(sleep(Duration.ofSeconds(1))); // or the clean-ups to be looked at would pile up
                        }
                        checkNothingIsLeft(
                                run.clock(),
                                () -> "seed %d, try %d, work %d ns, limit %d ns".formatted(seed, count, work, limit));
                    }
                }));
            }
            Task<?> all = run.supervisor().start(gather(loops));
            assertThat(all.join(Duration.ofMinutes(5))).isTrue();
            all.result();
            assertThat(run.unobserved()).isEmpty();
            assertThat(run.supervisor().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        }
        // Both outcomes must have come about, else the boundary was not met.
        assertThat(first.get()).as("seed %d", seed).isGreaterThan(tries / 100);
        assertThat(second.get()).as("seed %d", seed).isGreaterThan(tries / 100);
    }

    private static void checkNothingIsLeft(Clock clock, Supplier<String> which) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new AssertionError("the interrupt was left behind: " + which.get());
        }
        long begin = clock.nanoTime();
        await(sleep(ofNanos(7)));
        if (clock.nanoTime() - begin < 7) {
            throw new AssertionError("the next sleep was cut short: " + which.get());
        }
    }

    @Test
    void noInterruptLeaksAfterATimeoutAtTheBoundaryInAMillionTries() throws Exception {
        repeat(TRIES, (work, limit) -> {
            try {
                await(sleep(ofNanos(work)).timeout(ofNanos(limit)));
                return "value";
            } catch (TimedOutException e) {
                return "timed out";
            }
        });
    }

    @Test
    void noInterruptLeaksAfterATimeoutOfWorkThatCleansUp() throws Exception {
        repeat(TRIES / 20, (work, limit) -> {
            int[] cleanedUp = new int[1];
            Coroutine<Void> careful = coroutine(() -> {
                try {
                    await(sleep(ofNanos(work)));
                } finally {
                    await(sleep(ofNanos(work)));
                    cleanedUp[0]++;
                }
            });
            try {
                await(careful.timeout(ofNanos(limit)));
                assertThat(cleanedUp[0]).isEqualTo(1);
                return "value";
            } catch (TimedOutException e) {
                return "timed out"; // with a limit of nothing it may not even have begun
            }
        });
    }

    @Test
    void noInterruptLeaksAfterARaceAtTheBoundary() throws Exception {
        repeat(TRIES / 20, (work, limit) -> {
            Coroutine<String> left = sleepAndSay(work, "value");
            return await(race(left, sleepAndSay(limit, "other")));
        });
    }

    @Test
    void noInterruptLeaksAfterAGatherThatFailsAtTheBoundary() throws Exception {
        repeat(TRIES / 20, (work, limit) -> {
            Coroutine<Void> failing = coroutine(() -> {
                await(sleep(ofNanos(limit)));
                if (limit % 2 == 1) {
                    throw new IllegalStateException("no beam");
                }
            });
            try {
                await(gather(List.of(sleep(ofNanos(work)), failing)));
                return "value";
            } catch (IllegalStateException e) {
                return "failed";
            }
        });
    }

    private static Coroutine<String> sleepAndSay(long time, String word) {
        return coroutine(() -> {
            await(sleep(ofNanos(time)));
            return word;
        });
    }
}
