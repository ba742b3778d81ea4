package concert.coroutines;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Takes the locks of {@link Coroutines#lock}. */
final class Locking {
    private Locking() {}

    static Hold lock(Lockable... what) throws InterruptedException {
        return lock(Durations.FOREVER, what);
    }

    static Hold lock(long limit, Lockable... what) throws InterruptedException {
        Task<?> task = Task.current();
        Claim[] claims = claims(task, what);
        task.checkpoint();
        long now = task.supervisor().clock().nanoTime();
        for (Claim claim : claims) {
            claim.since = now;
        }
        if (!LockGraph.acquire(task, claims, now + limit)) {
            throw new TimedOutException(notFree(task, claims), Duration.ofNanos(limit));
        }
        boolean mine = true;
        for (Claim claim : claims) {
            mine &= task.push(claim);
        }
        Hold hold = new Hold(task, claims);
        if (!mine) {
            hold.close();
            throw new FencedException(task.label(), "lock", "was abandoned");
        }
        return hold;
    }

    private static Claim[] claims(Task<?> task, Lockable... what) {
        if (what.length == 0) {
            throw new IllegalArgumentException("lock of nothing: name the devices or parameters");
        }
        if (what.length == 1) {
            return new Claim[] {new Claim(task, node(what[0]), true)};
        }
        Set<LockNode> nodes = new LinkedHashSet<>();
        for (Lockable lockable : what) {
            nodes.add(node(lockable));
        }
        return nodes.stream().map(node -> new Claim(task, node, true)).toArray(Claim[]::new);
    }

    private static LockNode node(Lockable lockable) {
        return Objects.requireNonNull(lockable, "lock: there is nothing to lock (null)")
                .lockNode();
    }

    private static String notFree(Task<?> task, Claim... claims) {
        LockRequest request = new LockRequest(task, claims);
        return "lock: " + request.describe().replaceFirst("^waits for ", "") + ", did not become free";
    }
}
