package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.processes.Scans.ascan;
import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.processes.Scan;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/** A scan over a device whose hardware costs nothing, with something trivial to measure. */
final class Scanning implements Benchmark {
    private static final Logger AUDIT = Logger.getLogger("concert.audit");
    private static final int POINTS = 10_001;

    private final Kernel kernel = new Kernel();
    private final Stage stage = new Stage();
    private final Coroutine<Integer> one = coroutine("one", () -> 1);
    private final Scan<Integer> scan = ascan(stage.position(), q.m(0), q.m(1), q.m(1.0 / (POINTS - 1)), () -> one)
            .stay();

    Scanning() {
        AUDIT.setUseParentHandlers(false);
        AUDIT.setLevel(Level.OFF);
    }

    @Override
    public Row row() {
        return new Row(
                "scan",
                "a point of a scan that keeps its points: set a soft parameter, measure something trivial",
                "the loop by hand: set, measure",
                "ns",
                Budget.atMost(5000));
    }

    @Override
    public int rounds() {
        return 21;
    }

    @Override
    public int warmUps() {
        return 15;
    }

    @Override
    public double work() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            int taken = await(scan).size();
            return (double) (System.nanoTime() - begin) / taken;
        });
    }

    @Override
    public double baseline() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            int sum = 0;
            for (int i = 0; i < POINTS; i++) {
                Quantity<Length> place = q.m((double) i / (POINTS - 1));
                await(stage.position().set(place));
                sum += await(one);
            }
            return (double) (System.nanoTime() - begin) / sum;
        });
    }

    @Override
    public void close() {
        kernel.close();
    }
}
