package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.lock;

import concert.evidence.Explorer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What {@code lock} promises, a few tasks at a time. */
final class LockScenarios {
    private LockScenarios() {}

    /** Three want a device, one of them another one with it: never are two inside, and all get in. */
    static final class Exclusion extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private final LockedThing shutter = new LockedThing("shutter");
        private int inside;
        private int entered;

        @Override
        public void run() {
            start("motor", () -> use(motor));
            start("again", () -> use(motor));
            start("both", () -> use(shutter, motor));
        }

        /** Stays until nobody else can go on: whoever could get in, too, does. */
        private void use(LockedThing... things) throws InterruptedException {
            try (var _ = lock(things)) {
                require(inside++ == 0, "two are inside");
                pass();
                inside--;
                entered++;
            }
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(entered == 3, entered + " of 3 got in");
        }
    }

    /** An operation and a lock of the same parameter are never inside together; the lock waits for the operation. */
    static final class OperationsKeptOut extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private final LockedThing position = motor.part("position");
        private int operating;
        private boolean locked;

        @Override
        public void run() {
            for (int i = 0; i < 2; i++) {
                start("set", () -> {
                    try (var _ = Operation.enter(Operation.Kind.ACT, position, "position: set")) {
                        require(!locked, "an operation is inside while another one has the lock");
                        operating++;
                        pass();
                        operating--;
                    }
                });
            }
            start("locker", () -> {
                try (var _ = lock(motor)) {
                    locked = true;
                    require(operating == 0, "the lock was granted with an operation inside");
                    pass();
                    locked = false;
                }
            });
        }
    }

    /** Who waits is served before whoever comes later, at whatever moment that is. */
    static final class FirstComeFirstServed extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private final List<String> order = new ArrayList<>();

        @Override
        public void run() throws Exception {
            Event released = new Event();
            Task<Void> holder = start("holder", () -> {
                try (var _ = lock(motor)) {
                    await(released.untilSet());
                }
            });
            until(() -> holder.waitsFor().contains("event"));
            Task<Void> waiter = start("waiter", () -> take("waiter"));
            until(() -> isQueued(waiter));
            start("late", () -> take("late"));
            released.set();
        }

        private void take(String who) throws InterruptedException {
            try (var _ = lock(motor)) {
                order.add(who);
            }
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(order.equals(List.of("waiter", "late")), "served in the order " + order);
        }
    }

    /** Who waits for two and gives up, perhaps at the moment when he gets them, holds neither of them. */
    static final class AllOrNone extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private final LockedThing shutter = new LockedThing("shutter");
        private int afterwards;

        @Override
        public boolean timeMayPass() {
            return true;
        }

        @Override
        public void run() throws Exception {
            Task<Void> holder = start("holder", () -> {
                try (var _ = lock(motor)) {
                    step();
                }
            });
            Task<Void> both = start("both", () -> {
                try (var _ = lock(Duration.ofMillis(1), shutter, motor)) {
                    step();
                } catch (TimedOutException e) {
                    require(!isHeld(shutter, motor), "holds something although it gave up");
                }
            });
            Explorer.start("canceller", both::cancel);
            until(() -> holder.isDone() && both.isDone());
            for (LockedThing thing : List.of(motor, shutter)) {
                start("after", () -> {
                    try (var _ = lock(thing)) {
                        afterwards++;
                    }
                });
            }
        }

        private static boolean isHeld(LockedThing... things) {
            Task<?> me = Task.current();
            for (Claim claim = me.claims(); claim != null; claim = claim.outer) {
                for (LockedThing thing : things) {
                    if (claim.held && claim.node == thing.lockNode()) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(afterwards == 2, "only " + afterwards + " got a lock afterwards");
        }
    }

    /** One holds a lock and awaits the other, who wants it: one of them is refused, whoever comes last. */
    static final class DeadlockThroughAwait extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private int refused;

        @Override
        public void run() {
            Event locked = new Event();
            Task<Void> wants = start("wants", () -> {
                await(locked.untilSet());
                try (var _ = lock(motor)) {
                    step();
                } catch (DeadlockException e) {
                    refused++;
                }
            });
            start("has", () -> {
                try (var _ = lock(motor)) {
                    locked.set();
                    await(wants);
                } catch (DeadlockException e) {
                    refused++;
                }
            });
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(refused == 1, refused + " were refused");
        }
    }

    /** One holds a lock and waits at a gate that only the other opens, who wants the lock: one of them is refused. */
    static final class DeadlockThroughAGate extends KernelScenario {
        private final LockedThing camera = new LockedThing("camera");
        private final Gate gate = new Gate("room");
        private volatile boolean open;
        private int refused;

        @Override
        public void run() {
            Event locked = new Event();
            Task<Void> consumer = start("consumer", () -> {
                await(locked.untilSet());
                try (var _ = lock(camera)) {
                    step();
                } catch (DeadlockException e) {
                    refused++;
                }
                open = true;
                gate.wake();
            });
            start("producer", () -> {
                try (var _ = lock(camera)) {
                    locked.set();
                    gate.await(consumer, () -> open);
                } catch (DeadlockException e) {
                    refused++;
                }
            });
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(refused == 1, refused + " were refused");
        }
    }

    /** Two take the same two devices in opposite order: nobody hangs, and at most one is refused. */
    static final class DeadlockOfTwo extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private final LockedThing shutter = new LockedThing("shutter");
        private int refused;

        @Override
        public void run() {
            start("motor first", () -> nested(motor, shutter));
            start("shutter first", () -> nested(shutter, motor));
        }

        private void nested(LockedThing first, LockedThing second) throws InterruptedException {
            try (var _ = lock(first)) {
                step();
                try (var _ = lock(second)) {
                    step();
                }
            } catch (DeadlockException e) {
                refused++;
            }
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(refused <= 1, refused + " were refused");
        }
    }

    /** A join holds what the clean-up of one of its members wants: that is refused, whenever it comes. */
    static final class DeadlockInADrain extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");

        @Override
        public void run() {
            Task<Void> before = start("before", () -> {
                try {
                    await(Coroutines.sleep(Duration.ofHours(1)));
                } finally {
                    try (var _ = lock(motor)) {
                        step();
                    } catch (DeadlockException e) {
                        step();
                    }
                }
            });
            start("joiner", () -> {
                try (var _ = lock(motor)) {
                    await(Coroutines.gather(List.of(before, Coroutines.<Void>coroutine("fails", () -> {
                        throw new IllegalStateException("fails");
                    }))));
                } catch (IllegalStateException e) {
                    require(clock.nanoTime() < Duration.ofSeconds(1).toNanos(), "only the end of the budget helped");
                }
            });
        }
    }
}
