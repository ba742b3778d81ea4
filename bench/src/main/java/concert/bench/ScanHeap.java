package concert.bench;

import static concert.coroutines.Coroutines.coroutine;
import static concert.processes.Scans.ascan;
import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;

/** What a scan that streams its points holds of the heap when it comes to its last point. */
final class ScanHeap extends SetGet {
    private static final int MANY = 500_000;
    private static final int FEW = 5_000;

    /** In bytes: less than that is noise. */
    private static final long SETTLED = 10_000;

    private final Coroutine<Integer> one = coroutine("one", () -> 1);

    @Override
    public Row row() {
        return new Row(
                "scan-heap",
                "heap held at the last point of a scan of 500 000 points that streams them",
                "of one of 5 000 points",
                "kB",
                Budget.overBaseline(100));
    }

    @Override
    public double work() throws Exception {
        return heldAtTheEndOf(MANY);
    }

    @Override
    public double baseline() throws Exception {
        return heldAtTheEndOf(FEW);
    }

    private double heldAtTheEndOf(int points) throws Exception {
        return kernel.inCoroutine(() -> {
            var scan = ascan(stage.position(), q.m(0), q.m(1), q.m(1.0 / (points - 1)), () -> one)
                    .stay();
            long before = collected();
            double[] held = new double[1];
            scan.points().produce(point -> {
                if (point.index() == points - 1) {
                    held[0] = (collected() - before) / 1000.0;
                }
                return true;
            });
            return held[0];
        });
    }

    /** Once it shrinks no more: the writer of the audit lines has a line for each point to write. */
    private static long collected() throws InterruptedException {
        long before;
        long now = used();
        do {
            Thread.sleep(300);
            before = now;
            now = used();
        } while (before - now > SETTLED);
        return now;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public int rounds() {
        return 11;
    }

    @Override
    public int warmUps() {
        return 3;
    }
}
