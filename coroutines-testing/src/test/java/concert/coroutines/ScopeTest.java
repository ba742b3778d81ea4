package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.scope;
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
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A block that its children cannot outlive. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScopeTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();

    @AfterEach
    void endRun() {
        run.close();
    }

    private Coroutine<Void> untilCancelled(String name) {
        return coroutine(name, () -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                await(sleep(ofSeconds(1)));
                trail.add(name + " cleaned up");
            }
        });
    }

    @Test
    void theBlockEndsWithItsBodysValueWhenAllChildrenHaveEnded() throws Exception {
        run.run(() -> {
            int value = await(scope(scope -> {
                scope.start(coroutine(() -> {
                    await(sleep(ofSeconds(5)));
                    trail.add("child");
                }));
                trail.add("body");
                return 3;
            }));
            assertThat(value).isEqualTo(3);
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(5));
        });
        assertThat(trail).containsExactly("body", "child");
    }

    @Test
    void aFailingChildCancelsTheBodyAndItsSiblingsAndIsThrown() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(scope(scope -> {
                        scope.start(untilCancelled("sibling"));
                        scope.start(coroutine(() -> {
                            await(sleep(ofSeconds(1)));
                            throw new IllegalStateException("no beam");
                        }));
                        await(untilCancelled("body"));
                    })))
                    .hasMessage("no beam");
            trail.add("thrown");
        });
        assertThat(trail)
                .hasSize(3)
                .contains("sibling cleaned up", "body cleaned up")
                .endsWith("thrown");
        assertThat(run.unobserved()).isEmpty();
    }

    @Test
    void aFailingBodyCancelsTheChildren() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(scope((Scope scope) -> {
                    scope.start(untilCancelled("child"));
                    letOthersWait();
                    throw new IllegalStateException("no beam");
                })))
                .hasMessage("no beam"));
        assertThat(trail).containsExactly("child cleaned up");
    }

    /** A scope that is over takes no more work; a clean-up that has some gathers it. */
    @Test
    void whatACleanUpStartsInACancelledScopeIsCancelledAtBirthAndWhatItGathersRuns() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(scope((Scope scope) -> {
                    try {
                        throw new IllegalStateException("no beam");
                    } finally {
                        letOthersWait();
                        await(gather(coroutine(() -> trail.add("gathered"))));
                    }
                })))
                .hasMessage("no beam"));
        run.run(() -> {
            Task<Void> block = start(scope(scope -> {
                try {
                    await(untilCancelled("body"));
                } finally {
                    Task<?> late = scope.start(coroutine(() -> trail.add("started")));
                    late.whenEnded(() -> trail.add("started: " + late.state()));
                }
            }));
            letOthersWait();
            block.cancel();
            assertThatThrownBy(() -> await(block)).isInstanceOf(CancellationException.class);
        });
        assertThat(trail).containsExactly("gathered", "body cleaned up", "started: cancelled");
    }

    @Test
    void childrenMayBeAwaitedAndMayStartFurtherOnes() throws Exception {
        run.run(() -> {
            int sum = await(scope(scope -> {
                Task<Integer> first = scope.start(coroutine(() -> {
                    Task<Integer> second = scope.start(coroutine(() -> {
                        await(sleep(ofSeconds(1)));
                        return 2;
                    }));
                    return await(second) + 1;
                }));
                return await(first) + 1;
            }));
            assertThat(sum).isEqualTo(4);
        });
    }

    @Test
    void aCancelledScopeCancelsBodyAndChildren() throws Exception {
        run.run(() -> {
            Task<Void> task = start(scope(scope -> {
                scope.start(untilCancelled("child"));
                await(untilCancelled("body"));
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).containsExactlyInAnyOrder("child cleaned up", "body cleaned up");
    }

    @Test
    void nothingCanBeStartedInAScopeThatHasEnded() throws Exception {
        run.run(() -> {
            AtomicReference<Scope> kept = new AtomicReference<>();
            await(scope(scope -> {
                kept.set(scope);
            }));
            assertThatThrownBy(() -> kept.get().start(sleep(ofSeconds(1)).named("late")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageMatching("the scope of task \\d+ 'test' has ended; late cannot be started in it");
        });
    }

    @Test
    void nothingToStartIsAnErrorAndTheScopeStillEnds() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(scope(scope -> {
                    scope.start(null);
                })))
                .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class));
    }

    @Test
    void scopesMayBeNested() throws Exception {
        run.run(() -> {
            await(scope(outer -> {
                outer.start(coroutine(() -> {
                    await(sleep(ofSeconds(2)));
                    trail.add("outer child");
                }));
                await(scope(inner -> {
                    inner.start(coroutine(() -> {
                        await(sleep(ofSeconds(1)));
                        trail.add("inner child");
                    }));
                }));
                trail.add("inner scope ended");
            }));
            assertThat(run.clock().elapsed()).isEqualTo(ofSeconds(2));
        });
        assertThat(trail).containsExactly("inner child", "inner scope ended", "outer child");
    }

    @Test
    void theFailuresOfTwoChildrenAreThrownAndReported() throws Exception {
        run.run(() -> {
            assertThatThrownBy(() -> await(scope(scope -> {
                        scope.start(coroutine(() -> {
                            await(sleep(ofMillis(5)));
                            throw new IllegalStateException("first");
                        }));
                        scope.start(coroutine(() -> {
                            try {
                                await(sleep(ofHours(1)));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("second");
                            }
                        }));
                    })))
                    .hasMessage("first");
        });
        assertThat(run.unobserved()).hasSize(1);
        assertThat(run.unobserved().getFirst().failure()).hasMessage("second");
    }
}
