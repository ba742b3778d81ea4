package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.coroutines.Rig.awaitCancelled;
import static concert.coroutines.Rig.letOthersWait;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Operation.Kind;
import concert.coroutines.testing.Sequencer;
import concert.coroutines.testing.TestRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who stops the motion that an operation has started, when its task is cancelled: exactly one, and in time. */
class StopTest {
    private final TestRun run = TestRun.create();
    private final List<String> trail = new CopyOnWriteArrayList<>();
    private final Rig.Apparatus motor = new Rig.Apparatus("motor");
    private final CountDownLatch driver = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @AfterEach
    void endRun() {
        driver.countDown();
        run.close();
    }

    private void stop() {
        trail.add("stop" + (Thread.currentThread().isVirtual() ? "" : " on a platform thread"));
        stopped.countDown();
    }

    /** A well-behaved move: stops in its clean-up what it has started. */
    private Coroutine<Void> move() {
        return coroutine("move", () -> {
            try (Operation operation = Operation.enter(Kind.ACT, motor, "motor.position: set")) {
                operation.started(this::stop);
                try {
                    await(sleep(ofHours(1)));
                    operation.ended();
                } finally {
                    operation.halt();
                }
            }
        });
    }

    /** A move whose driver blocks and reacts to nothing until the test releases it. */
    private Coroutine<Void> stuckMove() {
        return coroutine("stuck", () -> {
            try (Operation operation = Operation.enter(Kind.ACT, motor, "motor.position: set")) {
                operation.started(this::stop);
                try {
                    Rig.stuckUntil(driver);
                } finally {
                    operation.halt();
                }
            }
        });
    }

    @Test
    void aCancelledMoveStopsTheMotorOnceInItsOwnCleanUp() throws Exception {
        run.run(() -> {
            Task<Void> moving = start(move());
            letOthersWait();
            moving.cancel();
            awaitCancelled(moving);
            assertThat(trail).containsExactly("stop");
            await(sleep(ofSeconds(20)));
        });
        assertThat(trail).containsExactly("stop");
        assertThat(motor.lockNode().isSuspect()).isFalse();
    }

    @Test
    void aMoveThatEndsByItselfIsNotStopped() throws Exception {
        run.run(() -> await(move()));
        assertThat(trail).isEmpty();
    }

    @Test
    void aMoveThatFailsIsStopped() throws Exception {
        run.run(() -> assertThatThrownBy(() -> await(coroutine(() -> {
                    try (Operation operation = Operation.enter(Kind.ACT, motor, "motor.position: set")) {
                        operation.started(this::stop);
                        try {
                            throw new IOException("cable");
                        } finally {
                            operation.halt();
                        }
                    }
                })))
                .hasRootCauseMessage("cable"));
        assertThat(trail).containsExactly("stop");
    }

