package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.sleepUntil;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Coroutines.waitUntil;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static concert.quantities.Quantities.q;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for time and for conditions. */
class WaitUntilTest {
    private final TestRun run = TestRun.create();

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void itAsksEveryTenthOfASecondUntilTheAnswerIsYes() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        run.run(() -> {
            await(waitUntil(() -> asked.incrementAndGet() == 4));
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(300));
        });
        assertThat(asked).hasValue(4);
    }

    @Test
    void aConditionThatHoldsAlreadyCostsNoTime() throws Exception {
        run.run(() -> {
            await(waitUntil(() -> true));
            assertThat(run.clock().elapsed()).isZero();
        });
    }

    @Test
    void theIntervalCanBeGiven() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        run.run(() -> {
            await(waitUntil(() -> asked.incrementAndGet() == 3, q.s(5)));
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(10));
        });
    }

    @Test
    void theConditionMayAwait() throws Exception {
        run.run(() -> {
            Task<Void> ready = start(sleep(ofSeconds(1)));
            await(waitUntil(() -> {
                await(sleep(ofMillis(400)));
                return ready.isDone();
            }));
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1400));
        });
    }

    @Test
    void aConditionThatFailsEndsTheWait() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(waitUntil(() -> {
                        throw new IOException("cable");
                    })))
                    .isInstanceOf(CoroutineException.class)
                    .hasRootCauseMessage("cable");
        });
    }

    @Test
    void aConditionThatNeverHoldsCanBeStopped() throws Exception {
        run.run(() -> {
            Task<Void> task = start(waitUntil(() -> false));
            await(sleep(ofSeconds(1)));
            task.cancel();
            awaitCancelled(task);
        });
    }

    @Test
    void sleepTakesQuantitiesAndDurations() throws Exception {
        run.run(() -> {
            await(sleep(q.ms(100)));
            await(sleep(q.min(1)));
            await(sleep(ofSeconds(2)));
            assertThat(run.clock().elapsed()).isEqualTo(Duration.ofMillis(62_100));
        });
    }

    @Test
    void sleepingForNothingIsACancelPoint() throws Exception {
        run.run(() -> {
            await(sleep(Duration.ZERO));
            assertThat(run.clock().elapsed()).isZero();
            Task<Void> task = start(coroutine(() -> {
                Task.current().cancel();
                await(sleep(Duration.ZERO));
                throw new IllegalStateException("not reached");
            }));
            awaitCancelled(task);
        });
    }

    @Test
    void sleepUntilADeadlineDoesNotDrift() throws Exception {
        run.run(() -> {
            long begin = run.clock().nanoTime();
            for (int step = 1; step <= 10; step++) {
                await(sleep(ofMillis(3)));
                await(sleepUntil(begin + step * 10_000_000L));
            }
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(100));
            await(sleepUntil(begin));
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(100));
        });
    }

    @Test
    void negativeTimesAreRefused() {
        assertThatThrownBy(() -> sleep(ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time to wait must not be negative, got -1 s");
        assertThatThrownBy(() -> sleep(q.ms(-5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a time to wait must not be negative, got -5 ms");
        assertThatThrownBy(() -> sleep(q.s(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> waitUntil(() -> true, q.s(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesForEverDoNotOverflow() throws Exception {
        run.run(() -> {
            for (Coroutine<Void> forEver :
                    List.of(sleep(ofSeconds(Long.MAX_VALUE)), sleep(q.s(Double.POSITIVE_INFINITY)))) {
                Task<Void> task = start(forEver);
                letOthersWait();
                assertThat(task.isDone()).isFalse();
                task.cancel();
                awaitCancelled(task);
            }
        });
    }
}
