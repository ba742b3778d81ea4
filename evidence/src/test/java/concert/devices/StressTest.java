package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.quantities.Quantities.q;
import static concert.quantities.Units.MILLIMETRE;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Clock;
import concert.coroutines.Coroutine;
import concert.coroutines.DeadlockException;
import concert.coroutines.KernelCounts;
import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.coroutines.TimedOutException;
import concert.coroutines.testing.ManualClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.measure.quantity.Length;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand coroutines lock, set, cancel, time out and fail on a hundred devices. What they do is drawn from a seed,
 * which a failure names; when they do it is the machine's. Afterwards nothing moves and nothing is left.
 *
 * <p>{@code -Devidence.seconds=600} for a long look, {@code -Devidence.seed=N} for another one.
 */
class StressTest {
    private static final long SEED = Long.getLong("evidence.seed", 1);
    private static final Duration SPAN = Duration.ofSeconds(Integer.getInteger("evidence.seconds", 30));
    private static final int COROUTINES = 10_000;
    private static final int DEVICES = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Between two cancels, so that the work in between gets somewhere. */
    private static final long PACE = 200_000;

    private static final String[] DONE =
            IntStream.range(0, 8).filter(i -> i != 6).mapToObj(i -> i + " done").toArray(String[]::new);

    private enum State {
        STANDBY,
        MOVING
    }

    /** Who is in a lock's block, on the thread that runs it; a setter that finds another owner has got past the lock. */
    private static final ThreadLocal<Object> INSIDE = new ThreadLocal<>();

    private static final class Axis extends Device {
        private final Queue<String> wrong;
        private final StateParameter<State> state = state(State.STANDBY);
        private final Rule<State> motion =
                state.from(State.STANDBY).via(State.MOVING).to(State.STANDBY).stop(this::halt);
        private final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Position.")
                .get(() -> q.mm(1))
                .set(_ -> move())
                .during(motion);
        private final AtomicInteger inside = new AtomicInteger();
        private volatile boolean moving;
        private volatile Object lockedBy;

        Axis(String name, Queue<String> wrong) {
            this.wrong = wrong;
            super();
            var _ = named(name);
        }

        private void move() throws InterruptedException {
            Object owner = lockedBy;
            if (owner != null && owner != INSIDE.get()) {
                wrong.add(name() + " moves past a lock");
            }
            if (inside.incrementAndGet() != 1) {
                wrong.add(name() + " has two motions");
            }
            moving = true;
            try {
                await(sleep(Duration.ofMillis(1)));
                moving = false;
            } finally {
                inside.decrementAndGet();
            }
        }

        private void halt() {
            moving = false;
        }

        @Override
        public void emergencyStop() {
            moving = false;
        }
    }

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final List<Axis> axes = new ArrayList<>();

    /** Replaced by the test's thread, cancelled by everybody. */
    private final AtomicReferenceArray<Task<Void>> tasks = new AtomicReferenceArray<>(COROUTINES);

    private void count(String what) {
        counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }

    @Test
    void nothingIsLeftOnTheClockOfTheSystem() throws Exception {
        long end = Clock.system().nanoTime() + SPAN.toNanos();
        stress(Clock.system(), () -> Clock.system().nanoTime() - end < 0);
    }

    @Test
    void nothingIsLeftOnTheManualClock() throws Exception {
        AtomicInteger cancelsLeft = new AtomicInteger(2 * COROUTINES);
        stress(new ManualClock(), () -> cancelsLeft.getAndDecrement() > 0);
    }

