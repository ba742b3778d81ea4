package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Quantities.q;

import concert.coroutines.Subscription;
import concert.devices.Change;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/** A parameter that is set or read, with all that belongs to it. */
abstract class SetGet implements Benchmark {
    private static final Logger AUDIT = Logger.getLogger("concert.audit");

    final Kernel kernel = new Kernel();
    final Stage stage = new Stage();

    /** Read by nobody; written, so that the compiler cannot leave out what makes it. */
    volatile Object seen = "";

    SetGet() {
        // The lines are made and formatted, and go nowhere.
        AUDIT.setUseParentHandlers(false);
        if (AUDIT.getHandlers().length == 0) {
            AUDIT.addHandler(new StreamHandler(OutputStream.nullOutputStream(), new SimpleFormatter()));
        }
        AUDIT.setLevel(Level.INFO);
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
    public void close() {
        kernel.close();
    }

    static final class Set extends SetGet {
        private static final int TIMES = 50_000;

        private final Quantity<Length> here = q.mm(250);
        private final Quantity<Length> there = q.mm(750);
        private final Subscription subscription = stage.position().subscribe(this::changed);

        private void changed(Change<Quantity<Length>> change) {
            seen = change;
        }

        @Override
        public Row row() {
            return new Row(
                    "set",
                    "set a quantity in m to a value in mm, with limits, lock, state rule, event, audit line",
                    "call its setter",
                    "ns",
                    Budget.atMost(600));
        }

        @Override
        public double work() throws Exception {
            return kernel.inCoroutine(() -> {
                long begin = System.nanoTime();
                for (int i = 0; i < TIMES; i++) {
                    await(stage.position().set(i % 2 == 0 ? here : there));
                }
                double cost = (double) (System.nanoTime() - begin) / TIMES;
                Thread.sleep(100); // for the writer of the audit lines
                return cost;
            });
        }

        @Override
        public double baseline() throws Exception {
            return kernel.inCoroutine(() -> {
                long begin = System.nanoTime();
                for (int i = 0; i < TIMES; i++) {
                    stage.move(i % 2 == 0 ? here : there);
                }
                return (double) (System.nanoTime() - begin) / TIMES;
            });
        }

        @Override
        public void close() {
            subscription.close();
            super.close();
        }
    }

    static final class Get extends SetGet {
        private static final int TIMES = 200_000;

        @Override
        public Row row() {
            return new Row("get", "get a quantity", "call its getter", "ns", Budget.atMost(200));
        }

        @Override
        public double work() throws Exception {
            return kernel.inCoroutine(() -> {
                long begin = System.nanoTime();
                for (int i = 0; i < TIMES; i++) {
                    seen = await(stage.position().get());
                }
                return (double) (System.nanoTime() - begin) / TIMES;
            });
        }

        @Override
        public double baseline() throws Exception {
            return kernel.inCoroutine(() -> {
                long begin = System.nanoTime();
                for (int i = 0; i < TIMES; i++) {
                    seen = stage.where();
                }
                return (double) (System.nanoTime() - begin) / TIMES;
            });
        }
    }
}
