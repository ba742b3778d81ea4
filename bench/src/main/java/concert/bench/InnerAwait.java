package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;

/** A coroutine awaited inside a coroutine. */
final class InnerAwait implements Benchmark {
    private static final int TIMES = 2_000_000;

    private final Kernel kernel = new Kernel();
    private final int[] counter = new int[1];
    private final Coroutine.Body<Integer> body = () -> ++counter[0];
    private final Coroutine<Integer> inner = coroutine(body);

    @Override
    public Row row() {
        return new Row(
                "inner-await",
                "await a coroutine inside a coroutine",
                "a plain call of its body",
                "ns",
                Budget.overBaseline(30));
    }

    @Override
    public double work() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            int sum = 0;
            for (int i = 0; i < TIMES; i++) {
                sum += await(inner);
            }
            return cost(begin, sum);
        });
    }

    @Override
    public double baseline() throws Exception {
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            int sum = 0;
            for (int i = 0; i < TIMES; i++) {
                sum += body.run();
            }
            return cost(begin, sum);
        });
    }

    /** The sum is asked for, so that the compiler cannot leave out what makes it. */
    private static double cost(long begin, int sum) {
        long nanos = System.nanoTime() - begin;
        return (double) nanos / TIMES + (sum == Integer.MIN_VALUE ? 1 : 0);
    }

    @Override
    public void close() {
        kernel.close();
    }
}
