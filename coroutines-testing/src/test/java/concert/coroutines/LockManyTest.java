package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.start;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many at once, on virtual threads and in real time: nothing is lost, nobody gets in between, and it stays fast. */
class LockManyTest {
    private static final int WAITERS = 10_000;

    private final Supervisor supervisor = Supervisor.builder().build();
    private final LockThing motor = new LockThing("motor");
    private final LockThing shutter = new LockThing("shutter");

    /** Guarded by the lock on whatever the test is about, and by nothing else. */
    private int unguarded;

    @AfterEach
    void stop() {
        supervisor.close();
    }

    private void run(Coroutine.Procedure body) {
        Task<Void> task = supervisor.start(coroutine("test", body));
        try {
            assertThat(task.join(Duration.ofSeconds(60))).as(supervisor::dump).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        task.result();
    }

    /** Both at once is no deadlock, whatever the order; and a counter without any guard proves the exclusion. */
    @Test
    void hundredsThatLockBothInOppositeOrderExcludeEachOther() {
        run(() -> {
            List<Coroutine<Void>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                LockThing[] both = i % 2 == 0 ? new LockThing[] {motor, shutter} : new LockThing[] {shutter, motor};
                all.add(coroutine(() -> {
                    for (int j = 0; j < 50; j++) {
                        try (var _ = lock(both)) {
                            unguarded++;
                        }
                    }
                }));
            }
            await(gather(all));
        });
        assertThat(unguarded).isEqualTo(400 * 50);
        assertThat(supervisor.locks()).isEmpty();
    }

    /** Lockers and operations on the device and on a parameter; only the lockers count. */
    @Test
    void lockersExcludeEachOtherAmongOperations() {
        LockThing position = motor.parameter("position");
        run(() -> {
            List<Coroutine<Void>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                LockThing thing = i % 3 == 0 ? motor : position;
                all.add(coroutine(() -> {
                    for (int j = 0; j < 100; j++) {
                        try (var _ = lock(thing)) {
                            int before = unguarded;
                            await(position.use());
                            unguarded = before + 1;
                        }
                    }
                }));
                all.add(coroutine(() -> {
                    for (int j = 0; j < 100; j++) {
                        await(thing.use());
                    }
                }));
            }
            await(gather(all));
        });
        assertThat(unguarded).isEqualTo(100 * 100);
    }

    /** One after the other joins the queue; then it is opened, and all go through in their order. */
    private void queueAndDrain(LockThing held, Function<Integer, Coroutine<Void>> waiter) {
        run(() -> {
            Event release = new Event();
            Event locked = new Event();
            Task<Void> holder = start(coroutine("holder", () -> {
                try (var _ = lock(held)) {
                    locked.set();
                    await(release.untilSet());
                }
            }));
            await(locked.untilSet());
            List<Task<Void>> waiters = new ArrayList<>();
            for (int i = 0; i < WAITERS; i++) {
                Task<Void> task = start(waiter.apply(i));
                waiters.add(task);
                while (task.state() != TaskState.WAITING) {
                    Thread.onSpinWait();
                }
            }
            release.set();
            for (Task<Void> task : waiters) {
                await(task);
            }
            await(holder);
        });
    }

    private final List<Integer> order = Collections.synchronizedList(new ArrayList<>());

    private Coroutine<Void> locks(LockThing thing, int number) {
        return coroutine(() -> {
            try (var _ = lock(thing)) {
                order.add(number);
            }
        });
    }

    private void assertAllInOrder() {
        assertThat(order).isEqualTo(IntStream.range(0, WAITERS).boxed().toList());
    }

    @Test
    void tenThousandWaitForOneDevice() {
        queueAndDrain(motor, number -> locks(motor, number));
        assertAllInOrder();
    }

    @Test
    void tenThousandWaitForOneParameter() {
        LockThing position = motor.parameter("position");
        queueAndDrain(position, number -> locks(position, number));
        assertAllInOrder();
    }

    @Test
    void tenThousandWaitForTwoDevices() {
        queueAndDrain(
                motor,
                number -> coroutine(() -> {
                    try (var _ = lock(shutter, motor)) {
                        order.add(number);
                    }
                }));
        assertAllInOrder();
    }

    @Test
    void tenThousandOperationsWaitForALock() {
        queueAndDrain(motor, number -> motor.operate(Operation.Kind.READ, () -> order.add(number)));
        assertThat(order).hasSize(WAITERS).doesNotHaveDuplicates();
    }

    /** A cancel of all of them leaves an empty queue. */
    @Test
    void tenThousandAreCancelledInTheQueue() {
        run(() -> {
            try (var _ = lock(motor)) {
                List<Task<Void>> waiters = new ArrayList<>();
                startOutside(waiters);
                for (Task<Void> task : waiters) {
                    while (task.state() != TaskState.WAITING) {
                        Thread.onSpinWait();
                    }
                }
                waiters.forEach(Task::cancel);
                for (Task<Void> task : waiters) {
                    task.join();
                }
                assertThat(supervisor.locks().getFirst().waiting()).isEmpty();
            }
        });
        assertThat(order).isEmpty();
    }

    /** From a thread that is no task, so that they are not inside of what the current task holds. */
    private void startOutside(List<Task<Void>> waiters) throws InterruptedException {
        Thread.ofPlatform()
                .start(() -> {
                    for (int i = 0; i < WAITERS; i++) {
                        waiters.add(supervisor.start(locks(motor, i)));
                    }
                })
                .join();
    }
}
