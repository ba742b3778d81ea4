package concert.coroutines;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Platform threads that exist before they are needed, reserved for stopping hardware.
 *
 * <p>Virtual threads may be starved by what has to be stopped, and a thread started on demand comes milliseconds late.
 * When a stop hangs in a driver, others must not wait behind it: if nothing has moved for {@link #STUCK}, more threads
 * are started.
 */
final class EmergencyThreads implements Executor, AutoCloseable {
    private static final int RESERVED = 16;
    private static final int MOST = 512;
    private static final long STUCK = TimeUnit.MILLISECONDS.toNanos(5);

    private final ThreadPoolExecutor threads;

    EmergencyThreads(String name) {
        var factory = Thread.ofPlatform()
                .name(name + "-emergency-", 1)
                .daemon()
                .priority(Thread.MAX_PRIORITY)
                .factory();
        threads = new ThreadPoolExecutor(RESERVED, RESERVED, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
        threads.prestartAllCoreThreads();
    }

    @Override
    public void execute(Runnable stop) {
        threads.execute(stop);
        if (!threads.getQueue().isEmpty()) {
            lookAgain();
        }
    }

    /** Real time, whatever clock the supervisor has: it is real threads that hang. */
    private void lookAgain() {
        long completed = threads.getCompletedTaskCount();
        Clock clock = Clock.system();
        clock.schedule(clock.nanoTime() + STUCK, () -> {
            int waiting = threads.getQueue().size();
            if (waiting == 0 || threads.isShutdown()) {
                return;
            }
            if (threads.getCompletedTaskCount() == completed) {
                int size = Math.min(MOST, threads.getPoolSize() + waiting);
                threads.setMaximumPoolSize(size);
                threads.setCorePoolSize(size);
            }
            lookAgain();
        });
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