    @Test
    void anOperationThatHasStartedNothingStopsNothing() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try (Operation operation = Operation.enter(Kind.ACT, motor, "motor.position: set")) {
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        operation.halt();
                    }
                }
            }));
            letOthersWait();
            task.cancel();
            awaitCancelled(task);
        });
        assertThat(trail).isEmpty();
    }

    @Test
    void aMoveThatWaitsForALockStopsNobody() throws Exception {
        run.run(() -> {
            Task<Void> holder = start(coroutine("holder", () -> {
                try (var _ = lock(motor)) {
                    await(move());
                }
            }));
            letOthersWait();
            Task<Void> waiting = start(move());
            letOthersWait();
            assertThat(waiting.waitsFor()).isEqualTo("waits for motor, held by " + holder.label());
            waiting.cancel();
            awaitCancelled(waiting);
            await(sleep(ofSeconds(20)));
            assertThat(trail).isEmpty();
            assertThat(holder.state()).isEqualTo(TaskState.WAITING);
            holder.cancel();
            awaitCancelled(holder);
        });
        assertThat(trail).containsExactly("stop");
    }

    @Test
    void aStuckDriverIsStoppedFromAPlatformThreadAfter200Milliseconds() throws Exception {
        Task<Void> task = run.supervisor().start(stuckMove());
        Rig.untilParked(task);
        task.cancel();
        run.clock().advance(ofMillis(199));
        assertThat(trail).isEmpty();
        run.clock().advance(ofMillis(1));
        Rig.eventually(stopped);
        run.clock().advance(ofMillis(4799));
        assertThat(task.state()).isEqualTo(TaskState.RUNNING);
        assertThat(motor.lockNode().isSuspect()).isFalse();
        run.clock().advance(ofMillis(1));
        assertThat(task.state()).isEqualTo(TaskState.ABANDONED);
        assertThat(motor.lockNode().isSuspect()).isTrue();
        driver.countDown();
        Rig.untilThreadEnded(task);
        assertThat(trail).containsExactly("stop on a platform thread");
        assertThat(motor.lockNode().isSuspect()).isTrue();
        motor.lockNode().recover();
        assertThat(motor.lockNode().isSuspect()).isFalse();
    }

    @Test
    void aStopThatFreesTheDriverMakesItAnOrdinaryCancel() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("move", () -> {
            try (Operation operation = Operation.enter(Kind.ACT, motor, "motor.position: set")) {
                operation.started(() -> {
                    stop();
                    driver.countDown();
                });
                try {
                    Rig.stuckUntil(driver);
                } finally {
                    operation.halt();
                    trail.add("halted");
                }
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        run.clock().advance(ofMillis(200));
        assertThat(task.join(ofSeconds(10))).isTrue();
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
        assertThat(trail).containsExactly("stop on a platform thread", "halted");
        assertThat(run.abandoned()).isEmpty();
        assertThat(motor.lockNode().isSuspect()).isFalse();
    }

    @Test
    void aReadStuckInItsDriverDoesNotMakeTheDeviceSuspect() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("read", () -> {
            try (var _ = Operation.enter(Kind.READ, motor, "motor.position: get")) {
                Rig.stuckUntil(driver);
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        run.clock().advance(ofSeconds(5));
        assertThat(task.state()).isEqualTo(TaskState.ABANDONED);
        assertThat(motor.lockNode().isSuspect()).isFalse();
        driver.countDown();
        Rig.untilThreadEnded(task);
    }

    /** The device is suspect whichever of its parameters the stuck operation was on. */
    @Test
    void aStuckOperationOnAParameterMakesTheWholeDeviceSuspect() throws Exception {
        LockNode[] node = new LockNode[1];
        Lockable position = new Lockable() {
            @Override
            public String lockName() {
                return "motor.position";
            }

            @Override
            public LockNode lockNode() {
                return node[0];
            }
        };
        node[0] = motor.lockNode().part(position);
        Task<Void> task = run.supervisor().start(coroutine("set", () -> {
            try (var _ = Operation.enter(Kind.ACT, position, "motor.position: set")) {
                Rig.stuckUntil(driver);
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        run.clock().advance(ofSeconds(5));
        assertThat(motor.lockNode().isSuspect()).isTrue();
        assertThat(node[0].isSuspect()).isTrue();
        driver.countDown();
        Rig.untilThreadEnded(task);
    }

    /** The operation's own clean-up and the kernel both want to stop; here the kernel is first and still at it. */
    @Test
    void theKernelsStopCameFirstAndTheOperationWaitsForItsEnd() throws Exception {
        Sequencer steps = new Sequencer();
        run.run(() -> {
            Operation operation = Operation.enter(Kind.ACT, motor, "motor: home");
            operation.started(() -> {
                try (var _ = steps.step(1)) {
                    stop();
                }
            });
            operation.haltFromOutside();
            Task<Void> later = start(coroutine(() -> {
                await(sleep(ofMillis(50)));
                trail.add("motor reacts");
                steps.pass(0);
            }));
            operation.halt();
            trail.add("halted");
            operation.close();
            await(later);
        });
        assertThat(trail).containsExactly("motor reacts", "stop on a platform thread", "halted");
    }

    /** The same two, the other way round. */
    @Test
    void theOperationsOwnStopCameFirstAndTheKernelDoesNotStopAgain() throws Exception {
        Sequencer steps = new Sequencer();
        run.run(() -> {
            Operation operation = Operation.enter(Kind.ACT, motor, "motor: home");
            operation.started(() -> {
                steps.pass(0);
                steps.pass(2);
                stop();
            });
            Task<Void> kernel = start(coroutine(() -> {
                try (var _ = steps.step(1)) {
                    operation.haltFromOutside();
                }
            }));
            operation.halt();
            await(kernel);
            operation.close();
        });
        assertThat(trail).containsExactly("stop");
    }

    @Test
    void howeverTheyRaceTheStopIsCalledOnce() throws Exception {
        run.run(() -> {
            for (int i = 0; i < 300; i++) {
                AtomicInteger calls = new AtomicInteger();
                Event both = new Event();
                Task<Void> task = start(coroutine(() -> {
                    try (Operation operation = Operation.enter(Kind.ACT, motor, "motor: home")) {
                        operation.started(calls::incrementAndGet);
                        Task<Void> kernel = start(coroutine(() -> {
                            both.set();
                            operation.haltFromOutside();
                        }));
                        await(both.untilSet());
                        operation.halt();
                        await(kernel);
                    }
                }));
                await(task);
                assertThat(calls).hasValue(1);
            }
        });
    }

    @Test
    void aStopThatFailsInTheCleanUpIsTheTasksFailure() throws Exception {
        run.run(() -> {
            Task<Void> task = start(coroutine(() -> {
                try (Operation operation = Operation.enter(Kind.ACT, motor, "motor: home")) {
                    operation.started(() -> {
                        throw new IOException("the motor does not stop");
                    });
                    try {
                        await(sleep(ofHours(1)));
                    } finally {
                        operation.halt();
                    }
                }
            }));
            letOthersWait();
            task.cancel();
            assertThatThrownBy(() -> await(task)).hasRootCauseMessage("the motor does not stop");
            assertThat(task.state()).isEqualTo(TaskState.FAILED);
        });
    }

    @Test
    void aStopThatFailsFromOutsideIsReported() throws Exception {
        Task<Void> task = run.supervisor().start(coroutine("stuck", () -> {
            try (Operation operation = Operation.enter(Kind.ACT, motor, "motor: home")) {
                operation.started(() -> {
                    throw new IOException("the motor does not stop");
                });
                Rig.stuckUntil(driver);
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        run.clock().advance(ofMillis(200));
        Rig.eventually("it is reported", () -> !run.unobserved().isEmpty());
        Task<?> stop = run.unobserved().getFirst();
        assertThat(stop.failure()).hasMessage("the motor does not stop");
        assertThat(stop.name()).isEqualTo("stop for motor: home");
        driver.countDown();
        assertThat(task.join(ofSeconds(10))).isTrue();
    }

    /** A command that took its time: the motion begins when the kernel has looked already. */
    @Test
    void aMotionThatBeginsAfterTheKernelHasLookedIsStoppedToo() throws Exception {
        CountDownLatch slowCommand = new CountDownLatch(1);
        Task<Void> task = run.supervisor().start(coroutine("stuck", () -> {
            try (Operation operation = Operation.enter(Kind.ACT, motor, "motor: home")) {
                Rig.stuckUntil(slowCommand);
                operation.started(this::stop);
                Rig.stuckUntil(driver);
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        run.clock().advance(ofMillis(200));
        slowCommand.countDown();
        Rig.eventually("it is stuck again", () -> motionHasBegunIn(task));
        run.clock().advance(ofSeconds(20));
        Rig.eventually(stopped);
        assertThat(trail).containsExactly("stop on a platform thread");
        driver.countDown();
        Rig.untilThreadEnded(task);
    }

    private static boolean motionHasBegunIn(Task<?> task) {
        Thread thread = task.thread();
        return task.isDone() || (thread != null && thread.getState() == Thread.State.WAITING);
    }

    /** The clean-up has begun, so nobody looks after 200 ms; but it must not be abandoned with its motor running. */
    @Test
    void aMotionThatHangsInACleanUpIsStoppedBeforeItsTaskIsAbandoned() throws Exception {
        run.clock().jumpAutomatically(false);
        Task<Void> task = run.supervisor().start(coroutine("scan", () -> {
            try {
                await(sleep(ofHours(1)));
            } finally {
                try (Operation operation = Operation.enter(Kind.SAFE, motor, "motor: park")) {
                    operation.started(this::stop);
                    Rig.stuckUntil(driver);
                }
            }
        }));
        Rig.untilParked(task);
        task.cancel();
        Rig.eventually(
                "it cleans up in the driver",
                () -> task.state() == TaskState.CLEANING_UP
                        && task.claims() != null
                        && task.thread().getState() == Thread.State.WAITING);
        run.clock().advance(ofSeconds(20));
        assertThat(task.state()).isEqualTo(TaskState.ABANDONED);
        Rig.eventually(stopped);
        assertThat(motor.lockNode().isSuspect()).isTrue();
        driver.countDown();
        Rig.untilThreadEnded(task);
        assertThat(trail).containsExactly("stop on a platform thread");
    }

    @Test
    void cancelOfTheStuckTasksAwaiterReachesTheDriverToo() throws Exception {
        Task<Void> scan = run.supervisor().start(coroutine("scan", () -> await(start(stuckMove()))));
        Rig.untilParked(scan);
        Task<?> move = run.supervisor().tasks().getLast();
        Rig.untilParked(move);
        scan.cancel();
        Rig.untilCleaningUp(scan);
        run.clock().advance(ofMillis(200));
        Rig.eventually(stopped);
        run.clock().advance(ofMillis(4800));
        assertThat(move.state()).isEqualTo(TaskState.ABANDONED);
        assertThat(scan.join(ofSeconds(10))).isTrue();
        assertThat(scan.state()).isEqualTo(TaskState.CANCELLED);
        driver.countDown();
        Rig.untilThreadEnded(move);
    }
}
