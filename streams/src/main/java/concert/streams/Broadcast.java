package concert.streams;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Coroutine;
import concert.coroutines.Coroutines;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has come of a broadcast: how many items each consumer has got and missed, and its value. */
public final class Broadcast {

    /**
     * One consumer's share.
     *
     * @param name as {@code latest(viewer)}
     * @param received how many items it has got
     * @param missed how many it was too slow for
     * @param value of its sink; null if that has none
     */
    public record Share(
            String name,
            long received,
            long missed,
            @Nullable Object value) {
        @Override
        public String toString() {
            return name + ": " + received
                    + (missed == 0 ? "" : ", missed " + missed)
                    + (value == null || value.equals(received) ? "" : ", " + value);
        }
    }

    private final long items;
    private final List<Branch<?, ?>> branches;
    private final List<Share> shares;

    private Broadcast(long items, List<Branch<?, ?>> branches, List<Share> shares) {
        this.items = items;
        this.branches = branches;
        this.shares = shares;
    }

    static <T> Coroutine<Broadcast> of(Producer<T> producer, List<Branch<? super T, ?>> branches) {
        if (branches.isEmpty()) {
            throw new IllegalArgumentException(
                    "broadcast: nobody takes the items; name a consumer, such as block(count())");
        }
        return coroutine("broadcast", () -> run(producer, branches));
    }

    static <T, R extends @Nullable Object> Coroutine<R> into(Producer<T> producer, Sink<? super T, R> sink) {
        Branch<? super T, R> branch = Streams.block(sink);
        return coroutine(
                sink.name(),
                () -> run(producer, List.<Branch<? super T, ?>>of(branch)).value(branch));
    }

    private static <T> Broadcast run(Producer<T> producer, List<Branch<? super T, ?>> branches) throws Exception {
        Hub<T> hub = new Hub<>(branches);
        List<Mailbox<T>> mailboxes = hub.mailboxes();
        List<Coroutine<@Nullable Object>> members = new ArrayList<>();
        members.add(coroutine("produce", () -> {
            hub.run(producer);
            return null;
        }));
        for (int i = 0; i < branches.size(); i++) {
            members.add(consumer(branches.get(i), mailboxes.get(i), hub));
        }
        try {
            List<@Nullable Object> values = await(Coroutines.<@Nullable Object>gather(members));
            List<Share> shares = new ArrayList<>();
            for (int i = 0; i < branches.size(); i++) {
                Mailbox<T> mailbox = mailboxes.get(i);
                shares.add(new Share(branches.get(i).name(), mailbox.received(), mailbox.missed(), values.get(i + 1)));
            }
            return new Broadcast(hub.count(), List.copyOf(branches), List.copyOf(shares));
        } finally {
            // Also of those that were cancelled before they began.
            mailboxes.forEach(Mailbox::close);
        }
    }

    private static <T> Coroutine<@Nullable Object> consumer(
            Branch<? super T, ?> branch, Mailbox<T> mailbox, Hub<T> hub) {
        return coroutine(branch.name(), () -> {
            try {
                hub.begins(mailbox);
                return consume(branch, mailbox);
            } finally {
                mailbox.close();
            }
        });
    }

    private static <T, R extends @Nullable Object> R consume(Branch<? super T, R> branch, Mailbox<T> mailbox)
            throws Exception {
        return branch.sink().consume(mailbox);
    }

    /** How many items were produced. */
    public long items() {
        return items;
    }

    /** What each consumer has got, in the order in which they were named. */
    public List<Share> shares() {
        return shares;
    }

    /** The value of one of the consumers. */
    @SuppressWarnings({"unchecked", "NullAway"}) // it is that of its own sink
    public <R extends @Nullable Object> R value(Branch<?, R> branch) {
        int i = branches.indexOf(branch);
        if (i < 0) {
            throw new IllegalArgumentException(branch + " was no consumer of this broadcast");
        }
        return (R) shares.get(i).value();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(items + (items == 1 ? " item" : " items"));
        shares.forEach(share -> text.append("\n  ").append(share));
        return text.toString();
    }
}
