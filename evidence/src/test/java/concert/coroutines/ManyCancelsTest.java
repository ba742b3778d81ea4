package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.sleep;
import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.testing.ManualClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session runs for weeks: what was cancelled leaves nothing behind. */
class ManyCancelsTest {
    private static final int BATCH = 1_000;
    private static final int EARLY = 100_000;
    private static final int ALL = 1_000_000;

    /** A task that stayed would cost hundreds of bytes: nine hundred thousand of them a hundred times as much as this. */
    private static final long SLACK = 4 << 20;

    @Test
    void aMillionCancelsLeaveTheHeapFlat() throws Exception {
        ManualClock clock = new ManualClock();
        try (Supervisor supervisor = Supervisor.builder().clock(clock).build()) {
            long early = 0;
            for (int cancels = 0; cancels < ALL; cancels += BATCH) {
                cancelABatch(supervisor);
                clock.advance(Duration.ofSeconds(1)); // the watch forgets who has ended
                if (cancels + BATCH == EARLY) {
                    early = usedHeap();
                }
            }
            long late = usedHeap();
            System.out.printf("heap after %d cancels %d kB, after %d %d kB%n", EARLY, early >> 10, ALL, late >> 10);
            assertThat(late - early).isLessThan(SLACK);
            assertThat(supervisor.tasks()).isEmpty();
        }
    }

    private static void cancelABatch(Supervisor supervisor) throws InterruptedException {
        List<Task<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            tasks.add(supervisor.start(coroutine("sleeper", () -> await(sleep(Duration.ofDays(1_000))))));
        }
        tasks.forEach(Task::cancel);
        for (Task<Void> task : tasks) {
            task.join();
        }
    }

    private static long usedHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
