package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.shield;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that a cancel of its awaiter does not reach. */
class ShieldTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    private Coroutine<Integer> writing() {
        return coroutine("writing", () -> {
            await(sleep(ofSeconds(2)));
            trail.add("written");
            return 5;
        });
    }

    @Test
    void whoIsNotCancelledGetsTheValue() throws Exception {
        run.run(() -> {
            assertThat(await(shield(writing()))).isEqualTo(5);
            assertThat(await(shield(start(writing())))).isEqualTo(5);
            assertThatThrownBy(() -> await(shield(coroutine(() -> {
                        throw new IllegalStateException("disk full");
                    }))))
                    .hasMessage("disk full");
        });
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void theAwaiterIsCancelledAtOnceAndTheWorkGoesOn() throws Exception {
        run.run(() -> {
            Task<Integer> awaiter = start(shield(writing()));
            letOthersWait();
            awaiter.cancel();
            awaitCancelled(awaiter);
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1));
            assertThat(trail).isEmpty();
            await(sleep(ofSeconds(3)));
        });
        assertThat(trail).containsExactly("written");
    }

    @Test
    void aShieldedTaskGoesOnWhenItsAwaiterIsCancelled() throws Exception {
        run.run(() -> {
            Task<Integer> work = start(writing());
            Task<Integer> awaiter = start(shield(work));
            letOthersWait();
            awaiter.cancel();
            awaitCancelled(awaiter);
            assertThat(await(work)).isEqualTo(5);
        });
    }

    @Test
    void theFailureOfWorkWhoseAwaiterIsGoneIsReported() throws Exception {
        run.run(() -> {
            Task<Void> awaiter = start(shield(coroutine("writing", () -> {
                await(sleep(ofSeconds(2)));
                throw new IllegalStateException("disk full");
            })));
            letOthersWait();
            awaiter.cancel();
            awaitCancelled(awaiter);
            await(sleep(ofSeconds(3)));
        });
        assertThat(run.unobserved()).hasSize(1);
        assertThat(run.unobserved().getFirst().failure()).hasMessage("disk full");
    }

    @Test
    void theShieldedWorkItselfCanBeCancelled() throws Exception {
        run.run(() -> {
            Task<Integer> work = start(writing());
            Task<Integer> awaiter = start(shield(work));
            letOthersWait();
            work.cancel();
            assertThatThrownBy(() -> await(awaiter)).isInstanceOf(java.util.concurrent.CancellationException.class);
        });
        assertThat(trail).isEmpty();
    }

    @Test
    void cancellingEverythingReachesShieldedWorkToo() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Integer> awaiter = run.supervisor().start(shield(writing()));
        Rig.untilParked(awaiter);
        Task<?> work = run.supervisor().tasks().getLast();
        Rig.untilParked(work);
        assertThat(run.supervisor().cancelAll(ofSeconds(5))).isEqualTo(2);
        assertThat(work.join(ofSeconds(10))).isTrue();
        assertThat(work.state()).isEqualTo(TaskState.CANCELLED);
    }
}
