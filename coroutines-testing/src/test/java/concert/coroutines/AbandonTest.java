package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks that do not end whatever is done: given up, fenced off, and no obstacle for the others. */
class AbandonTest {
    private final List<Boolean> processorsKept = new CopyOnWriteArrayList<>();
    private final List<Task<?>> reported = new CopyOnWriteArrayList<>();
    private final AtomicReference<RuntimeException> listenerFailsWith = new AtomicReference<>();
    private final TestRun run = TestRun.create(builder -> builder.listener(new Supervisor.Listener() {
        @Override
        public void unobservedFailure(Task<?> task) {
            reported.add(task);
        }

        @Override
        public void abandoned(Task<?> task, boolean processorKept) {
            processorsKept.add(processorKept);
            RuntimeException failure = listenerFailsWith.get();
            if (failure != null) {
                throw failure;
            }
        }
    }));
    private final List<String> trail = new CopyOnWriteArrayList<>();
    private final Rig.Apparatus motor = new Rig.Apparatus("motor");
    private final CountDownLatch driver = new CountDownLatch(1);

    @AfterEach
    void endRun() {
        driver.countDown();
        run.close();
    }

    private Task<Void> stuck(Coroutine.Procedure afterwards) {
        Task<Void> task = run.supervisor().start(coroutine("stuck", () -> {
            Rig.stuckUntil(driver);
            afterwards.run();
        }));
        Rig.untilParked(task);
        return task;
    }

    private void cancelAndAbandon(Task<?> task) {
        task.cancel();
        run.clock().advance(ofSeconds(5));
        assertThat(task.state()).isEqualTo(TaskState.ABANDONED);
    }

