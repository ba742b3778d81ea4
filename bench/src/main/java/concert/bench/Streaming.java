package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.count;

import concert.streams.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Small items for four consumers, none of which misses one. */
final class Streaming implements Benchmark {
    private static final int MANY = 200_000;
    private static final int CONSUMERS = 4;

    /** As many as a broadcast lets a consumer be behind. */
    private static final int AHEAD = 256;

    private static final Integer END = -1;

    private final Kernel kernel = new Kernel();

    @Override
    public Row row() {
        return new Row(
                "broadcast",
                "broadcast a small item to 4 consumers that block, each",
                "put it into 4 queues that 4 virtual threads take from",
                "ns",
                Budget.atMost(2000));
    }

    @Override
    public double work() throws Exception {
        Producer<Integer> numbers = out -> {
            for (int i = 0; i < MANY; i++) {
                out.put(i);
            }
        };
        return kernel.inCoroutine(() -> {
            long begin = System.nanoTime();
            await(broadcast(numbers, block(count()), block(count()), block(count()), block(count())));
            return (double) (System.nanoTime() - begin) / MANY;
        });
    }

    @Override
    public double baseline() throws Exception {
        return Kernel.onVirtualThread(() -> {
            long begin = System.nanoTime();
            List<BlockingQueue<Integer>> queues = new ArrayList<>();
            List<Thread> consumers = new ArrayList<>();
            for (int i = 0; i < CONSUMERS; i++) {
                BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(AHEAD);
                queues.add(queue);
                consumers.add(Thread.startVirtualThread(() -> takeAll(queue)));
            }
            for (int i = 0; i <= MANY; i++) {
                for (BlockingQueue<Integer> queue : queues) {
                    queue.put(i < MANY ? Integer.valueOf(i) : END);
                }
            }
            for (Thread consumer : consumers) {
                consumer.join();
            }
            return (double) (System.nanoTime() - begin) / MANY;
        });
    }

    private static void takeAll(BlockingQueue<Integer> queue) {
        try {
            while (!queue.take().equals(END)) {}
        } catch (InterruptedException e) {
            // nobody does that
        }
    }

    @Override
    public void close() {
        kernel.close();
    }
}
