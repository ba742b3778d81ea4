package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static concert.coroutines.Coroutines.lock;

import concert.coroutines.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A lock taken and given back, again and again: by one task, by two on devices of their own, by many on one device. */
final class Locks implements Benchmark {
    private final Kernel kernel = new Kernel();
    private final Row row;
    private final int tasks;
    private final int times;
    private final List<Stage> stages = new ArrayList<>();
    private final List<ReentrantLock> plain = new ArrayList<>();

    private Locks(Row row, int tasks, int devices, int times) {
        this.row = row;
        this.tasks = tasks;
        this.times = times;
        for (int i = 0; i < devices; i++) {
            stages.add(new Stage());
            plain.add(new ReentrantLock(true));
        }
    }

    static Locks free() {
        return new Locks(
                new Row(
                        "lock-free",
                        "lock and release a free device",
                        "a fair ReentrantLock",
                        "ns",
                        Budget.atMost(150)),
                1,
                1,
                200_000);
    }

    static Locks ofTheirOwn() {
        return new Locks(
                new Row(
                        "lock-own",
                        "two tasks at once lock and release a device each",
                        "two threads, a fair ReentrantLock each",
                        "ns",
                        Budget.atMost(300)),
                2,
                2,
                200_000);
    }

    /** Time by all locks that were granted one after the other. */
    static Locks contended() {
        return new Locks(
                new Row(
                        "lock-contended",
                        "100 tasks lock and release one device, first come, first served",
                        "100 virtual threads, one fair ReentrantLock",
                        "ns",
                        Budget.atMost(3000)),
                100,
                1,
                200);
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public double work() throws Exception {
        List<Coroutine<Void>> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            Stage stage = stages.get(i % stages.size());
            all.add(coroutine(() -> {
                try (var _ = lock(stage)) {
                    Thread.yield(); // see below
                }
                for (int n = 1; n < times; n++) {
                    turn(stage);
                }
            }));
        }
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            await(gather(all));
            return cost(begin);
        });
    }

    @Override
    public double baseline() throws Exception {
        return Kernel.onVirtualThread(() -> {
            long begin = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < tasks; i++) {
                ReentrantLock mine = plain.get(i % plain.size());
                threads.add(Thread.startVirtualThread(() -> {
                    mine.lock();
                    try {
                        Thread.yield();
                    } finally {
                        mine.unlock();
                    }
                    for (int n = 1; n < times; n++) {
                        turn(mine);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return cost(begin);
        });
    }

    /*
     * The first turn of each task lets the others queue: else each would be through with all of its turns before the next
     * one begins, and nobody would contend. The other turns are methods, so that the compiler sees each whole.
     */

    private static void turn(Stage stage) throws InterruptedException {
        try (var _ = lock(stage)) {
            // nothing to do
        }
    }

    private static void turn(ReentrantLock mine) {
        mine.lock();
        try {
            // nothing to do
        } finally {
            mine.unlock();
        }
    }

    private double cost(long begin) {
        return (double) (System.nanoTime() - begin) / times / ((double) tasks / stages.size());
    }

    @Override
    public int warmUps() {
        return 15;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
