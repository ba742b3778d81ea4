package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Operation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two or three tasks close a cycle at the same moment, on platform threads, again and again: exactly one is refused, and
 * the others go on. Each looks for the cycle after it has shown that it waits; so none can be overlooked, and the
 * monitor of the graph decides between those who see it.
 */
class DeadlockRaceTest {
    private static final int ROUNDS = 200;
    private static final int MANY_ROUNDS = 3000;

    private final Supervisor supervisor = Supervisor.builder()
            .threadFactory(Thread.ofPlatform().daemon().factory())
            .build();

    @AfterEach
    void stop() {
        supervisor.close();
    }

    /** What one of the tasks does: gets hold of something, waits for the others, closes the cycle, lets go. */
    @FunctionalInterface
    private interface Part {
        void run(Coroutine.Procedure together) throws Exception;
    }

    /** Runs the parts beside each other, a little out of step, and returns how many were refused. */
    private int refused(Random random, Part... parts) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(parts.length);
        AtomicInteger refused = new AtomicInteger();
        List<Task<Void>> tasks = new ArrayList<>();
        for (Part part : parts) {
            int delay = random.nextInt(400);
            tasks.add(supervisor.start(coroutine("part", () -> {
                try {
                    part.run(() -> {
                        barrier.await();
                        spin(delay);
                    });
                } catch (DeadlockException e) {
                    refused.incrementAndGet();
                }
            })));
        }
        for (Task<Void> task : tasks) {
            if (!task.join(Duration.ofSeconds(10))) {
                throw new AssertionError(supervisor.dump());
            }
            task.result();
        }
        return refused.get();
    }

    private static Part holds(LockThing first, LockThing second) {
        return together -> {
            try (var _ = lock(first)) {
                together.run();
                lock(second).close();
            }
        };
    }

    /**
     * The same with tasks that stay for all rounds: only what is to race is between two of them, so there can be many.
     */
    private void oneIsRefusedInEveryRound(IntFunction<Part[]> partsOfRound) throws Exception {
        List<Part[]> rounds =
                IntStream.range(0, MANY_ROUNDS).mapToObj(partsOfRound).toList();
        int size = rounds.getFirst().length;
        CyclicBarrier barrier = new CyclicBarrier(size);
        AtomicIntegerArray refused = new AtomicIntegerArray(MANY_ROUNDS);
        List<Task<Void>> tasks = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            int mine = number;
            tasks.add(supervisor.start(coroutine("part" + number, () -> {
                for (int round = 0; round < MANY_ROUNDS; round++) {
                    int delay = new Random(31L * round + mine).nextInt(400);
                    try {
                        rounds.get(round)[mine].run(() -> {
                            barrier.await();
                            spin(delay);
                        });
                    } catch (DeadlockException e) {
                        refused.incrementAndGet(round);
                    }
                    barrier.await();
                }
            })));
        }
        for (Task<Void> task : tasks) {
            if (!task.join(Duration.ofSeconds(60))) {
                throw new AssertionError(supervisor.dump());
            }
            task.result();
        }
        for (int round = 0; round < MANY_ROUNDS; round++) {
            assertThat(refused.get(round)).as("round %d", round).isEqualTo(1);
        }
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void twoNestedLocks() throws Exception {
        oneIsRefusedInEveryRound(_ -> {
            LockThing motor = new LockThing("motor");
            LockThing shutter = new LockThing("shutter");
            return new Part[] {holds(motor, shutter), holds(shutter, motor)};
        });
    }

    @Test
    void threeNestedLocks() throws Exception {
        oneIsRefusedInEveryRound(_ -> {
            LockThing motor = new LockThing("motor");
            LockThing shutter = new LockThing("shutter");
            LockThing lamp = new LockThing("lamp");
            return new Part[] {holds(motor, shutter), holds(shutter, lamp), holds(lamp, motor)};
        });
    }

    @Test
    void twoOperationsThatLock() throws Exception {
        oneIsRefusedInEveryRound(_ -> {
            LockThing motor = new LockThing("motor");
            Part part = together -> await(motor.operate(Kind.ACT, () -> {
                together.run();
                lock(motor).close();
            }));
            return new Part[] {part, part};
        });
    }

    /** One awaits the other, which wants what the first one holds. */
    @Test
    void anAwaitAndALock() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            LockThing motor = new LockThing("motor");
            Observable<Task<?>> locker = new Observable<>(null);
            int refused = refused(
                    new Random(seed),
                    together -> {
                        try (var _ = lock(motor)) {
                            together.run();
                            await(locker.value());
                        }
                    },
                    together -> {
                        locker.update(Task.current());
                        together.run();
                        await(motor.use());
                    });
            // Refused to the awaiter; or to the locker, and then the awaiter finds out as well.
            assertThat(refused).as("seed %d", seed).isIn(1, 2);
        }
    }

    @Test
    void aJoinAndALock() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            LockThing motor = new LockThing("motor");
            LockThing shutter = new LockThing("shutter");
            AtomicInteger inside = new AtomicInteger();
            int refused = refused(
                    new Random(seed),
                    together -> {
                        try (var _ = lock(motor)) {
                            together.run();
                            await(gather(List.of(coroutine(() -> {
                                try {
                                    await(shutter.use());
                                } catch (DeadlockException e) {
                                    inside.incrementAndGet();
                                }
                            }))));
                        }
                    },
                    holds(shutter, motor));
            assertThat(refused + inside.get()).as("seed %d", seed).isEqualTo(1);
        }
    }

    @Test
    void threeAwaits() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            List<Observable<Task<?>>> tasks =
                    List.of(new Observable<>(null), new Observable<>(null), new Observable<>(null));
            AtomicInteger refused = new AtomicInteger();
            Part[] parts = new Part[3];
            for (int i = 0; i < 3; i++) {
                int number = i;
                parts[i] = together -> {
                    tasks.get(number).update(Task.current());
                    together.run();
                    try {
                        await(tasks.get((number + 1) % 3).value());
                    } catch (DeadlockException e) {
                        refused.incrementAndGet();
                    }
                };
            }
            refused(new Random(seed), parts);
            assertThat(refused.get()).as("seed %d", seed).isEqualTo(1);
        }
    }

    /** Whoever closes it: the reader goes first, the operation after it, the locker last, and nobody is refused. */
    @Test
    void anOperationItsReaderAndALockerBetweenThem() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            LockThing motor = new LockThing("motor");
            LockThing position = motor.parameter("position");
            Observable<Task<?>> reader = new Observable<>(null);
            int refused = refused(
                    new Random(seed),
                    together -> await(motor.operate(Kind.ACT, () -> {
                        together.run();
                        await(reader.value());
                    })),
                    together -> {
                        together.run();
                        lock(motor).close();
                    },
                    together -> {
                        reader.update(Task.current());
                        together.run();
                        await(position.use());
                    });
            assertThat(refused).as("seed %d", seed).isZero();
        }
    }
}
