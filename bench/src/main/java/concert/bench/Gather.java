package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;

import concert.coroutines.Coroutine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A hundred thousand coroutines that sleep and are gathered. */
final class Gather implements Benchmark {
    private static final int MANY = 100_000;

    private final Kernel kernel = new Kernel();
    private final List<Coroutine<Void>> sleepers = Collections.nCopies(MANY, sleep(Duration.ofMillis(10)));

    @Override
    public Row row() {
        return new Row(
                "gather",
                "gather 100 000 coroutines that sleep 10 ms",
                "virtual threads that sleep 10 ms",
                "ms",
                Budget.timesBaseline(1.5));
    }

    @Override
    public double work() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            await(gather(sleepers));
            return (System.nanoTime() - begin) / 1e6;
        });
    }

    @Override
    public double baseline() throws Exception {
        return Kernel.onVirtualThread(() -> {
            long begin = System.nanoTime();
            List<Thread> threads = new ArrayList<>(MANY);
            for (int i = 0; i < MANY; i++) {
                threads.add(Thread.startVirtualThread(Sleepers::sleepShortly));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return (System.nanoTime() - begin) / 1e6;
        });
    }

    @Override
    public void close() {
        kernel.close();
    }
}
