package concert.coroutines;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those who want to know when a task has ended. Guarded by itself. */
final class Waiters {
    private @Nullable Waiter first;
    private boolean closed;

    /** False if the task has ended, and nobody would call {@code waiter}. */
    synchronized boolean add(Waiter waiter) {
        if (closed) {
            return false;
        }
        waiter.next = first;
        if (first != null) {
            first.previous = waiter;
        }
        first = waiter;
        return true;
    }

    /** Takes out who does not want to know any more; harmless if he was told already. */
    synchronized void remove(Waiter waiter) {
        if (waiter.previous != null) {
            waiter.previous.next = waiter.next;
        } else if (first == waiter) {
            first = waiter.next;
        }
        if (waiter.next != null) {
            waiter.next.previous = waiter.previous;
        }
    }

    synchronized boolean isEmpty() {
        return first == null;
    }

    /** Whether somebody waits who will look at the outcome. */
    synchronized boolean anyTakesResult() {
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            if (waiter.takesResult()) {
                return true;
            }
        }
        return false;
    }

    /** At the end of the task, after its outcome is there: tells everybody, with no monitor held. */
    void tell(Task<?> ended) {
        for (Waiter waiter : takeAll()) {
            waiter.ended(ended);
        }
    }

    /** Most tasks have one or none, and do without a list that grows. */
    private synchronized List<Waiter> takeAll() {
        closed = true;
        if (first == null) {
            return List.of();
        }
        if (first.next == null) {
            List<Waiter> one = List.of(first);
            first = null;
            return one;
        }
        List<Waiter> all = new ArrayList<>();
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            all.add(waiter);
        }
        first = null;
        return all;
    }

    /** The tasks among them that cannot go on before. */
    synchronized void forEachTask(Consumer<Task<?>> found) {
        for (Waiter waiter = first; waiter != null; waiter = waiter.next) {
            Task<?> task = waiter.waitingTask();
            if (task != null) {
                found.accept(task);
            }
        }
    }
}
