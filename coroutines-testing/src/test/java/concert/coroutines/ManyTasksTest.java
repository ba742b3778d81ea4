package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many tasks, wide and deep. These are the bulk tests: each may take a second or two. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyTasksTest {
    private static final int DEEP = 10_000;
    private static final int MANY = 10_000;
    private static final int WIDE = 100_000;

    private final TestRun run = TestRun.create();
    private final AtomicInteger cleanedUp = new AtomicInteger();

    @AfterEach
    void endRun() {
        run.close();
    }

    /** As TestRun.run, with more patience: a busy machine may take its time. */
    private void inBulk(Coroutine.Procedure body) throws InterruptedException {
        Task<Void> task = run.supervisor().start(coroutine("bulk", body));
        assertThat(task.join(ofSeconds(100))).isTrue();
        task.result();
    }

    /** Each starts the next and awaits it; the innermost sleeps. */
    private Coroutine<Integer> chain(int depth, Event complete) {
        return coroutine("link", () -> {
            try {
                if (depth == 0) {
                    complete.set();
                    await(sleep(ofHours(1)));
                    return 0;
                }
                return 1 + await(start(chain(depth - 1, complete)));
            } finally {
                cleanedUp.incrementAndGet();
            }
        });
    }

    @Test
    void aChainOfTenThousandTasksIsCancelledFromTheTop() throws Exception {
        inBulk(() -> {
            Event complete = new Event();
            Task<Integer> top = start(chain(DEEP, complete));
            await(complete.untilSet());
            assertThat(run.supervisor().tasks()).hasSize(DEEP + 2);
            top.cancel();
            Rig.awaitCancelled(top);
            assertThat(cleanedUp).hasValue(DEEP + 1);
            assertThat(run.supervisor().tasks()).containsExactly(Task.current());
        });
        assertThat(run.abandoned()).isEmpty();
    }

    @Test
    void aChainOfTenThousandTasksEndsFromTheBottom() throws Exception {
        inBulk(() -> assertThat(await(chain(DEEP, new Event()))).isEqualTo(DEEP));
    }

    @Test
    void aChainOfTenThousandTasksFailsFromTheBottom() throws Exception {
        IllegalStateException failure = new IllegalStateException("no beam");
        inBulk(() ->
                assertThatThrownBy(() -> await(failingChain(DEEP, failure))).isSameAs(failure));
        assertThat(run.unobserved()).isEmpty();
    }

    private static Coroutine<Void> failingChain(int depth, RuntimeException failure) {
        return coroutine("link", () -> {
            if (depth == 0) {
                await(sleep(ofMillis(1)));
                throw failure;
            }
            await(start(failingChain(depth - 1, failure)));
        });
    }

    @Test
    void everythingCanBeCancelledHoweverDeepItIs() throws Exception {
        Event complete = new Event();
        Task<Integer> top = run.supervisor().start(chain(DEEP, complete));
        run.run(() -> await(complete.untilSet()));
        run.supervisor().cancelAll(ofSeconds(5));
        assertThat(top.join(ofSeconds(100))).isTrue();
        assertThat(top.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(cleanedUp).hasValue(DEEP + 1);
    }

    /** Children of children, none of them awaited: the tree alone carries the cancel. */
    @Test
    void aDeepFamilyIsCancelledFromTheTop() throws Exception {
        inBulk(() -> {
            Event complete = new Event();
            Task<Void> top = start(descendants(DEEP, complete));
            await(complete.untilSet());
            top.cancel();
            Rig.awaitCancelled(top);
            assertThat(cleanedUp).hasValue(DEEP + 1);
        });
    }

    private Coroutine<Void> descendants(int depth, Event complete) {
        return coroutine("descendant", () -> {
            try {
                if (depth == 0) {
                    complete.set();
                } else {
                    start(descendants(depth - 1, complete));
                }
                await(sleep(ofHours(1)));
            } finally {
                cleanedUp.incrementAndGet();
            }
        });
    }

    @Test
    void aHundredThousandTasksAreGathered() throws Exception {
        inBulk(() -> {
            List<Coroutine<Integer>> all = new ArrayList<>(WIDE);
            for (int i = 0; i < WIDE; i++) {
                int number = i;
                all.add(coroutine(() -> {
                    await(sleep(ofMillis(10)));
                    return number;
                }));
            }
            List<Integer> values = await(gather(all));
            assertThat(values.size()).isEqualTo(WIDE);
            for (int i = 0; i < WIDE; i++) {
                if (values.get(i) != i) {
                    throw new AssertionError("value " + i + " is " + values.get(i));
                }
            }
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(10));
        });
    }

    @Test
    void tenThousandSleepersAreCancelledAtOnceAndAllCleanUp() throws Exception {
        inBulk(() -> {
            Coroutine<Void> sleeper = coroutine(() -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    await(sleep(ofSeconds(1)));
                    cleanedUp.incrementAndGet();
                }
            });
            Task<?> all = start(gather(Collections.nCopies(MANY, sleeper)));
            Rig.letOthersWait();
            all.cancel();
            Rig.awaitCancelled(all);
            assertThat(cleanedUp).hasValue(MANY);
            assertThat(run.clock().elapsed()).isEqualTo(ofMillis(1001));
        });
        assertThat(run.supervisor().tasks()).isEmpty();
    }

    @Test
    void thousandsMayAwaitOneTask() throws Exception {
        inBulk(() -> {
            Task<Integer> one = start(coroutine(() -> {
                await(sleep(ofSeconds(1)));
                return 7;
            }));
            Coroutine<Integer> awaiting = coroutine(() -> await(one));
            assertThat(await(gather(Collections.nCopies(MANY, awaiting))))
                    .hasSize(MANY)
                    .containsOnly(7);
        });
    }

    @Test
    void whenOneOfThousandsOfAwaitersIsCancelledAllHearOfIt() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        inBulk(() -> {
            Task<Void> one = start(sleep(ofHours(1)));
            List<Task<Void>> awaiting = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                awaiting.add(start(coroutine(() -> {
                    try {
                        await(one);
                    } catch (CancellationException e) {
                        heard.incrementAndGet();
                    }
                })));
            }
            Rig.letOthersWait();
            awaiting.get(500).cancel();
            for (int i = 0; i < 1000; i++) {
                if (i != 500) {
                    await(awaiting.get(i));
                }
            }
            Rig.awaitCancelled(awaiting.get(500));
        });
        assertThat(heard).hasValue(999);
    }
}
