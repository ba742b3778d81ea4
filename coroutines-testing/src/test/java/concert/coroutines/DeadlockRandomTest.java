package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Random programs, each from a seed that a failure names: no deadlock is seen where none is, and none is overlooked. */
class DeadlockRandomTest {
    /** {@code -Dseeds=6000} for a long look. */
    private static final int SEEDS = Integer.getInteger("seeds", 200);

    private static final int TASKS = 8;
    private static final int DEVICES = 4;

    /** A device, and two parameters of it. */
    private record Device(LockThing whole, LockThing first, LockThing second) {
        static List<Device> several() {
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                LockThing whole = new LockThing("device" + i);
                devices.add(new Device(whole, whole.parameter("a"), whole.parameter("b")));
            }
            return devices;
        }

        LockThing any(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> first;
                case 1 -> second;
                default -> whole;
            };
        }
    }

    /**
     * Everybody takes what he takes in the order of the devices, some of it at once and some of it nested, and uses it.
     * So whoever waits waits for somebody who waits for a later device only: there is no deadlock, ever.
     */
    @Test
    void whoKeepsAnOrderIsNeverRefused() throws Exception {
        try (var run = TestRun.create()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                List<Device> devices = Device.several();
                Random seeds = new Random(seed);
                List<Coroutine<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < TASKS; i++) {
                    Random random = new Random(seeds.nextLong());
                    tasks.add(coroutine("task" + i, () -> {
                        for (int round = 0; round < 3; round++) {
                            inOrder(random, devices, 0);
                        }
                    }));
                }
                finish(run, seed, gather(tasks));
            }
        }
    }

    private static void inOrder(Random random, List<Device> devices, int from) throws InterruptedException {
        int next = from + random.nextInt(2);
        if (next >= devices.size()) {
            return;
        }
        List<LockThing> wanted = new ArrayList<>();
        wanted.add(devices.get(next).any(random));
        while (random.nextInt(3) == 0 && next + 1 < devices.size()) {
            wanted.add(devices.get(++next).any(random));
        }
        if (random.nextInt(4) == 0) {
            await(wanted.getFirst().operate(Operation.Kind.ACT, () -> {
                pass(random.nextInt(3));
                inOrder(random, devices, devices.indexOf(deviceOf(devices, wanted.getFirst())) + 1);
            }));
            return;
        }
        try (var _ = lock(wanted.toArray(LockThing[]::new))) {
            pass(random.nextInt(3));
            for (LockThing thing : wanted) {
                await(thing.use(random.nextInt(2)));
            }
            switch (random.nextInt(4)) {
                case 0 -> await(start(coroutine("independent", () -> pass(random.nextInt(2)))));
                case 1 ->
                    await(gather(wanted.getFirst().use(1), wanted.getFirst().hold(1)));
                default -> inOrder(random, devices, next + 1);
            }
        }
    }

    private static Device deviceOf(List<Device> devices, LockThing thing) {
        return devices.stream()
                .filter(device -> device.whole.lockNode().root == thing.lockNode().root)
                .findFirst()
                .orElseThrow();
    }

    /** Everybody does what he likes and gives up when he is refused: everybody comes to an end. */
    @Test
    void whoKeepsNoOrderComesToAnEndAllTheSame() throws Exception {
        AtomicInteger refused = new AtomicInteger();
        try (var run = TestRun.create()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                List<Device> devices = Device.several();
                Random seeds = new Random(seed);
                List<Task<Void>> tasks = new ArrayList<>();
                finish(run, seed, coroutine(() -> {
                    for (int i = 0; i < TASKS; i++) {
                        Random random = new Random(seeds.nextLong());
                        tasks.add(start(coroutine("task" + i, () -> {
                            pass(1);
                            for (int round = 0; round < 3; round++) {
                                try {
                                    anyhow(random, devices, tasks, 0);
                                } catch (DeadlockException e) {
                                    refused.incrementAndGet();
                                } catch (CancellationException e) {
                                    pass(1);
                                }
                            }
                        })));
                    }
                    for (Task<Void> task : tasks) {
                        try {
                            await(task);
                        } catch (CancellationException | DeadlockException e) {
                            pass(1);
                        }
                    }
                }));
            }
        }
        assertThat(refused.get()).as("some of it has to be a deadlock").isPositive();
    }

    private static void anyhow(Random random, List<Device> devices, List<Task<Void>> tasks, int depth)
            throws InterruptedException {
        if (depth > 3) {
            return;
        }
        LockThing thing = devices.get(random.nextInt(DEVICES)).any(random);
        LockThing other = devices.get(random.nextInt(DEVICES)).any(random);
        pass(random.nextInt(3));
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                try (var _ = lock(thing)) {
                    anyhow(random, devices, tasks, depth + 1);
                }
            }
            case 2 -> {
                try (var _ = lock(thing, other)) {
                    anyhow(random, devices, tasks, depth + 1);
                }
            }
            case 3 -> await(thing.operate(Operation.Kind.ACT, () -> anyhow(random, devices, tasks, depth + 1)));
            case 4 -> await(tasks.get(random.nextInt(tasks.size())));
            case 5 -> {
                Random mine = new Random(random.nextLong());
                Random its = new Random(random.nextLong());
                await(gather(
                        coroutine(() -> anyhow(mine, devices, tasks, depth + 1)),
                        coroutine(() -> anyhow(its, devices, tasks, depth + 1))));
            }
            default -> {
                Random its = new Random(random.nextLong());
                try (var _ = lock(thing)) {
                    Task<Void> child = start(coroutine(() -> anyhow(its, devices, tasks, depth + 1)));
                    pass(random.nextInt(2));
                    await(child);
                }
            }
        }
    }

    private static void finish(TestRun run, int seed, Coroutine<?> program) throws Exception {
        Task<?> task = run.supervisor().start(program.named("seed " + seed));
        try {
            run.resultOf(task);
        } catch (DeadlockException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        // Children whose parent gave up early may outlive the program; they come to an end as well.
        assertThat(run.supervisor().awaitQuiet(Duration.ofSeconds(10)))
                .as("seed %d\n%s", seed, run.supervisor().dump())
                .isTrue();
        assertThat(run.supervisor().locks()).as("seed %d", seed).isEmpty();
        assertThat(run.abandoned()).as("seed %d", seed).isEmpty();
    }
}