    /** As long as {@code goesOn}, tasks are cancelled and new ones take their places; twice everything is stopped. */
    private void stress(Clock clock, BooleanSupplier goesOn) throws Exception {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int parallelism = scheduler.getParallelism();
        int cancelled = KernelCounts.cancelledNow();
        for (int i = 0; i < DEVICES; i++) {
            axes.add(new Axis("axis" + i, wrong));
        }
        Supervisor supervisor = Supervisor.builder()
                .name("stress")
                .clock(clock)
                .threadFactory(this::counted)
                .build();
        Random random = new Random(SEED);
        for (int i = 0; i < COROUTINES; i++) {
            begin(supervisor, i, random.nextLong());
        }
        for (int cancels = 1; goesOn.getAsBoolean(); cancels++) {
            int place = random.nextInt(COROUTINES);
            var _ = tasks.get(place).cancel();
            if (tasks.get(place).isDone()) {
                begin(supervisor, place, random.nextLong());
            }
            if (cancels % COROUTINES == 0 && cancels <= 2 * COROUTINES) {
                stopAll(supervisor);
            }
            LockSupport.parkNanos(PACE);
        }
        stopAll(supervisor);
        var _ = supervisor.cancelAll(Duration.ofSeconds(5));
        boolean quiet = supervisor.awaitQuiet(PATIENCE);
        String facts = "seed " + SEED + " " + new TreeMap<>(counts);
        System.out.println("stress on the " + clock.getClass().getSimpleName() + ": " + facts);

        assertThat(quiet).as("%s%n%s", facts, quiet ? "" : supervisor.dump()).isTrue();
        assertThat(wrong).as(facts).isEmpty();
        assertThat(axes).as(facts).allSatisfy(axis -> {
            assertThat(axis.moving).as("%s moves", axis).isFalse();
            assertThat(axis.state.lastKnown()).contains(State.STANDBY);
            assertThat(axis.isSuspect()).isFalse();
        });
        assertThat(supervisor.locks()).as(facts).isEmpty();
        assertThat(supervisor.tasks()).as(facts).isEmpty();
        assertThat(counts).as("each kind of work must have got through").containsKeys(DONE);
        supervisor.close();
        KernelCounts.eventually("the threads of all tasks end", () -> threads.get() == 0);
        KernelCounts.eventually("no carrier is lent", () -> scheduler.getParallelism() == parallelism);
        assertThat(KernelCounts.cancelledNow()).as(facts).isEqualTo(cancelled);
        KernelCounts.eventually(
                "the emergency threads end",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("stress-")));
    }

    private Thread counted(Runnable body) {
        return Thread.ofVirtual().unstarted(() -> {
            threads.incrementAndGet();
            try {
                body.run();
            } finally {
                threads.decrementAndGet();
            }
        });
    }

    private void begin(Supervisor supervisor, int place, long seed) {
        Random random = new Random(seed);
        tasks.set(place, supervisor.start(coroutine("c" + place, () -> {
            for (; ; ) {
                anything(random);
                await(sleep(Duration.ofMillis(random.nextInt(1_000))));
            }
        })));
    }

    private static void stopAll(Supervisor supervisor) throws InterruptedException {
        assertThat(EmergencyStop.of(supervisor).trigger().join(PATIENCE))
                .as("the emergency stop ends")
                .isTrue();
    }

    private Axis any(Random random) {
        return axes.get(random.nextInt(DEVICES));
    }

    /** One thing that somebody may do; what it is refused for is counted, for a stress that is refused always is none. */
    private void anything(Random random) throws InterruptedException {
        int what = random.nextInt(8);
        try {
            switch (what) {
                case 0 -> move(any(random));
                case 1 -> await(any(random).position.get());
                case 2, 3 -> locked(random);
                case 4 -> await(any(random).position.set(q.mm(2)).timeout(Duration.ofNanos(random.nextInt(2_000_000))));
                case 5 -> child(random);
                case 6 -> failing(random);
                default -> {
                    var _ = tasks.get(random.nextInt(COROUTINES)).cancel();
                    await(any(random).position.get().timeout(Duration.ofSeconds(1)));
                }
            }
            count(what + " done");
        } catch (TransitionNotAllowedException
                | TimedOutException
                | DeadlockException
                | EmergencyStopException
                | IllegalStateException e) { // of the failing member, or the cancel of an awaited task
            count(what + " " + e.getClass().getSimpleName());
        }
    }

    private static void move(Axis axis) throws InterruptedException {
        await(axis.position.set(q.mm(2)));
    }

    private void locked(Random random) throws InterruptedException {
        Axis first = any(random);
        Axis second = any(random);
        boolean nested = random.nextInt(4) == 0;
        Axis[] both = nested ? new Axis[] {first} : new Axis[] {first, second};
        try (var _ = lock(Duration.ofSeconds(1 + random.nextInt(3)), both)) {
            Object me = new Object();
            INSIDE.set(me);
            for (Axis axis : both) {
                axis.lockedBy = me;
            }
            try {
                move(first);
                if (nested) {
                    try (var _ = lock(second)) {
                        await(second.position.get());
                    }
                }
            } finally {
                for (Axis axis : both) {
                    axis.lockedBy = null;
                }
                INSIDE.remove();
            }
        }
    }

    private void child(Random random) throws InterruptedException {
        Axis axis = any(random);
        Task<Void> child = start(coroutine("child", () -> move(axis)));
        await(sleep(Duration.ofNanos(random.nextInt(2_000_000))));
        var _ = child.cancel();
        await(child);
    }

    private void failing(Random random) throws InterruptedException {
        Axis axis = any(random);
        List<Coroutine<Void>> members = List.of(coroutine("moves", () -> move(axis)), coroutine("fails", () -> {
            await(sleep(Duration.ofNanos(random.nextInt(2_000_000))));
            throw new IllegalStateException("as it should");
        }));
        await(gather(members));
    }
}
