package concert.bench;

import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Supervisor;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Runs a measured body where it is at home: in a coroutine, or on a bare virtual thread. */
final class Kernel implements AutoCloseable {
    private final Supervisor supervisor = Supervisor.builder().name("bench").build();

    /** A measured body: runs and tells its cost. */
    interface Body {
        double run() throws Exception;
    }

    double inCoroutine(Body body) throws Exception {
        var task = supervisor.start(coroutine("measure", body::run));
        task.join();
        return task.result();
    }

    static double onVirtualThread(Body body) throws Exception {
        FutureTask<Double> task = new FutureTask<>((Callable<Double>) body::run);
        Thread.startVirtualThread(task);
        return task.get();
    }

    Supervisor supervisor() {
        return supervisor;
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
