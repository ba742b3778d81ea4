package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first to end decides, and the others have cleaned up before anybody hears of it. */
class RaceTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    private static <T> Coroutine<T> after(Duration time, T value) {
        return coroutine("after", () -> {
            await(sleep(time));
            return value;
        });
    }

    private Coroutine<String> loser() {
        return coroutine("loser", () -> {
            try {
                await(sleep(ofHours(1)));
                return "loser";
            } finally {
                await(sleep(ofSeconds(2)));
                trail.add("cleaned up");
            }
        });
    }

    @Test
    void theFirstToEndWinsAndTheOthersAreCancelledAndHaveCleanedUp() throws Exception {
        run.run(() -> {
            assertThat(await(race(loser(), after(ofSeconds(1), "winner"), loser())))
                    .isEqualTo("winner");
            assertThat(trail).containsExactly("cleaned up", "cleaned up");
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(3));
            assertThat(run.supervisor().tasks()).containsExactly(Task.current());
            assertThat(Thread.interrupted()).isFalse();
        });
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void theFirstToFailDecidesToo() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(race(loser(), coroutine(() -> {
                        await(sleep(ofSeconds(1)));
                        throw new IllegalStateException("no beam");
                    }))))
                    .hasMessage("no beam");
        });
        assertThat(trail).containsExactly("cleaned up");
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void aLoserThatFailsInItsCleanUpIsReported() throws Exception {
        run.run(() -> {
            Coroutine<String> failing = coroutine("loser", () -> {
                try {
                    await(sleep(ofHours(1)));
                } catch (InterruptedException e) {
                    throw new IllegalStateException("cannot stop");
                }
                return "";
            });
            assertThat(await(race(failing, after(ofSeconds(1), "winner")))).isEqualTo("winner");
        });
        assertThat(run.unobserved()).hasSize(1);
        assertThat(run.unobserved().getFirst().failure()).hasMessage("cannot stop");
    }

    @Test
    void aTaskThatRunsAlreadyMayTakePartAndIsCancelledIfItLoses() throws Exception {
        run.run(() -> {
            Task<String> running = start(loser());
            assertThat(await(race(running, after(ofSeconds(1), "winner")))).isEqualTo("winner");
            assertThat(running.state()).isEqualTo(TaskState.CANCELLED);
            Task<String> ended = start(coroutine(() -> "ended"));
            await(ended);
            assertThat(await(race(loser(), ended))).isEqualTo("ended");
        });
    }

    @Test
    void aCancelledRaceCancelsAllAndWaitsForThem() throws Exception {
        run.run(() -> {
            Task<String> racing = start(race(loser(), loser()));
            letOthersWait();
            racing.cancel();
            awaitCancelled(racing);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(2).plus(ofMillis(1)));
        });
        assertThat(trail).containsExactly("cleaned up", "cleaned up");
    }

    @Test
    void aRaceOfNothingIsAnError() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(race()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("race of nothing: nobody can win"));
    }

    @Test
    void aRaceOfOneIsThatOne() throws Exception {
        assertThat(run.run(() -> await(race(after(ofSeconds(1), 7))))).isEqualTo(7);
    }
}
