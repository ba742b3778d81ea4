package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.processes.Scans.ascan;
import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.processes.Scan;

/** A scan over a device whose hardware costs nothing, with something trivial to measure. */
final class Scanning extends SetGet {
    private static final int POINTS = 10_001;

    private final Coroutine<Integer> one = coroutine("one", () -> 1);
    private final Scan<Integer> scan = ascan(stage.position(), q.m(0), q.m(1), q.m(1.0 / (POINTS - 1)), () -> one)
            .stay();

    @Override
    public Row row() {
        return new Row(
                "scan",
                "a point of a scan that keeps its points: set a soft parameter, with its audit line, measure something trivial",
                "the loop by hand: set, measure",
                "ns",
                Budget.atMost(5000));
    }

    @Override
    public double work() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            int taken = await(scan).size();
            return perPoint(begin, taken);
        });
    }

    @Override
    public double baseline() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            int sum = 0;
            for (int i = 0; i < POINTS; i++) {
                await(stage.position().set(q.m((double) i / (POINTS - 1))));
                sum += await(one);
            }
            return perPoint(begin, sum);
        });
    }

    private static double perPoint(long begin, int points) throws InterruptedException {
        double cost = (double) (System.nanoTime() - begin) / points;
        Thread.sleep(100); // for the writer of the audit lines
        return cost;
    }
}
