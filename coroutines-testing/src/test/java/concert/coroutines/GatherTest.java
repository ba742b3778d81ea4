package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several at the same time: the results in order, the first failure for all, nothing lost. */
class GatherTest {
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

    private static Coroutine<Void> failAfter(Duration time, String message) {
        return coroutine("fail", () -> {
            await(sleep(time));
            throw new IllegalStateException(message);
        });
    }

    private Coroutine<Void> untilCancelled(Duration cleanUp) {
        return coroutine("member", () -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                await(sleep(cleanUp));
                trail.add("cleaned up");
            }
        });
    }

    @Test
    void theResultsAreInTheOrderOfTheArgumentsNotOfTheEnds() throws Exception {
        run.run(() -> {
            assertThat(await(gather(
                            List.of(after(ofSeconds(3), "a"), after(ofSeconds(1), "b"), after(ofSeconds(2), "c")))))
                    .containsExactly("a", "b", "c");
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(3));
        });
    }

    @Test
    void theyRunAtTheSameTime() throws Exception {
        run.run(() -> {
            List<Coroutine<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                all.add(after(ofSeconds(1), i));
            }
            assertThat(await(gather(all))).hasSize(100).isSorted();
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(1));
        });
    }

    @Test
    void twoThreeAndFourKeepTheirTypes() throws Exception {
        run.run(() -> {
            if (await(gather(after(ofSeconds(1), 1), after(ofSeconds(2), "two")))
                    instanceof Tuple.Of2<Integer, String>(Integer a, String b)) {
                assertThat(a + b).isEqualTo("1two");
            }
            Tuple.Of3<Integer, String, Double> three =
                    await(gather(after(ofSeconds(1), 1), after(ofSeconds(1), "two"), after(ofSeconds(1), 3.0)));
            assertThat(three).isEqualTo(new Tuple.Of3<>(1, "two", 3.0));
            Tuple.Of4<Integer, String, Double, Void> four = await(gather(
                    after(ofSeconds(1), 1), after(ofSeconds(1), "two"), after(ofSeconds(1), 3.0), sleep(ofSeconds(1))));
            assertThat(four).isEqualTo(new Tuple.Of4<>(1, "two", 3.0, null));
        });
    }

    @Test
    void fiveOrMoreMakeAList() throws Exception {
        run.run(() -> assertThat(await(gather(
                        after(ofSeconds(1), 1),
                        after(ofSeconds(1), 2),
                        after(ofSeconds(1), 3),
                        after(ofSeconds(1), 4),
                        after(ofSeconds(1), 5))))
                .containsExactly(1, 2, 3, 4, 5));
    }

    @Test
    void nothingAtAllEndsAtOnce() throws Exception {
        run.run(() -> assertThat(await(gather(List.<Coroutine<Integer>>of()))).isEmpty());
    }

    @Test
    void tasksThatRunAlreadyAreTakenIn() throws Exception {
        run.run(() -> {
            Task<Integer> ended = start(coroutine(() -> 1));
            await(ended);
            Task<Integer> running = start(after(ofSeconds(1), 2));
            assertThat(await(gather(List.of(ended, running, after(ofSeconds(2), 3), running))))
                    .containsExactly(1, 2, 3, 2);
        });
    }

    @Test
    void theFirstFailureCancelsTheSiblingsAndIsThrownWhenTheyHaveCleanedUp() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(gather(
                            untilCancelled(ofSeconds(2)),
                            failAfter(ofSeconds(1), "no beam"),
                            untilCancelled(ofSeconds(3)))))
                    .hasMessage("no beam");
            trail.add("thrown");
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(4));
            assertThat(run.supervisor().tasks()).containsExactly(Task.current());
        });
        assertThat(trail).containsExactly("cleaned up", "cleaned up", "thrown");
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void furtherFailuresAreReported() throws Exception {
        run.run(() -> {
            Coroutine<Void> failsWhenCancelled = coroutine("second", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    cannotStop();
                }
            });
            assertThatThrownBy(() -> await(gather(failsWhenCancelled, failAfter(ofSeconds(1), "first"))))
                    .hasMessage("first");
        });
        assertThat(run.unobserved()).hasSize(1);
        assertThat(run.unobserved().getFirst().failure()).hasMessage("cannot stop");
    }

    private static void cannotStop() {
        throw new IllegalStateException("cannot stop");
    }

    @Test
    void ofTwoFailuresAtTheSameTimeNoneIsLost() throws Exception {
        run.run(() -> {
            for (int i = 0; i < 200; i++) {
                int reported = run.unobserved().size();
                List<String> seen = new ArrayList<>();
                try {
                    await(gather(failAfter(ofMillis(1), "a"), failAfter(ofMillis(1), "b")));
                } catch (IllegalStateException e) {
                    seen.add(e.getMessage());
                }
                run.unobserved().stream()
                        .skip(reported)
                        .forEach(task -> seen.add(task.failure().getMessage()));
                // Who was cancelled before it could fail has no failure.
                assertThat(seen).isNotEmpty().doesNotHaveDuplicates().isSubsetOf("a", "b");
            }
        });
    }

    @Test
    void aCancelledGatherCancelsAllItsMembersAndWaitsForThem() throws Exception {
        run.run(() -> {
            Task<Void> own = start(untilCancelled(ofSeconds(3)));
            Task<?> all = start(gather(List.of(untilCancelled(ofSeconds(2)), own, untilCancelled(ofSeconds(1)))));
            letOthersWait();
            all.cancel();
            awaitCancelled(all);
            assertThat(own.state()).isEqualTo(TaskState.CANCELLED);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(3).plusMillis(1));
        });
        assertThat(trail).hasSize(3);
    }

    @Test
    void aFailingCleanUpIsReportedWhenTheGatherWasCancelled() throws Exception {
        run.run(() -> {
            Coroutine<Void> failsWhenCancelled = coroutine("member", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    cannotStop();
                }
            });
            Task<?> all = start(gather(failsWhenCancelled, failsWhenCancelled));
            letOthersWait();
            all.cancel();
            awaitCancelled(all);
        });
        assertThat(run.unobserved()).hasSize(2);
    }

    @Test
    void aCancelThatComesWhileTheMembersCleanUpAfterAFailureComesFirst() throws Exception {
        run.run(() -> {
            Task<?> all = start(gather(untilCancelled(ofSeconds(3)), failAfter(ofSeconds(1), "no beam")));
            await(sleep(ofSeconds(2)));
            assertThat(all.cancel()).isTrue();
            awaitCancelled(all);
        });
        assertThat(trail).containsExactly("cleaned up");
        assertThat(run.unobserved()).hasSize(1);
        assertThat(run.unobserved().getFirst().failure()).hasMessage("no beam");
    }

    @Test
    void aMemberThatSomebodyElseCancelsEndsTheGatherWithACancellationException() throws Exception {
        run.run(() -> {
            Task<Void> member = start(sleep(ofHours(1)));
            Task<String> all = start(coroutine(() -> {
                try {
                    await(gather(member, untilCancelled(ofSeconds(1))));
                    return "values";
                } catch (CancellationException e) {
                    return e.getMessage();
                }
            }));
            letOthersWait();
            member.cancel();
            assertThat(await(all)).isEqualTo(member.label() + " was cancelled");
        });
        assertThat(trail).containsExactly("cleaned up");
    }

    @Test
    void gatherSaysWhatItWaitsFor() throws Exception {
        run.run(() -> {
            Task<?> all = start(
                    gather(sleep(ofHours(1)).named("left"), sleep(ofHours(1)).named("right")));
            letOthersWait();
            assertThat(all.waitsFor()).matches("waits for task \\d+ 'left', task \\d+ 'right'");
            assertThat(all.state()).isEqualTo(TaskState.WAITING);
            all.cancel();
            awaitCancelled(all);
        });
    }

    @Test
    void aGatherOfNullFailsAndLeavesNothingRunning() throws Exception {
        List<Awaitable<Void>> withNull = new ArrayList<>();
        withNull.add(sleep(ofHours(1)));
        withNull.add(null);
        run.run(() -> {
            assertThatThrownBy(() -> await(gather(withNull)))
                    .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
            assertThat(run.supervisor().tasks()).containsExactly(Task.current());
        });
    }

    @Test
    void thePlanMayBeRunAgain() throws Exception {
        run.run(() -> {
            Coroutine<List<String>> both = gather(List.of(after(ofSeconds(1), "a"), after(ofSeconds(1), "b")));
            assertThat(await(both)).isEqualTo(await(both));
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(2));
        });
    }
}
