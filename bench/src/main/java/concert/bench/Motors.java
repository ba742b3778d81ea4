package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.gather;
import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.devices.dummy.DummyLinearMotor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A thousand dummy motors that move at once for a tenth of a second, in ten steps. */
final class Motors implements Benchmark {
    private static final int MANY = 1000;
    private static final int STEPS = 10;
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);

    private final Kernel kernel = new Kernel();
    private final List<DummyLinearMotor> motors = new ArrayList<>();
    private boolean out;

    Motors() {
        for (int i = 0; i < MANY; i++) {
            motors.add(new DummyLinearMotor());
        }
    }

    @Override
    public Row row() {
        return new Row(
                "motors",
                "1 000 dummy motors move for 100 ms, 10 steps of 10 ms",
                "virtual threads that sleep 10 times until the next 10 ms are over",
                "ms",
                Budget.atMost(110));
    }

    /** 20 m at 200 m/s. */
    @Override
    public double work() throws Exception {
        out = !out;
        List<Coroutine<Void>> moves = new ArrayList<>();
        for (DummyLinearMotor motor : motors) {
            moves.add(motor.position().set(q.mm(out ? 20_000 : 0)));
        }
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            await(gather(moves));
            return (System.nanoTime() - begin) / 1e6;
        });
    }

    @Override
    public double baseline() throws Exception {
        return Kernel.onVirtualThread(() -> {
            long begin = System.nanoTime();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                threads.add(Thread.startVirtualThread(Motors::sleepInSteps));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return (System.nanoTime() - begin) / 1e6;
        });
    }

    private static void sleepInSteps() {
        long begin = System.nanoTime();
        try {
            for (int step = 1; step <= STEPS; step++) {
                TimeUnit.NANOSECONDS.sleep(begin + step * STEP - System.nanoTime());
            }
        } catch (InterruptedException e) {
            // nobody does that
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
