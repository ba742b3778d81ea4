package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/** Ten thousand tasks that sleep and are cancelled. */
final class Cancel implements Benchmark {
    private static final int MANY = 10_000;

    private final Kernel kernel = new Kernel();

    @Override
    public Row row() {
        return new Row(
                "cancel",
                "cancel 10 000 tasks that sleep, until all have ended",
                "interrupt 10 000 virtual threads that sleep, until all have ended",
                "ms",
                Budget.timesBaseline(1.5));
    }

    @Override
    public double work() throws Exception {
        return kernel.inCoroutine(() -> {
            CountDownLatch running = new CountDownLatch(MANY);
            Coroutine<Void> sleeper = coroutine(() -> {
                running.countDown();
                await(sleep(Duration.ofHours(1)));
            });
            Task<?> all = start(gather(Collections.nCopies(MANY, sleeper)));
            running.await();
            await(sleep(Duration.ofMillis(50)));
            long begin = System.nanoTime();
            all.cancel();
            try {
                await(all);
            } catch (CancellationException e) {
                // as it should
            }
            return (System.nanoTime() - begin) / 1e6;
        });
    }

    @Override
    public double baseline() throws Exception {
        return Kernel.onVirtualThread(() -> {
            Sleepers sleepers = Sleepers.asleep(MANY);
            long begin = System.nanoTime();
            sleepers.interrupt();
            return (System.nanoTime() - begin) / 1e6;
        });
    }

    @Override
    public int rounds() {
        return 21;
    }

    @Override
    public int warmUps() {
        return 40;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
