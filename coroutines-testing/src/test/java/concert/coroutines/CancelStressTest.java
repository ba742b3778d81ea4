package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.scope;
import static concert.coroutines.Coroutines.shield;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The real clock and real threads: thousands of tasks that await, gather, race, limit and shield each other, cancelled
 * at random moments from outside and from inside.
 *
 * <p>The verdict does not depend on time: every outcome is final and one that is possible, nothing is left, nobody was
 * interrupted who was not cancelled, and the kernel's counters are where they began.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancelStressTest {
    private static final int TASKS = Integer.getInteger("concert.test.stress", 3000);

    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Task<?>> everybody = new ConcurrentLinkedQueue<>();

    /** Work of a random shape; what it awaits is made of the same. */
    private Coroutine<Integer> work(RandomGenerator random, int depth) {
        long seed = random.nextLong();
        return coroutine("work", () -> {
            everybody.add(Task.current());
            RandomGenerator mine = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Duration pause = Duration.ofNanos(mine.nextInt(2_000_000));
            boolean delivered = false;
            try {
                switch (depth == 0 ? 0 : mine.nextInt(9)) {
                    case 1 -> await(work(mine, depth - 1));
                    case 2 -> await(start(work(mine, depth - 1)));
                    case 3 ->
                        await(gather(List.of(work(mine, depth - 1), work(mine, depth - 1), work(mine, depth - 1))));
                    case 4 -> await(race(work(mine, depth - 1), work(mine, depth - 1)));
                    case 5 -> await(work(mine, depth - 1).timeout(pause));
                    case 6 ->
                        await(scope(scope -> {
                            scope.start(work(mine, depth - 1));
                            scope.start(work(mine, depth - 1));
                        }));
                    case 7 -> await(shield(work(mine, depth - 1)));
                    case 8 -> {
                        Task<Integer> other = start(work(mine, depth - 1));
                        await(sleep(pause));
                        other.cancel();
                        await(other);
                    }
                    default -> await(sleep(pause));
                }
                return 1;
            } catch (TimedOutException e) {
                return 2;
            } catch (InterruptedException e) {
                delivered = true;
                throw e;
            } finally {
                checkCleanUp(mine, delivered);
            }
        });
    }

    /** A clean-up may wait. If the work has not met a cancel yet, one may still come; but never a second one. */
    private void checkCleanUp(RandomGenerator random, boolean delivered) {
        int interrupts = delivered ? 1 : 0;
        for (int step = 0; step < 2; step++) {
            try {
                await(sleep(Duration.ofNanos(random.nextInt(200_000))));
            } catch (InterruptedException e) {
                interrupts++;
            }
        }
        Task<?> me = Task.current();
        if (interrupts > 1) {
            wrong.add(me.label() + " was interrupted " + interrupts + " times");
        }
        if ((interrupts > 0 || Thread.currentThread().isInterrupted()) && !me.isCancelRequested()) {
            wrong.add(me.label() + " was interrupted, but not cancelled");
        }
    }

    @Test
    void thousandsOfTasksCancelledAtRandomMomentsAllEndAndLeaveNothingBehind() throws Exception {
        long seed = Long.getLong(
                "concert.test.seed",
                RandomGeneratorFactory.getDefault().create().nextLong());
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int cancelledBefore = Rig.cancelledNow();
        List<Task<?>> abandoned = new CopyOnWriteArrayList<>();
        List<Task<?>> failed = new CopyOnWriteArrayList<>();
        Map<TaskState, Integer> outcomes = new EnumMap<>(TaskState.class);
        try (Supervisor supervisor = Supervisor.builder()
                .name("stress")
                .cleanUpBudget(Duration.ofMinutes(1)) // none may be needed
                .listener(new Supervisor.Listener() {
                    @Override
                    public void abandoned(Task<?> task, boolean processorKept) {
                        abandoned.add(task);
                    }

                    @Override
                    public void unobservedFailure(Task<?> task) {
                        failed.add(task);
                    }
                })
                .build()) {
            List<Task<Integer>> roots = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                roots.add(supervisor.start(work(random, 3)));
                if (random.nextInt(3) == 0) {
                    roots.get(random.nextInt(roots.size())).cancel();
                }
                if (random.nextInt(200) == 0) {
                    supervisor.cancelAll(Duration.ofMinutes(1));
                }
            }
            for (Task<Integer> root : roots) {
                assertThat(root.join(Duration.ofSeconds(60)))
                        .as("seed %d%n%s", seed, supervisor.dump())
                        .isTrue();
                outcomes.merge(root.state(), 1, Integer::sum);
            }
            assertThat(supervisor.awaitQuiet(Duration.ofSeconds(60)))
                    .as("seed %d%n%s", seed, supervisor.dump())
                    .isTrue();
            assertThat(supervisor.tasks()).isEmpty();
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(abandoned).as("seed %d", seed).isEmpty();
        assertThat(failed).as("seed %d", seed).isEmpty();
        assertThat(everybody).as("seed %d", seed).allMatch(Task::isDone);
        assertThat(outcomes).as("seed %d", seed).containsOnlyKeys(TaskState.DONE, TaskState.CANCELLED);
        assertThat(Rig.cancelledNow()).as("seed %d", seed).isEqualTo(cancelledBefore);
    }

    /** A cancel against the end of its task: whoever wins, the answer of cancel() and the outcome agree. */
    @Test
    void theAnswerOfCancelAndTheOutcomeAgreeHoweverTheyMeet() throws Exception {
        int cancelledBefore = Rig.cancelledNow();
        int accepted = 0;
        try (Supervisor supervisor = Supervisor.builder().name("stress").build()) {
            for (int i = 0; i < 20_000; i++) {
                CountDownLatch running = new CountDownLatch(i % 2);
                Task<Integer> task = supervisor.start(coroutine(() -> {
                    running.countDown();
                    return 1;
                }));
                running.await();
                boolean cancelled = task.cancel();
                accepted += cancelled ? 1 : 0;
                assertThat(task.join(Duration.ofSeconds(20))).isTrue();
                if (task.state() != (cancelled ? TaskState.CANCELLED : TaskState.DONE)) {
                    throw new AssertionError("cancel() said " + cancelled + ", but the task is " + task.state());
                }
            }
            assertThat(supervisor.awaitQuiet(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(Rig.cancelledNow()).isEqualTo(cancelledBefore);
        assertThat(accepted).isPositive();
    }
}
