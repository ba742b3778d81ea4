package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.LockThing.pass;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.TestRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In which order those who wait are served: first come, first served, and operations together. */
class LockFairnessTest {
    private final LockThing motor = new LockThing("motor");
    private final LockThing position = motor.parameter("position");
    private final LockThing velocity = motor.parameter("velocity");
    private final LockTrail trail = new LockTrail();

    private Coroutine<Void> locks(String name, LockThing what) {
        return coroutine(name, () -> {
            try (var _ = lock(what)) {
                trail.add(name + " begins");
                pass(2);
                trail.add(name + " ends");
            }
        });
    }

    private Coroutine<Void> uses(String name, LockThing what) {
        return what.operate(Kind.ACT, () -> {
            trail.add(name + " begins");
            pass(2);
            trail.add(name + " ends");
        });
    }

    /** Starts one after the other, a millisecond apart, and waits for all. */
    @SafeVarargs
    private void inThisOrder(Coroutine<Void>... coroutines) throws Exception {
        try (var run = TestRun.create()) {
            run.run(() -> {
                List<Task<Void>> tasks = new ArrayList<>();
                for (Coroutine<Void> coroutine : coroutines) {
                    tasks.add(start(coroutine));
                    await(sleep(Duration.ofMillis(1)));
                }
                for (Task<Void> task : tasks) {
                    await(task);
                }
            });
        }
    }

    @Test
    void lockersAreServedInTheOrderOfTheirArrival() throws Exception {
        inThisOrder(locks("a", motor), locks("b", motor), locks("c", motor));
        assertThat(trail.words()).containsExactly("a begins", "a ends", "b begins", "b ends", "c begins", "c ends");
    }

    @Test
    void operationsThatArriveAfterALockerWaitForItAndThenRunTogether() throws Exception {
        inThisOrder(uses("first", motor), locks("locker", motor), uses("second", motor), uses("third", motor));
        assertThat(trail.words().subList(0, 4))
                .containsExactly("first begins", "first ends", "locker begins", "locker ends");
        assertThat(trail.words().subList(4, 6)).containsExactlyInAnyOrder("second begins", "third begins");
        assertThat(trail.words().subList(6, 8)).containsExactlyInAnyOrder("second ends", "third ends");
    }

    @Test
    void operationsBetweenLockersKeepTheirPlace() throws Exception {
        inThisOrder(
                locks("a", motor), uses("one", position), locks("b", motor), uses("two", position), locks("c", motor));
        assertThat(trail.words())
                .containsExactly(
                        "a begins",
                        "a ends",
                        "one begins",
                        "one ends",
                        "b begins",
                        "b ends",
                        "two begins",
                        "two ends",
                        "c begins",
                        "c ends");
    }

    /** The device is in everybody's way, and everybody is in the way of the device. */
    @Test
    void parametersBeforeADeviceRunTogetherAndThoseBehindWait() throws Exception {
        inThisOrder(
                locks("position", position),
                locks("velocity", velocity),
                locks("motor", motor),
                locks("late position", position),
                locks("late velocity", velocity));
        List<String> words = trail.words();
        assertThat(words.subList(0, 2)).containsExactly("position begins", "velocity begins");
        assertThat(words.subList(4, 6)).containsExactly("motor begins", "motor ends");
        assertThat(words.subList(6, 8)).containsExactlyInAnyOrder("late position begins", "late velocity begins");
    }

    /** Whatever they want: of two that conflict, the one that came first is served first. */
    @Test
    void amongThoseThatConflictTheFirstIsServedFirst() throws Exception {
        try (var run = TestRun.create()) {
            for (int seed = 0; seed < 50; seed++) {
                anyOrder(run, seed);
            }
        }
    }

    private static void anyOrder(TestRun run, int seed) throws Exception {
        Random random = new Random(seed);
        LockTrail order = new LockTrail();
        List<LockThing> devices = List.of(new LockThing("a"), new LockThing("b"), new LockThing("c"));
        List<List<LockThing>> wanted = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<LockThing> some = new ArrayList<>(devices);
            Collections.shuffle(some, random);
            wanted.add(some.subList(0, 1 + random.nextInt(3)));
        }
        run.run(() -> {
            List<Task<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                int number = i;
                tasks.add(start(coroutine("task" + i, () -> {
                    try (var _ = lock(wanted.get(number).toArray(LockThing[]::new))) {
                        order.add("" + number);
                        pass(1 + random.nextInt(3));
                    }
                })));
                await(sleep(Duration.ofMillis(1)));
            }
            for (Task<Void> task : tasks) {
                await(task);
            }
        });
        for (LockThing device : devices) {
            assertThat(order.words().stream()
                            .map(Integer::valueOf)
                            .filter(number -> wanted.get(number).contains(device)))
                    .as("seed %d, device %s", seed, device)
                    .isSorted();
        }
    }
}