    @Test
    void bodiesThatSpinAreAbandonedAndOthersStillRun() throws Exception {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int processors = scheduler.getParallelism();
        AtomicBoolean released = new AtomicBoolean();
        CountDownLatch spinning = new CountDownLatch(processors);
        List<Task<Void>> spinners = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            spinners.add(run.supervisor().start(coroutine("spinner", () -> {
                spinning.countDown();
                Rig.spinUntil(released::get);
            })));
        }
        try {
            Rig.eventually(spinning);
            // All carriers are taken: this one has no chance before somebody is told to make room.
            Task<Integer> starved = run.supervisor().start(coroutine(() -> 42));
            spinners.forEach(Task::cancel);
            run.clock().advance(ofMillis(200));
            assertThat(run.resultOf(starved)).isEqualTo(42);
            run.clock().advance(ofMillis(4800));
            assertThat(spinners).allMatch(task -> task.state() == TaskState.ABANDONED);
            assertThat(processorsKept).hasSize(processors).containsOnly(true);
            assertThat(scheduler.getParallelism()).isEqualTo(2 * processors);
            run.run(() -> await(sleep(ofHours(1))));
        } finally {
            released.set(true);
        }
        spinners.forEach(Rig::untilThreadEnded);
        Rig.eventually("the loans are paid back", () -> scheduler.getParallelism() == processors);
    }

    @Test
    void whoWaitsForAnAbandonedTaskGoesOn() throws Exception {
        Task<Void> task = stuck(() -> {});
        Task<String> waiting = run.supervisor().start(coroutine(() -> {
            try {
                await(task);
                return "ended";
            } catch (CancellationException e) {
                return e.getMessage();
            }
        }));
        Rig.untilParked(waiting);
        cancelAndAbandon(task);
        assertThat(run.resultOf(waiting))
                .isEqualTo(task.label() + " was abandoned: it did not end its clean-up in time");
        assertThat(processorsKept).hasSize(1);
        assertThat(task.asFuture()).isCancelled();
    }

    @Test
    void itIsListedUntilItsThreadEndsAndItsOutcomeStays() {
        Task<Void> task = stuck(() -> {});
        cancelAndAbandon(task);
        assertThat(run.supervisor().tasks()).containsExactly(task);
        assertThat(run.supervisor().dump()).contains("'stuck'", "abandoned", "stuckUntil");
        assertThat(task.cancel()).isFalse();
        driver.countDown();
        Rig.untilThreadEnded(task);
        assertThat(run.supervisor().tasks()).isEmpty();
        assertThat(task.state()).isEqualTo(TaskState.ABANDONED);
    }

    @Test
    void itsLocksAreGivenToTheNext() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("stuck", () -> {
            try (var _ = lock(motor)) {
                Rig.stuckUntil(driver);
            }
        }));
        Rig.untilParked(task);
        Task<Void> next = run.supervisor().start(coroutine("next", () -> {
            try (var _ = lock(motor)) {
                trail.add("next has it");
            }
        }));
        Rig.untilParked(next);
        cancelAndAbandon(task);
        run.resultOf(next);
        assertThat(trail).containsExactly("next has it");
    }

    @Test
    void laterOperationsOfItAreRefusedAndItReadsNothing() {
        List<String> refused = new CopyOnWriteArrayList<>();
        Task<Void> task = stuck(() -> {
            for (Kind kind : Kind.values()) {
                try {
                    Operation.enter(kind, motor, "motor: " + kind).close();
                    trail.add(kind + " passed");
                } catch (InterruptedException | FencedException e) {
                    refused.add(e.getMessage());
                }
            }
        });
        cancelAndAbandon(task);
        driver.countDown();
        Rig.untilThreadEnded(task);
        assertThat(trail).isEmpty();
        assertThat(refused)
                .containsExactly(
                        task.label() + " is abandoned",
                        "motor: STOP is refused: " + task.label() + " was abandoned",
                        "motor: SAFE is refused: " + task.label() + " was abandoned",
                        "motor: ACT is refused: " + task.label() + " was abandoned");
    }

    @Test
    void itCannotTakeALockAnyMore() {
        Task<Void> task = stuck(() -> {
            try (var _ = lock(motor)) {
                trail.add("locked");
            } finally {
                trail.add("refused");
            }
        });
        cancelAndAbandon(task);
        driver.countDown();
        Rig.untilThreadEnded(task);
        assertThat(trail).containsExactly("refused");
        assertThat(run.supervisor().locks()).isEmpty();
    }

    /** A loop that swallows everything must not keep a processor busy: each cancel point takes its second. */
    @Test
    void itsCancelPointsParkBeforeTheyThrow() {
        AtomicBoolean enough = new AtomicBoolean();
        Task<Void> task = stuck(() -> {
            while (!enough.get()) {
                try {
                    await(sleep(ofMillis(1)));
                } catch (InterruptedException e) {
                    trail.add(e.getMessage());
                }
            }
        });
        cancelAndAbandon(task);
        driver.countDown();
        Rig.eventually("it parks", () -> task.thread().getState() == Thread.State.TIMED_WAITING);
        enough.set(true);
        Rig.untilThreadEnded(task);
        assertThat(trail).containsOnly(task.label() + " is abandoned");
    }

    @Test
    void itsChildrenAreStoppedAllTheSame() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("stuck", () -> {
            start(coroutine("child", () -> {
                try {
                    await(sleep(ofHours(1)));
                } finally {
                    trail.add("child stopped");
                }
            }));
            Rig.stuckUntil(driver);
        }));
        Rig.eventually("the child is there", () -> run.supervisor().tasks().size() == 2);
        Rig.untilParked(task);
        Task<?> child = run.supervisor().tasks().getLast();
        Rig.untilParked(child);
        task.cancel();
        assertThat(child.join(ofSeconds(10))).isTrue();
        assertThat(trail).containsExactly("child stopped");
        cancelAndAbandon(task);
    }

    @Test
    void aFailureOfItsChildIsStillReported() {
        Task<Void> task = run.supervisor().start(coroutine("stuck", () -> {
            start(coroutine("child", () -> {
                throw new IllegalStateException("no beam");
            }));
            Rig.stuckUntil(driver);
        }));
        Rig.untilParked(task);
        Rig.eventually("the child has failed", () -> run.supervisor().tasks().size() == 1);
        assertThat(reported).isEmpty();
        cancelAndAbandon(task);
        assertThat(reported).hasSize(1);
        assertThat(reported.getFirst().failure()).hasMessage("no beam");
        driver.countDown();
        Rig.untilThreadEnded(task);
        assertThat(reported).hasSize(1);
    }

    @Test
    void anAbandonedInputIsNoLongerTheForegroundTask() {
        Task<Void> input = run.supervisor().input("stuck()", () -> {
            Rig.stuckUntil(driver);
            return null;
        });
        Rig.untilParked(input);
        assertThat(run.supervisor().foreground()).isSameAs(input);
        cancelAndAbandon(input);
        assertThat(run.supervisor().foreground()).isNull();
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromBeingAbandoned() {
        listenerFailsWith.set(new IllegalStateException("the listener is broken"));
        List<Task<Void>> tasks = List.of(stuck(() -> {}), stuck(() -> {}), stuck(() -> {}));
        tasks.forEach(Task::cancel);
        try (var _ = Rig.silentLog()) {
            run.clock().advance(ofSeconds(5));
        }
        assertThat(tasks).allMatch(task -> task.state() == TaskState.ABANDONED);
    }

    @Test
    void closingTheSupervisorDoesNotWaitForAnAbandonedTask() throws Exception {
        Task<Void> task = stuck(() -> {});
        cancelAndAbandon(task);
        assertThat(run.supervisor().awaitQuiet(ofSeconds(10))).isTrue();
    }

    @Test
    void whoEndsItsOwnCleanUpJustInTimeIsNotAbandoned() throws Exception {
        Task<Void> task = stuck(() -> {});
        task.cancel();
        run.clock().advance(ofMillis(4999));
        driver.countDown();
        assertThatThrownBy(() -> run.resultOf(task)).isInstanceOf(CancellationException.class);
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(processorsKept).isEmpty();
    }
}
