package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.testing.ManualClock;
import concert.coroutines.testing.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The session's owner of tasks: what runs, stopping it all, and two of them in one process. */
class SupervisorTest {
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
                trail.add(name);
            }
        });
    }

    /** A parent with two children and a background task, all of them asleep. */
    private Task<Void> startFamily() throws InterruptedException {
        run.clock().jumpAutomatically(false);
        Task<Void> parent = run.supervisor().start(coroutine("parent", () -> {
            start(untilCancelled("first"));
            start(untilCancelled("second"));
            await(untilCancelled("own"));
        }));
        run.supervisor().start(untilCancelled("background"));
        Rig.untilParked(parent);
        assertThat(run.supervisor().tasks()).hasSize(4);
        run.supervisor().tasks().forEach(Rig::untilParked);
        return parent;
    }

    @Test
    void tasksAreListedParentsBeforeChildren() throws Exception {
        Task<Void> parent = startFamily();
        List<String> names = run.supervisor().tasks().stream().map(Task::name).toList();
        assertThat(names).containsExactlyInAnyOrder("parent", "first", "second", "background");
        assertThat(names.indexOf("parent")).isLessThan(names.indexOf("first")).isLessThan(names.indexOf("second"));
        assertThat(parent.id()).isEqualTo(1);
    }

    /** The user hears of the end of what he has started in the background, and only of that. */
    @Test
    void theEndOfABackgroundTaskIsToldUnlessSomebodyAwaitsIt() throws Exception {
        List<String> ended = new CopyOnWriteArrayList<>();
        Supervisor.Listener listener = new Supervisor.Listener() {
            @Override
            public void backgroundEnded(Task<?> task) {
                ended.add(task.name());
            }
        };
        try (var prompt = TestRun.create(builder -> builder.listener(listener))) {
            prompt.input(() -> {
                Task<Void> awaited = start(sleep(ofSeconds(1)).named("awaited"));
                start(sleep(ofSeconds(1)).named("background"));
                start(coroutine("parent", () -> {
                    start(sleep(ofSeconds(1)).named("child"));
                    await(gather(sleep(ofSeconds(1)).named("member"), sleep(ofSeconds(2))));
                }));
                start(coroutine("failing", () -> {
                    throw new IllegalStateException("no beam");
                }));
                await(awaited);
                await(sleep(ofSeconds(5)));
            });
        }
        assertThat(ended).containsExactly("background", "parent");
    }

    @Test
    void cancellingEverythingCountsEveryTaskAndDoesNotWait() throws Exception {
        startFamily();
        assertThat(run.supervisor().cancelAll(ofSeconds(5))).isEqualTo(4);
        assertThat(run.supervisor().cancelAll(ofSeconds(5))).isZero();
        assertThat(trail).isEmpty();
        run.clock().jumpAutomatically(true);
        assertThat(run.supervisor().awaitQuiet(ofSeconds(10))).isTrue();
        assertThat(trail).containsExactlyInAnyOrder("first", "second", "own", "background");
    }

    @Test
    void cancellingEverythingFromInsideCancelsTheCallerToo() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine(() -> {
            assertThat(run.supervisor().cancelAll(ofSeconds(5))).isEqualTo(1);
            await(sleep(ofSeconds(1)));
        }));
        assertThatThrownBy(() -> run.resultOf(task)).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatIsStartedAfterTheCancelOfEverythingRuns() throws Exception {
        startFamily();
        run.supervisor().cancelAll(ofSeconds(5));
        run.clock().jumpAutomatically(true);
        assertThat(run.run(() -> 5)).isEqualTo(5);
    }

    @Test
    void theDumpShowsTasksAndLocks() throws Exception {
        Rig.Apparatus motor = new Rig.Apparatus("motor");
        CountDownLatch released = new CountDownLatch(1);
        run.clock().jumpAutomatically(false);
        Task<Void> holder = run.supervisor().start(coroutine("holder", () -> {
            try (var _ = lock(motor)) {
                await(sleep(ofHours(1)));
            }
        }));
        Rig.untilParked(holder);
        Task<Void> waiting =
                run.supervisor().start(coroutine("waiting", () -> lock(motor).close()));
        Rig.untilParked(waiting);
        Task<Void> foreign = run.supervisor().start(coroutine("foreign", () -> Rig.stuckUntil(released)));
        Rig.untilParked(foreign);
        run.clock().advance(ofSeconds(2));
        assertThat(run.supervisor().dump().lines())
                .anySatisfy(line -> assertThat(line).isEqualTo("test: 3 tasks"))
                .anySatisfy(line -> assertThat(line).contains("'holder'", "waiting", "2 s", "sleeps"))
                .anySatisfy(line -> assertThat(line)
                        .contains("'waiting'", "waiting", "2 s", "waits for motor, held by " + holder.label()))
                .anySatisfy(line -> assertThat(line).contains("'foreign'", "running", "2 s"))
                .anySatisfy(line -> assertThat(line).contains("Rig.stuckUntil"))
                .anySatisfy(line -> assertThat(line)
                        .contains("lock on motor held by " + holder.label() + " for 2 s", waiting.label()));
        released.countDown();
    }

    @Test
    void theForegroundTaskIsKnownFromTheBeginningToTheEndOfAnInput() throws Exception {
        CountDownLatch mayStart = new CountDownLatch(1);
        try (TestRun slow = TestRun.create(builder ->
                builder.threadFactory(body -> Thread.ofVirtual().unstarted(() -> {
                    Rig.stuckUntil(mayStart);
                    body.run();
                })))) {
            assertThat(slow.supervisor().foreground()).isNull();
            Task<Void> input = slow.supervisor().input("sleep", () -> {
                assertThat(slow.supervisor().foreground()).isSameAs(Task.current());
                return null;
            });
            // A Ctrl-C that comes now must find it, although its thread does not run yet.
            assertThat(slow.supervisor().foreground()).isSameAs(input);
            mayStart.countDown();
            slow.resultOf(input);
            assertThat(slow.supervisor().foreground()).isNull();
        }
    }

    @Test
    void aBackgroundTaskIsNotTheForegroundTask() throws Exception {
        run.run(() -> assertThat(run.supervisor().foreground()).isNull());
    }

    @Test
    void twoSupervisorsKnowNothingOfEachOther() throws Exception {
        try (TestRun other = TestRun.create()) {
            run.clock().jumpAutomatically(false);
            other.clock().jumpAutomatically(false);
            Task<Void> here = run.supervisor().start(untilCancelled("here"));
            Task<Void> there = other.supervisor().start(untilCancelled("there"));
            Rig.untilParked(here);
            Rig.untilParked(there);
            assertThat(run.supervisor().tasks()).containsExactly(here);
            assertThat(other.supervisor().tasks()).containsExactly(there);
            run.supervisor().cancelAll(ofSeconds(5));
            run.clock().jumpAutomatically(true);
            assertThat(here.join(ofSeconds(10))).isTrue();
            assertThat(there.state()).isEqualTo(TaskState.WAITING);
            assertThat(other.clock().elapsed()).isZero();
            assertThat(there.id()).isEqualTo(here.id());
        }
    }

    @Test
    void aTaskMayAwaitOneOfAnotherSupervisor() throws Exception {
        try (TestRun other = TestRun.create()) {
            other.clock().jumpAutomatically(false);
            Task<Integer> there = other.supervisor().start(coroutine(() -> {
                await(sleep(ofSeconds(1)));
                return 5;
            }));
            Task<Integer> here = run.supervisor().start(coroutine(() -> await(there)));
            Rig.untilParked(there);
            Rig.untilParked(here);
            other.clock().jumpAutomatically(true);
            assertThat(run.resultOf(here)).isEqualTo(5);
        }
    }

    @Test
    void aServiceIsMadeOnceForEachSupervisor() {
        AtomicInteger made = new AtomicInteger();
        Object first = run.supervisor().service(StringBuilder.class, supervisor -> {
            made.incrementAndGet();
            return new StringBuilder(supervisor.name());
        });
        Object second = run.supervisor().service(StringBuilder.class, supervisor -> new StringBuilder());
        assertThat(second).isSameAs(first).hasToString("test");
        assertThat(made).hasValue(1);
        try (TestRun other = TestRun.create()) {
            assertThat(other.supervisor().service(StringBuilder.class, supervisor -> new StringBuilder()))
                    .isNotSameAs(first);
        }
    }

    @Test
    void closingCancelsEverythingAndWaitsForTheCleanUps() throws Exception {
        Task<Void> parent = startFamily();
        Thread closing = Thread.ofPlatform().start(run.supervisor()::close);
        run.supervisor().tasks().forEach(task -> Rig.eventually("it is cancelled", task::isCancelRequested));
        assertThat(parent.isDone()).isFalse();
        run.clock().jumpAutomatically(true);
        closing.join();
        assertThat(trail).containsExactlyInAnyOrder("first", "second", "own", "background");
        assertThat(run.supervisor().tasks()).isEmpty();
        run.supervisor().close(); // a no-op
    }

    @Test
    void closingGivesBackTheLocksOfTheSession() throws Exception {
        LockThing motor = new LockThing("motor");
        run.input(() -> {
            var _ = lock(motor);
        });
        run.supervisor().close();
        try (TestRun other = TestRun.create()) {
            other.run(() -> {
                try (var _ = lock(ofSeconds(0), motor)) {
                    trail.add("free");
                }
            });
        }
        assertThat(trail).containsExactly("free");
    }

    /** The last first, since it may need those that were there before; one that fails does not keep the others open. */
    @Test
    void closingClosesTheServicesAndTellsOfThoseThatFail() {
        record First(List<String> trail) implements AutoCloseable {
            @Override
            public void close() {
                trail.add("first");
            }
        }
        record Second(List<String> trail) implements AutoCloseable {
            @Override
            public void close() {
                trail.add("second");
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public String toString() {
                return "the archive";
            }
        }
        run.supervisor().service(First.class, _ -> new First(trail));
        run.supervisor().service(Second.class, _ -> new Second(trail));
        run.supervisor().close();
        assertThat(trail).containsExactly("second", "first");
        assertThat(run.notices())
                .containsExactly("test: the archive did not close: java.lang.IllegalStateException: the disk is full");
    }

    @Test
    void aTaskKnowsItsAge() throws Exception {
        run.run(() -> {
            Task<Void> task = start(sleep(ofSeconds(9)));
            await(sleep(ofSeconds(4)));
            assertThat(task.age()).isEqualTo(ofSeconds(4));
        });
    }

    @Test
    void closingGivesUpOnAStuckTask() throws Exception {
        ManualClock clock = new ManualClock();
        CountDownLatch released = new CountDownLatch(1);
        AtomicReference<Task<?>> abandoned = new AtomicReference<>();
        Supervisor supervisor = Supervisor.builder()
                .clock(clock)
                .listener(new Supervisor.Listener() {
                    @Override
                    public void abandoned(Task<?> task, boolean processorKept) {
                        abandoned.set(task);
                    }
                })
                .build();
        Task<Void> stuck = supervisor.start(coroutine("stuck", () -> Rig.stuckUntil(released)));
        Rig.untilParked(stuck);
        Thread closing = Thread.ofPlatform().start(supervisor::close);
        Rig.eventually("it is cancelled", stuck::isCancelRequested);
        Rig.eventually("it is abandoned", () -> {
            clock.advance(ofMillis(100));
            return abandoned.get() == stuck;
        });
        closing.join();
        released.countDown();
        Rig.untilThreadEnded(stuck);
    }

    @Test
    void awaitingQuietGivesUpAfterItsLimitAndWaitsForTasksThatMoveToTheSession() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Task<Void>> parent = run.supervisor().start(coroutine(() -> start(untilCancelled("child"))));
        assertThat(parent.join(ofSeconds(10))).isTrue();
        assertThat(run.supervisor().awaitQuiet(ofMillis(1))).isFalse();
        run.supervisor().cancelAll(ofSeconds(5));
        run.clock().jumpAutomatically(true);
        assertThat(run.supervisor().awaitQuiet(ofSeconds(10))).isTrue();
        assertThat(trail).containsExactly("child");
    }

    @Test
    void platformThreadsRunTasksAsWell() throws Exception {
        try (TestRun platform = TestRun.create(builder -> builder.threadFactory(
                Thread.ofPlatform().daemon().name("task-", 1).factory()))) {
            platform.run(() -> {
                assertThat(Thread.currentThread().isVirtual()).isFalse();
                List<Coroutine<Integer>> many = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    int number = i;
                    many.add(coroutine(() -> {
                        await(sleep(ofSeconds(number)));
                        return number;
                    }));
                }
                assertThat(await(gather(many))).hasSize(20).isSorted();
                assertThat(platform.clock().elapsed()).isEqualTo(ofSeconds(19));
                Task<Void> task = start(untilCancelled("on a platform thread"));
                Rig.letOthersWait();
                task.cancel();
                Rig.awaitCancelled(task);
                assertThatThrownBy(() -> await(sleep(ofSeconds(5)).timeout(ofSeconds(1))))
                        .isInstanceOf(TimedOutException.class);
                assertThat(Thread.interrupted()).isFalse();
            });
        }
        assertThat(trail).containsExactly("on a platform thread");
    }

    @Test
    void theSystemClockWorksToo() throws Exception {
        try (Supervisor real = Supervisor.builder().name("real").build()) {
            Task<Boolean> task = real.start(coroutine(() -> {
                long begin = real.clock().nanoTime();
                await(sleep(ofMillis(2)));
                assertThatThrownBy(() -> await(sleep(ofHours(1)).timeout(ofMillis(2))))
                        .isInstanceOf(TimedOutException.class);
                return real.clock().nanoTime() - begin >= 4_000_000;
            }));
            assertThat(task.join(ofSeconds(10))).isTrue();
            assertThat(task.result()).isTrue();
            assertThat(real).hasToString("supervisor real");
        }
    }

    @Test
    void alarmsOfTheSystemClockRingOnAPlatformThreadAndCanBeTakenBack() throws Exception {
        CountDownLatch rung = new CountDownLatch(1);
        Clock clock = Clock.system();
        Clock.Alarm never = clock.schedule(clock.nanoTime() + ofHours(1).toNanos(), () -> trail.add("rang"));
        clock.schedule(clock.nanoTime() - 1, () -> {
            trail.add(Thread.currentThread().isVirtual() ? "virtual" : "platform");
            rung.countDown();
        });
        Rig.eventually(rung);
        never.cancel();
        assertThat(trail).containsExactly("platform");
    }
}
