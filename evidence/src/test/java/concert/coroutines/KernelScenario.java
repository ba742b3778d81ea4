package concert.coroutines;

import concert.evidence.Explorer;
import concert.evidence.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A supervisor whose tasks are actors of the explorer. At the end nothing is left: no task, no lock, no count. */
abstract class KernelScenario implements Scenario {
    /** Failures that nobody has awaited; a scenario in which that is right clears it. */
    final List<String> failed = new ArrayList<>();

    final ExploredClock clock = new ExploredClock();
    final Supervisor supervisor = Supervisor.builder()
            .clock(clock)
            .threadFactory(Explorer.threads())
            .listener(new Supervisor.Listener() {
                @Override
                public void unobservedFailure(Task<?> task) {
                    failed.add(task.label() + ": " + task.failure());
                }
            })
            .build();

    @Override
    public void check() throws Exception {
        require(failed.isEmpty(), "failed: " + failed);
        clock.checkCount();
        require(supervisor.tasks().isEmpty(), "tasks are left: " + supervisor.tasks());
        require(supervisor.locks().isEmpty(), "locks are left: " + supervisor.locks());
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            Explorer.fail(otherwise);
        }
    }

    Task<Void> start(String name, Coroutine.Procedure body) {
        return supervisor.start(Coroutines.coroutine(name, body));
    }

    /** For the first actor and others that are no task. */
    static void until(BooleanSupplier condition) {
        Explorer.await(condition);
    }

    /** A place to be interrupted at, in the middle of what must not be. */
    static void step() {
        Explorer.step();
    }

    /** Waits until nobody else can go on. */
    static void pass() throws InterruptedException {
        Coroutines.await(Coroutines.sleep(Duration.ofNanos(1)));
    }

    /** Whether it waits for a lock, in the queue. */
    static boolean isQueued(Task<?> task) {
        return task.currentWait() instanceof LockRequest request && request.isQueued();
    }
}
