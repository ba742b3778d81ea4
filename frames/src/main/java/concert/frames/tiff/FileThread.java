package concert.frames.tiff;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that touches a file, and does so in the order of the calls.
 *
 * <p>Nobody interrupts it: an interrupt would close the file. It needs no closing, since it ends when it has nothing to do and
 * comes back when it has.
 */
final class FileThread {
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("tiff").factory());

    FileThread() {
        executor.allowCoreThreadTimeOut(true);
    }

    <T> Future<T> start(Callable<T> work) {
        return executor.submit(work);
    }

    <T> T call(Callable<T> work) throws IOException {
        return await(start(work));
    }

    /** Waits also when interrupted, and then leaves the interrupt to who looks for it. */
    static <T> T await(Future<T> work) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new AssertionError(e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
