package concert.coroutines;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/**
 * What the explorer cannot see: how real processors and compilers order the accesses of our own lock-free code. Run by
 * {@link MemoryModelTest}; the tests whose names end in {@code WithABug} must fail there.
 */
final class MemoryModel {
    private MemoryModel() {}

    /** Ticks, so that nothing sets alarms; counts who runs. */
    private static final class CountingClock implements Clock {
        final AtomicInteger running = new AtomicInteger();

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public Alarm schedule(long deadline, Runnable action) {
            throw new AssertionError("no alarm is needed");
        }

        @Override
        public void suspended() {
            running.decrementAndGet();
        }

        @Override
        public void resumed() {
            running.incrementAndGet();
        }
    }

    /** Whoever parks is woken, whether the permit comes before or after. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "woken")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the wake-up was lost")
    @State
    public static class NoWakeUpIsLost {
        private final Parking parking = new ParkingAlone(new CountingClock());

        @Actor
        public void sleeper() {
            parking.belongsTo(Thread.currentThread());
            parking.park(Durations.FOREVER);
        }

        @Signal
        public void waker() {
            parking.unpark();
        }
    }

    /** A deadline that is over and a permit end the same park: it counts as one. */
    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "gone to sleep as often as woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a manual clock would jump too early or never")
    @State
    public static class AParkCountsOnce {
        private final CountingClock clock = new CountingClock();
        private final Parking parking = new ParkingAlone(clock);

        @Actor
        public void sleeper() {
            parking.belongsTo(Thread.currentThread());
            parking.park(0);
        }

        @Actor
        public void waker() {
            parking.unpark();
        }

        @Arbiter
        public void arbiter(I_Result result) {
            result.r1 = clock.running.get();
        }
    }

    /** {@link AParkCountsOnce} with a parking that looks first and changes afterwards. */
    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "gone to sleep as often as woken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "found: the count is wrong")
    @State
    public static class AParkCountsOnceWithABug {
        private final AtomicInteger running = new AtomicInteger();
        private volatile boolean parked = true;

        @Actor
        public void waker() {
            unpark();
        }

        @Actor
        public void another() {
            unpark();
        }

        private void unpark() {
            if (parked) { // the bug: no compareAndSet
                parked = false;
                running.incrementAndGet();
            }
        }

        @Arbiter
        public void arbiter(I_Result result) {
            result.r1 = running.get() - 1;
        }
    }

    private static final Supervisor SUPERVISOR = Supervisor.builder().build();

    /**
     * A task takes a lock inside of another one; whoever asks meanwhile finds it inside of the outer one. The links of
     * the chain are plain fields, published by the head.
     */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "inside")
    @Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "the chain was seen without its rest")
    @State
    public static class AChainOfClaimsIsSeenWhole {
        private final Task<?> task = Task.root(SUPERVISOR, "root");
        private final Claim outer = held("outer");
        private final Claim inner = held("inner");

        public AChainOfClaimsIsSeenWhole() {
            task.push(outer);
        }

        private Claim held(String name) {
            Claim claim = new Claim(task, new LockedThing(name).lockNode(), true);
            claim.node.root.add(claim);
            return claim;
        }

        @Actor
        public void owner() {
            task.push(inner);
        }

        @Actor
        public void other(Z_Result result) {
            result.r1 = task.isInside(outer);
        }
    }

    /** {@link AChainOfClaimsIsSeenWhole} with the head published before its link. */
    @JCStressTest
    @Outcome(id = "true", expect = Expect.ACCEPTABLE, desc = "inside")
    @Outcome(id = "false", expect = Expect.FORBIDDEN, desc = "found: the chain was seen without its rest")
    @State
    public static class AChainOfClaimsIsSeenWholeWithABug {
        private static final class Link {
            Link outer;
        }

        private final Link outer = new Link();
        private final Link inner = new Link();
        private volatile Link head = outer;

        @Actor
        public void owner() {
            Link before = head;
            head = inner; // the bug: the other way round
            inner.outer = before;
        }

        @Actor
        public void other(Z_Result result) {
            boolean found = false;
            for (Link link = head; link != null; link = link.outer) {
                found |= link == outer;
            }
            result.r1 = found;
        }
    }
}
