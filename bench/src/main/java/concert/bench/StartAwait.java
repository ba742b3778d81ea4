package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.start;

import concert.coroutines.Coroutine;

/** A task that does nothing, started and awaited by a coroutine. */
final class StartAwait implements Benchmark {
    private static final int TIMES = 50_000;

    private final Kernel kernel = new Kernel();
    private final Coroutine<Void> empty = coroutine(() -> {});

    @Override
    public Row row() {
        return new Row(
                "start-await",
                "start and await an empty coroutine, from a coroutine",
                "a virtual thread starts and joins a virtual thread",
                "ns",
                Budget.timesBaseline(1.5));
    }

    @Override
    public double work() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                await(start(empty));
            }
            return (double) (System.nanoTime() - begin) / TIMES;
        });
    }

    @Override
    public double baseline() throws Exception {
        return Kernel.onVirtualThread(() -> {
            long begin = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                Thread.startVirtualThread(() -> {}).join();
            }
            return (double) (System.nanoTime() - begin) / TIMES;
        });
    }

    @Override
    public int rounds() {
        return 21;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
