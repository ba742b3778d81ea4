package concert.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Bare virtual threads that sleep. */
final class Sleepers {
    private final List<Thread> threads;

    private Sleepers(List<Thread> threads) {
        this.threads = threads;
    }

    static void sleepShortly() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            // nobody does that
        }
    }

    /** As many as asked for, all of them asleep, or as good as. */
    static Sleepers asleep(int many) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(many);
        List<Thread> threads = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    running.countDown();
                    Thread.sleep(3_600_000);
                } catch (InterruptedException e) {
                    // that is how it ends
                }
            }));
        }
        running.await();
        Thread.sleep(50);
        return new Sleepers(threads);
    }

    /** Until the last one has ended. */
    void interrupt() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
