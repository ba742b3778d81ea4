package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What several tests of the kernel need: something to operate, drivers that misbehave, and waits in real time. */
final class Rig {
    /** Far more than a healthy kernel needs; a test that uses it up has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Held, since loggers are collected when nobody holds them. */
    private static final Logger KERNEL_LOG = Logger.getLogger(Rig.class.getPackageName());

    private Rig() {}

    /** Restores what was changed for a test. */
    interface Change extends AutoCloseable {
        @Override
        void close();
    }

    /** For tests in which the kernel rightly logs a stack trace that would only frighten the reader of the build. */
    static Change silentLog() {
        KERNEL_LOG.setLevel(Level.OFF);
        return () -> KERNEL_LOG.setLevel(null);
    }

    /** What the kernel writes into its log meanwhile; nobody else sees it. */
    static List<String> logged(Runnable action) {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        KERNEL_LOG.addHandler(handler);
        KERNEL_LOG.setUseParentHandlers(false);
        try {
            action.run();
        } finally {
            KERNEL_LOG.setUseParentHandlers(true);
            KERNEL_LOG.removeHandler(handler);
        }
        return lines;
    }

    /** How many tasks of the process count as cancelled and not ended; what makes every check in a snippet slower. */
    static int cancelledNow() {
        try {
            Field counter = Checkpoint.class.getDeclaredField("CANCELLED");
            counter.setAccessible(true);
            return ((AtomicInteger) counter.get(null)).get();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Something with a lock, as devices are. */
    static final class Apparatus implements Lockable {
        private final String name;
        private final LockNode node = new LockNode(this);

        Apparatus(String name) {
            this.name = name;
        }

        @Override
        public String lockName() {
            return name;
        }

        @Override
        public LockNode lockNode() {
            return node;
        }
    }

    /** Waits until everybody else waits: only then does the manual clock move. */
    static void letOthersWait() throws InterruptedException {
        await(Coroutines.sleep(Duration.ofMillis(1)));
    }

    /** Awaits the end of a task that somebody else has cancelled. */
    static void awaitCancelled(Task<?> task) {
        assertThatThrownBy(() -> await(task)).isInstanceOf(CancellationException.class);
        assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
    }

    /** A driver's call that no interrupt ends, and that does not hand the interrupt on either. */
    static void stuckUntil(CountDownLatch released) {
        for (; ; ) {
            try {
                released.await();
                return;
            } catch (InterruptedException e) {
                // what such drivers do
            }
        }
    }

    /** A driver's call that uses the processor until it is released; keeps the interrupt. */
    static void spinUntil(BooleanSupplier released) {
        while (!released.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    /** For the test's own thread, where something happens on another thread in real time. */
    static void eventually(String what, BooleanSupplier condition) {
        long end = Clock.system().nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (Clock.system().nanoTime() - end > 0) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.onSpinWait();
        }
    }

    /** Until the task's thread waits, be it in the kernel or in foreign code. */
    static void untilParked(Task<?> task) {
        eventually(task.label() + " waits", () -> {
            Thread thread = task.thread();
            return thread != null && thread.getState() == Thread.State.WAITING;
        });
    }

    /** Until it has noticed its cancel and waits for the clean-up of others; only then may a test move the clock on. */
    static void untilCleaningUp(Task<?> task) {
        eventually(task.label() + " cleans up", () -> task.state() == TaskState.CLEANING_UP);
    }

    static void eventually(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Waits for the thread of an abandoned task, whose cancel points park for a second of real time each. */
    static void untilThreadEnded(Task<?> task) {
        eventually("the thread of " + task.label() + " ends", () -> {
            LockSupport.unpark(task.thread());
            return !task.supervisor().tasks().contains(task);
        });
    }
}
