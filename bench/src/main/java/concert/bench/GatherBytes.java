package concert.bench;

import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;

import concert.coroutines.Coroutine;
import concert.coroutines.TaskState;
import java.time.Duration;
import java.util.Collections;

/** What a coroutine that sleeps keeps of the heap. */
final class GatherBytes implements Benchmark {
    private static final int MANY = 100_000;

    private final Kernel kernel = new Kernel();
    private final Coroutine<Void> hour = sleep(Duration.ofHours(1));

    @Override
    public Row row() {
        return new Row(
                "gather-bytes",
                "heap kept by each of 100 000 gathered coroutines that sleep",
                "by each of 100 000 virtual threads that sleep",
                "B",
                Budget.timesBaseline(1.5));
    }

    @Override
    public double work() throws Exception {
        long before = usedHeap();
        var all = kernel.supervisor().start(gather(Collections.nCopies(MANY, hour)));
        while (kernel.supervisor().tasks().stream()
                        .filter(task -> task.state() == TaskState.WAITING)
                        .count()
                <= MANY) {
            Thread.sleep(50);
        }
        Thread.sleep(50);
        double each = (double) (usedHeap() - before) / MANY;
        all.cancel();
        all.join();
        return each;
    }

    @Override
    public double baseline() throws Exception {
        long before = usedHeap();
        Sleepers sleepers = Sleepers.asleep(MANY);
        double each = (double) (usedHeap() - before) / MANY;
        sleepers.interrupt();
        return each;
    }

    /** Once it shrinks no more: the threads of a round before may still be on their way out. */
    private static long usedHeap() throws InterruptedException {
        long before;
        long now = collected();
        do {
            before = now;
            Thread.sleep(200);
            now = collected();
        } while (before - now > MANY);
        return now;
    }

    private static long collected() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** As many as the JVM needs until what sleeps is compiled for good: frames of half-compiled code are larger. */
    @Override
    public int warmUps() {
        return 14;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
