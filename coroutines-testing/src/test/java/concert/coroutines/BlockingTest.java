package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.blocking;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls into foreign code that blocks, on a platform thread of their own. */
class BlockingTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    @Test
    void theCallRunsOnAPlatformThreadAndItsValueComesBack() throws Exception {
        run.run(() -> {
            assertThat(await(blocking("read", () -> Thread.currentThread().isVirtual())))
                    .isFalse();
            assertThat(Thread.currentThread().isVirtual()).isTrue();
        });
    }

    @Test
    void itsFailureComesBackAsThatOfAnyCoroutine() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(blocking("read", () -> {
                        throw new IOException("cable");
                    })))
                    .isExactlyInstanceOf(CoroutineException.class)
                    .hasRootCauseMessage("cable");
            assertThatThrownBy(() -> await(blocking("read", () -> {
                        throw new IllegalStateException("no beam");
                    })))
                    .hasMessage("no beam");
        });
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void cancellingInterruptsTheCallAndWaitsForItsEnd() throws Exception {
        Task<Void> task = run.supervisor().start(blocking("read", () -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                trail.add("call ended");
            }
        }));
        Rig.untilParked(task);
        Rig.untilParked(run.supervisor().tasks().getLast());
        task.cancel();
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("call ended");
    }

    @Test
    void aCallThatDoesNotEndIsAbandonedAndItsAwaiterGoesOn() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        Task<Void> task = run.supervisor().start(coroutine("scan", () -> {
            try {
                await(blocking("read", () -> Rig.stuckUntil(released)));
            } finally {
                await(sleep(ofSeconds(1)));
                trail.add("cleaned up");
            }
        }));
        Rig.untilParked(task);
        Task<?> call = run.supervisor().tasks().getLast();
        Rig.untilParked(call);
        task.cancel();
        Rig.untilCleaningUp(task);
        run.clock().advance(ofMillis(4999));
        assertThat(call.isDone()).isFalse();
        run.clock().advance(ofMillis(1));
        assertThat(call.state()).isEqualTo(TaskState.ABANDONED);
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("cleaned up");
        released.countDown();
        Rig.untilThreadEnded(call);
    }

    @Test
    void othersRunMeanwhileHoweverManyCallsBlock() throws Exception {
        int calls = 4 * Runtime.getRuntime().availableProcessors();
        CountDownLatch all = new CountDownLatch(calls);
        run.run(() -> {
            for (int i = 0; i < calls; i++) {
                // Each waits for all the others, keeping its thread.
                start(blocking("read", () -> {
                    all.countDown();
                    all.await();
                }));
            }
            Rig.letOthersWait();
        });
        assertThat(all.getCount()).isZero();
    }
}
