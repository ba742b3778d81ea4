package concert.coroutines;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A task that does what it is told, one thing after the other; a test tells several of them in turn. */
final class LockActor {
    /** How the last thing that it was told has gone. */
    enum Result {
        PENDING,
        GRANTED,
        REFUSED,
        TIMED_OUT,
        DONE
    }

    final String name;

    private final Observable<Coroutine.Procedure> order = new Observable<>(null);
    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile Result result = Result.DONE;
    private volatile boolean told;

    LockActor(String name) {
        this.name = name;
    }

    /** Its task's body: obeys until it is told to end or is cancelled; gives back what it has left, as one should. */
    Coroutine<Void> obey() {
        return coroutine(name, () -> {
            try {
                told = true;
                while (told) {
                    Coroutine.Procedure todo = await(order.until(next -> next != null));
                    order.update(null);
                    todo.run();
                }
            } finally {
                for (AutoCloseable closeable : open.reversed()) {
                    closeable.close();
                }
            }
        });
    }

    void lock(Duration limit, LockThing... things) {
        request(() -> Locking.lock(limit.toNanos(), things));
    }

    void operate(LockThing thing) {
        request(() -> Operation.enter(Operation.Kind.ACT, thing, thing + ": act"));
    }

    private void request(Coroutine.Body<AutoCloseable> request) {
        result = Result.PENDING;
        order.update(() -> {
            try {
                open.add(request.run());
                result = Result.GRANTED;
            } catch (DeadlockException e) {
                result = Result.REFUSED;
            } catch (TimedOutException e) {
                result = Result.TIMED_OUT;
            }
        });
    }

    /** Gives back what it was granted as number {@code index} of what it has. */
    void close(int index) {
        tell(() -> open.remove(index).close());
    }

    /** Starts another one as its child. */
    void start(LockActor child, List<Task<Void>> tasks) {
        tell(() -> tasks.add(Coroutines.start(child.obey())));
    }

    void end() {
        tell(() -> told = false);
    }

    private void tell(Coroutine.Procedure todo) {
        result = Result.PENDING;
        order.update(() -> {
            todo.run();
            result = Result.DONE;
        });
    }

    Result result() {
        return result;
    }

    @Override
    public String toString() {
        return name;
    }
}
