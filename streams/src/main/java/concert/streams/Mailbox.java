package concert.streams;

import concert.coroutines.Gate;
import concert.coroutines.LoopGuard;
import concert.coroutines.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The items on their way to one consumer.
 *
 * <p>The consumer takes all that is there at once and then works through it without a lock, so that handing on small items
 * costs little. Lent items are large, and only few of them may be under way.
 *
 * <p>A cancel does not take from a blocking consumer what has been sent to it: it gets the rest, and then the end. The
 * producer is cancelled with it, so there is an end.
 */
final class Mailbox<T> implements LentItems<T> {
    /** Of lent items; with those that the consumer has taken twice as many. */
    static final int LENT_AHEAD = 4;

    private final Branch<? super T, ?> branch;
    private final boolean blocks;

    /** Where the consumer waits for items, and the producer for room. */
    private final Gate filled;

    private final Gate room;

    /** Who puts items in and who takes them out; each before the other can wait for it. For the search for deadlocks. */
    private volatile @Nullable Task<?> producer;

    private volatile @Nullable Task<?> consumer;

    /** Ends the producer: a consumer that is to get everything was cancelled, by whomever. */
    private final Runnable stop;

    /** Guarded by this, as are the next four: items, or parcels of lent ones. */
    private Deque<Object> queue = new ArrayDeque<>();

    private boolean ended;
    private boolean closed;
    private long received;
    private long missed;

    /** Consumer's thread only, as is all below. */
    private Deque<Object> taken = new ArrayDeque<>();

    private @Nullable Object latest;
    private @Nullable LoopGuard guard;
    private boolean cancelled;

    Mailbox(Branch<? super T, ?> branch, Gate room, Runnable stop) {
        this.branch = branch;
        this.blocks = branch.policy() == Branch.Policy.BLOCK;
        this.filled = new Gate("items for " + branch.name());
        this.room = room;
        this.stop = stop;
    }

    void filledBy(Task<?> task) {
        producer = task;
        filled.wake();
    }

    void consumedBy(Task<?> task) {
        consumer = task;
    }

    // ---- the producer

    /** Sends an item or a parcel; the consumer that is slow misses some or has {@code room} waited for. */
    void send(Object item) throws InterruptedException {
        boolean interrupted = false;
        while (!offer(item)) {
            try {
                room.await(Objects.requireNonNull(consumer), () -> hasRoom(item));
            } catch (InterruptedException e) {
                if (interrupted) { // the time for a clean-up is over, too
                    throw e;
                }
                interrupted = true; // the hub throws it again when all have the item
            }
        }
    }

    private int limit(Object item) {
        return blocks && item instanceof Parcel ? Math.min(LENT_AHEAD, branch.capacity()) : branch.capacity();
    }

    private synchronized boolean hasRoom(Object item) {
        return closed || queue.size() < limit(item);
    }

    private boolean offer(Object item) {
        Object unwanted = null;
        boolean first = false;
        synchronized (this) {
            if (closed) {
                unwanted = item;
            } else if (queue.size() < limit(item)) {
                first = queue.isEmpty();
                queue.add(item);
            } else if (blocks) {
                return false;
            } else {
                missed++;
                unwanted = item;
                if (branch.policy() == Branch.Policy.LATEST) {
                    unwanted = queue.remove();
                    queue.add(item);
                }
            }
        }
        if (unwanted != null) {
            release(unwanted);
        }
        if (first) {
            filled.wake();
        }
        return true;
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    /** No more items come. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        filled.wake();
    }

    // ---- the consumer

    @Override
    public @Nullable T next() throws InterruptedException {
        Object before = latest;
        if (taken.isEmpty() && !take()) {
            return null; // the last one stays until the consumer has ended
        }
        if (before != null) {
            release(before);
        }
        Object next = taken.remove();
        latest = next;
        return item(next);
    }

    /** Takes all that is there; false if that is nothing, for ever. */
    private boolean take() throws InterruptedException {
        while (!swap()) {
            if (isOver()) {
                return false;
            }
            try {
                Task<?> filling = producer;
                if (filling == null) { // it has not begun, and uses nothing that anybody could wait for
                    filled.await(() -> producer != null || isFilledOrOver());
                } else {
                    filled.await(filling, this::isFilledOrOver);
                }
            } catch (InterruptedException e) {
                if (!blocks || cancelled) {
                    throw e;
                }
                cancelled = true;
                stop.run();
            }
        }
        if (!blocks) {
            guard().check();
        }
        return true;
    }

    private LoopGuard guard() throws InterruptedException {
        LoopGuard current = guard;
        if (current == null) {
            current = LoopGuard.begin();
            guard = current;
        }
        return current;
    }

    private boolean swap() {
        synchronized (this) {
            if (queue.isEmpty()) {
                return false;
            }
            Deque<Object> empty = taken;
            taken = queue;
            queue = empty;
            received += taken.size();
        }
        room.wake();
        return true;
    }

    private synchronized boolean isFilledOrOver() {
        return !queue.isEmpty() || ended;
    }

    private synchronized boolean isOver() {
        return queue.isEmpty() && ended;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T keep() {
        Object current = latest;
        if (current == null) {
            throw new NoSuchElementException("keep: there was no item yet");
        }
        return current instanceof Parcel<?> parcel ? (T) parcel.copy() : (T) current;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Lease<T> takeLease() {
        if (!(latest instanceof Parcel<?> parcel)) {
            return null;
        }
        Parcel<T> taken = (Parcel<T>) parcel;
        latest = taken.item();
        return taken.share();
    }

    @SuppressWarnings("unchecked")
    private T item(Object sent) {
        return sent instanceof Parcel<?> parcel ? (T) parcel.item() : (T) sent;
    }

    private static void release(Object sent) {
        if (sent instanceof Parcel<?> parcel) {
            parcel.release();
        }
    }

    /** Wants no more; lets go of what it has. After the consumer's end, or when it has never begun. */
    void close() {
        synchronized (this) {
            closed = true;
            received -= taken.size();
        }
        room.wake();
        taken.forEach(Mailbox::release);
        taken.clear();
        Object current = latest;
        latest = null;
        if (current != null) {
            release(current);
        }
        Deque<Object> left;
        synchronized (this) {
            left = queue;
            queue = new ArrayDeque<>();
        }
        left.forEach(Mailbox::release);
    }

    synchronized long received() {
        return received;
    }

    synchronized long missed() {
        return missed;
    }
}
