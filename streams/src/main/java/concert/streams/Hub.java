package concert.streams;

import concert.coroutines.Gate;
import concert.coroutines.LoopGuard;
import concert.coroutines.Task;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sends each item to all consumers. */
final class Hub<T> implements Output<T> {
    private final List<Mailbox<T>> mailboxes;
    private final Gate room = new Gate("a consumer that is behind");
    private final AtomicInteger begun = new AtomicInteger();

    /** Producer's thread only. */
    private @Nullable LoopGuard guard;

    /** A consumer that must get everything was cancelled: there will be no more. */
    private volatile boolean stopped;

    /** Written by the producer's thread, read after its end. */
    private long sent;

    Hub(List<Branch<? super T, ?>> branches) {
        mailboxes = branches.stream()
                .map(branch -> new Mailbox<T>(branch, room, this::stop))
                .toList();
    }

    /** Called by each consumer, on its task. */
    void begins(Mailbox<T> mailbox) {
        mailbox.consumedBy(Task.current());
        begun.incrementAndGet();
        room.wake();
    }

    /** Lets the producer run to its end, on this thread. */
    void run(Producer<T> producer) throws Exception {
        try {
            guard = LoopGuard.begin();
            mailboxes.forEach(mailbox -> mailbox.filledBy(Task.current()));
            // One that is cancelled before it begins never runs, and what was sent to it would be lost.
            room.await(() -> begun.get() == mailboxes.size());
            producer.produce(this);
        } finally {
            mailboxes.forEach(Mailbox::end);
        }
    }

    private void stop() {
        stopped = true;
    }

    List<Mailbox<T>> mailboxes() {
        return mailboxes;
    }

    @Override
    public boolean put(T item) throws InterruptedException {
        for (Mailbox<T> mailbox : mailboxes) {
            mailbox.send(item);
        }
        return sent();
    }

    @Override
    public boolean lend(T item, Lease<T> lease) throws InterruptedException {
        Parcel<T> parcel = new Parcel<>(item, lease, mailboxes.size());
        int holders = 0;
        try {
            for (Mailbox<T> mailbox : mailboxes) {
                mailbox.send(parcel);
                holders++;
            }
        } finally {
            for (; holders < mailboxes.size(); holders++) {
                parcel.release(); // for those who do not get it
            }
            parcel.release();
        }
        return sent();
    }

    /** After all have it, also when a cancel has come: what was taken is not lost. */
    private boolean sent() throws InterruptedException {
        sent++;
        Objects.requireNonNull(guard).check();
        if (stopped) {
            return false;
        }
        for (Mailbox<T> mailbox : mailboxes) {
            if (mailbox.isOpen()) {
                return true;
            }
        }
        return false;
    }

    long count() {
        return sent;
    }
}
