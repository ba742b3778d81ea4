package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.scope;
import static concert.coroutines.Coroutines.sleep;

import concert.evidence.Explorer;
import concert.evidence.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is promised about the life, the cancel and the waits of tasks. */
final class TaskScenarios {
    private TaskScenarios() {}

    /** A cancel comes as the body ends. If it was accepted the outcome is no value, else it is the value. */
    static final class CancelAtTheEnd extends KernelScenario {
        private final List<Boolean> accepted = new ArrayList<>();
        private Task<Integer> task;

        @Override
        public void run() {
            task = supervisor.start(coroutine("work", () -> 1));
            for (int i = 0; i < 2; i++) {
                Explorer.start("canceller", () -> accepted.add(task.cancel()));
            }
        }

        @Override
        public void check() throws Exception {
            super.check();
            long count = accepted.stream().filter(yes -> yes).count();
            require(count <= 1, "accepted twice");
            require(
                    task.state() == (count == 1 ? TaskState.CANCELLED : TaskState.DONE),
                    "accepted " + count + " times, and " + task.state());
        }
    }

    /**
     * Two cancel a task that waits, while what it waits for happens. It is told once; what it awaits in its clean-up
     * is not disturbed, and no interrupt is left over.
     */
    static final class CancelDelivered extends KernelScenario {
        private int told;
        private boolean cleanedUp;
        private Task<Void> task;

        @Override
        public void run() {
            Event event = new Event();
            task = start("work", () -> {
                try {
                    await(event.untilSet());
                    await(sleep(Duration.ofHours(1)));
                } catch (InterruptedException e) {
                    told++;
                    require(clock.nanoTime() == 0, "told late, at " + clock.nanoTime());
                    throw e;
                } finally {
                    require(!Explorer.isInterrupted(Thread.currentThread()), "an interrupt leaks into the clean-up");
                    pass();
                    cleanedUp = true;
                }
            });
            for (int i = 0; i < 2; i++) {
                Explorer.start("canceller", task::cancel);
            }
            Explorer.start("setter", event::set);
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(task.state() == TaskState.CANCELLED, "ended " + task.state());
            // Before its body began it is told by not being run.
            require(cleanedUp ? told == 1 : told == 0, "told " + told + " times, clean-up " + cleanedUp);
        }
    }

    /** A permit that comes at any moment is not lost, and neither is a second one. */
    static final class WakeUps implements Scenario {
        private final ExploredClock clock = new ExploredClock();
        private boolean first;
        private boolean second;

        @Override
        public void run() {
            Parking parking = new ParkingAlone(clock);
            clock.started();
            Thread sleeper = Explorer.start("sleeper", () -> {
                while (!first) {
                    parking.park(Durations.FOREVER);
                }
                while (!second) {
                    parking.park(Durations.FOREVER);
                }
                parking.detach();
            });
            parking.belongsTo(sleeper);
            Explorer.start("waker", () -> {
                first = true;
                parking.unpark();
                second = true;
                parking.unpark();
            });
        }

        @Override
        public void check() {
            clock.checkCount();
        }
    }

    /** A deadline, an interrupt and a permit end the same park: the clock counts it once. */
    static final class OneParkEndedThrice implements Scenario {
        private final ExploredClock clock = new ExploredClock();

        @Override
        public boolean timeMayPass() {
            return true;
        }

        @Override
        public void run() {
            Parking parking = new ParkingAlone(clock);
            clock.started();
            Thread sleeper = Explorer.start("sleeper", () -> {
                parking.park(1_000);
                parking.park(2_000);
                parking.detach();
            });
            parking.belongsTo(sleeper);
            Explorer.start("waker", parking::unpark);
            Explorer.start("interrupter", () -> Explorer.interrupt(sleeper));
        }

        @Override
        public void check() {
            clock.checkCount();
        }
    }

    /** Children are started while their parent is cancelled: each of them is cancelled, and none outlives it. */
    static final class ChildBornIntoACancel extends KernelScenario {
        private final List<Task<Void>> children = new ArrayList<>();
        private Task<Void> parent;
        private boolean parentEndedFirst;

