package concert.coroutines;

/**
 * A lock that was taken with {@link Coroutines#lock}; closing it gives back everything that was locked with it.
 *
 * <p>Closing throws nothing, does not wait, and does nothing the second time. An operation of the holder that is still
 * in flight then is finished before the next holder gets the lock.
 */
public final class Hold implements AutoCloseable {
    private final Task<?> task;
    private final Claim[] claims;

    Hold(Task<?> task, Claim[] claims) {
        this.task = task;
        this.claims = claims;
    }

    @Override
    public void close() {
        boolean own = Task.currentOrNull() == task;
        for (int i = claims.length - 1; i >= 0; i--) {
            LockGraph.release(claims[i]);
            if (own) {
                task.pop(claims[i]);
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("lock on ");
        for (int i = 0; i < claims.length; i++) {
            text.append(i == 0 ? "" : ", ").append(claims[i].node.name());
        }
        return text.append(claims[0].held ? "" : " (given back)").toString();
    }
}