        @Override
        public void run() {
            parent = start("parent", () -> {
                for (int i = 0; i < 2; i++) {
                    children.add(Coroutines.start(coroutine("child", () -> await(sleep(Duration.ofHours(1))))));
                }
                try {
                    await(sleep(Duration.ofHours(2)));
                } finally {
                    pass(); // the cancel comes to the children one after the other
                    require(
                            children.stream().allMatch(Task::isCancelRequested),
                            "a child goes on while its parent cleans up");
                }
            });
            Explorer.start("canceller", parent::cancel);
            parent.whenEnded(() -> parentEndedFirst |= children.stream().anyMatch(child -> !child.isDone()));
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(!parentEndedFirst, "the parent ended before a child");
            require(
                    children.stream().allMatch(child -> child.state() == TaskState.CANCELLED),
                    "children ended " + children);
        }
    }

    /** One member fails, another one ends, the join is cancelled: it returns when all members have ended. */
    static final class JoinsItsMembers extends KernelScenario {
        private final List<String> inside = new ArrayList<>();
        private Task<Void> joiner;

        @Override
        public void run() {
            joiner = start("joiner", () -> {
                try {
                    await(gather(List.of(
                            member("fails", () -> {
                                throw new IllegalStateException("fails");
                            }),
                            member("ends", () -> {}),
                            member("waits", () -> await(sleep(Duration.ofHours(1)))))));
                } catch (IllegalStateException e) {
                    step();
                } finally {
                    require(inside.isEmpty(), "the join returned before " + inside);
                }
            });
            Explorer.start("canceller", joiner::cancel);
        }

        @Override
        public void check() throws Exception {
            if (joiner.state() == TaskState.CANCELLED) {
                failed.clear(); // the cancel came first, so the failure had to be reported
            }
            super.check();
        }

        private Coroutine<Void> member(String name, Coroutine.Procedure body) {
            return coroutine(name, () -> {
                inside.add(name);
                try {
                    body.run();
                } finally {
                    step();
                    inside.remove(name);
                }
            });
        }
    }

    /** A member of a scope starts another one as the scope is decided. */
    static final class MemberBornIntoADrain extends KernelScenario {
        private final List<Task<Void>> born = new ArrayList<>();
        private boolean outlived;

        @Override
        public void run() {
            start("owner", () -> {
                try {
                    await(scope(scope -> {
                        scope.start(coroutine("fails", () -> {
                            throw new IllegalStateException("fails");
                        }));
                        born.add(scope.start(coroutine("late", () -> await(sleep(Duration.ofHours(1))))));
                        await(sleep(Duration.ofHours(2)));
                    }));
                } catch (IllegalStateException e) {
                    outlived |= born.stream().anyMatch(member -> !member.isDone());
                }
            });
        }

        @Override
        public void check() throws Exception {
            super.check();
            require(!outlived, "a member outlived its scope");
            require(clock.nanoTime() < Duration.ofHours(1).toNanos(), "a member was not cancelled");
        }
    }

    /** A task that reacts to nothing is abandoned just as it gets a lock: nobody keeps that, and it may not write. */
    static final class AbandonedAtALock extends KernelScenario {
        private final LockedThing motor = new LockedThing("motor");
        private int afterwards;
        private int written;
        private Task<Void> stubborn;

        @Override
        public void run() {
            stubborn = start("stubborn", () -> {
                try {
                    await(sleep(Duration.ofHours(1)));
                } catch (InterruptedException e) {
                    cleanUp();
                }
            });
            until(() -> stubborn.waitsFor().equals("sleeps"));
            stubborn.cancel();
            Explorer.start("watch", () -> {
                long late = clock.nanoTime() + Duration.ofHours(1).toNanos();
                for (int i = 0; i < 3 && !stubborn.isAbandoned(); i++) {
                    stubborn.superviseCleanUp(late);
                }
            });
            until(stubborn::isDone);
            start("after", () -> {
                try (var _ = lock(motor)) {
                    afterwards++;
                }
            });
        }

        private void cleanUp() throws InterruptedException {
            try (var _ = lock(motor)) {
                Explorer.await(() -> afterwards == 1); // stuck, with the lock held: only the watch can help
            } catch (FencedException | InterruptedException e) {
                step();
            }
            boolean before = stubborn.isAbandoned();
            try (var _ = Operation.enter(Operation.Kind.ACT, motor, "motor: set")) {
                written += before ? 1 : 0;
            } catch (FencedException | InterruptedException e) {
                step();
            }
        }

        @Override
        public void check() throws Exception {
            // No count: the thread of an abandoned task is none of the clock's.
            require(supervisor.locks().isEmpty(), "locks are left: " + supervisor.locks());
            require(afterwards == 1, "the lock was not given back");
            require(written == 0, "an abandoned task wrote");
        }
    }
}
