package concert.coroutines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that one task waits for together, and that end before it goes on: what {@code gather}, {@code race},
 * {@code timeout}, {@code blocking} and {@code scope} are made of.
 *
 * <p>Whatever ends the join (the last member, a failure, a limit, a cancel of the joining task), it returns only when
 * all members have ended, clean-up included, and all failures have been thrown or reported.
 */
final class Members implements Wait {
    /** When the join is decided before all have ended; then the rest is cancelled. */
    enum Decided {
        BY_FIRST_FAILURE,
        BY_FIRST_END
    }

    private final Task<?> owner;
    private final Decided decided;
    private final List<Task<?>> tasks = new ArrayList<>();
    private final List<Included> included = new ArrayList<>(0);

    /** Guarded by this, written by ending members; read by the owner without it. */
    private volatile int running;

    private volatile @Nullable Task<?> decisive;

    /** Whether the members have been cancelled and the owner waits for their clean-up. Owner's thread, mostly. */
    private volatile boolean draining;

    private boolean closed;

    Members(Decided decided) {
        this.owner = Task.current();
        this.decided = decided;
    }

    /** Starts a member on {@code threads}; from the owner or, in a scope, from a member. */
    <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine, TaskThreads threads) {
        Objects.requireNonNull(coroutine, "start: there is nothing to start (null)");
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the scope of " + owner.label() + " has ended; " + coroutine.name()
                        + " cannot be started in it");
            }
            running++;
        }
        Task<T> task = Task.start(owner, Task.Kind.COROUTINE, coroutine, this, threads);
        synchronized (this) {
            tasks.add(task);
        }
        if (draining) {
            task.cancel(owner.budgetForOthers());
        }
        return task;
    }

    <T extends @Nullable Object> Task<T> start(Coroutine<T> coroutine) {
        return start(coroutine, owner.supervisor().taskThreads());
    }

    /** Starts a coroutine; takes a task that runs already as it is, and cancels it with the others. */
    @SuppressWarnings("unchecked")
    <T extends @Nullable Object> Task<T> include(Awaitable<? extends T> awaitable) {
        return switch (awaitable) {
            case Coroutine<? extends T> coroutine -> (Task<T>) start(coroutine);
            case Plan<? extends T> plan -> (Task<T>) start(plan.coroutine());
            case Task<? extends T> task -> {
                Included member = new Included(task);
                synchronized (this) {
                    running++;
                    tasks.add(task);
                    included.add(member);
                }
                if (!task.addWaiter(member)) {
                    member.ended(task);
                }
                yield (Task<T>) task;
            }
        };
    }

    /** A task that ran before the join; it is told like one who awaits it. */
    private final class Included extends Waiter {
        private final Task<?> task;

        /** Whether it has ended or was let go, and so is not waited for. Guarded by the members. */
        private boolean gone;

        Included(Task<?> task) {
            this.task = task;
        }

        @Override
        boolean takesResult() {
            return true;
        }

        @Override
        void ended(Task<?> ended) {
            if (go()) {
                Members.this.ended(ended);
            }
        }

        boolean go() {
            synchronized (Members.this) {
                boolean first = !gone;
                gone = true;
                return first;
            }
        }

        @Override
        @Nullable
        Task<?> waitingTask() {
            return Members.this.waitingTask();
        }
    }

    /** A member has ended; on its thread. */
    void ended(Task<?> task) {
        boolean wake;
        synchronized (this) {
            running--;
            boolean decides = decisive == null
                    && !draining
                    && (decided == Decided.BY_FIRST_END || task.state() != TaskState.DONE);
            if (decides) {
                decisive = task;
            }
            wake = decides || running == 0;
        }
        if (wake) {
            owner.unpark();
        }
    }

    @Nullable
    Task<?> waitingTask() {
        return owner.currentWait() == this ? owner : null;
    }

    /**
     * Waits until all members have ended; cancels those left over when it is decided earlier.
     *
     * @return the member that decided it, or null
     * @throws InterruptedException if the owner was cancelled
     */
    @Nullable
    Task<?> join() throws InterruptedException {
        return join(Durations.FOREVER);
    }

    private @Nullable Task<?> join(long limit) throws InterruptedException {
        Task<?> thrown = null;
        try {
            try {
                if (limit == Durations.FOREVER) {
                    owner.block(this);
                } else {
                    owner.block(this, owner.supervisor().clock().nanoTime() + limit);
                }
            } catch (DeadlockException e) {
                letGoOfIncluded();
                throw e;
            } finally {
                drain();
            }
            // Cancelled while the members were cleaning up: the cancel comes first.
            owner.checkpoint();
            thrown = decisive;
        } finally {
            reportFailures(thrown);
        }
        return thrown;
    }

    /** A refused await does not touch the task either; and cancelling it might come back to us. */
    private synchronized void letGoOfIncluded() {
        for (Included member : included) {
            if (member.go()) {
                running--;
                tasks.remove(member.task);
                member.task.removeWaiter(member);
            }
        }
    }

    private void drain() {
        if (running != 0) {
            owner.publishWait(this); // before the members look whether anybody waits for them
            cancelAll();
            owner.waitPatiently(this);
        }
        synchronized (this) {
            closed = true;
        }
    }

    private void cancelAll() {
        draining = true;
        long budget = owner.budgetForOthers();
        List<Task<?>> all;
        synchronized (this) {
            all = List.copyOf(tasks);
        }
        for (Task<?> task : all) {
            task.cancel(budget);
        }
    }

    /** One failure can be thrown; the others must not be lost. */
    private void reportFailures(@Nullable Task<?> thrown) {
        for (Task<?> task : tasks) {
            if (task != thrown) {
                task.reportIfUnobserved();
            }
        }
    }

    @Override
    public boolean ready() {
        return running == 0 || (decisive != null && !draining);
    }

    @Override
    public boolean cancelled() {
        cancelAll();
        return true;
    }

    /** A member that began to wait before could not see that the owner waits for it. */
    @Override
    public void published() {
        if (!draining && LockGraph.mayBeWaitedFor(owner)) {
            LockGraph.checkAwait(owner, left().stream().anyMatch(Task::isBlockedOnOthers));
        }
    }

    /** Whether the owner goes on when any one of those {@link #left} does. */
    boolean isRace() {
        return decided == Decided.BY_FIRST_END && !draining;
    }

    /** The members that have not ended. */
    synchronized List<Task<?>> left() {
        return tasks.stream()
                .filter(task -> !task.isDone())
                .<Task<?>>map(task -> task)
                .toList();
    }

    @Override
    public boolean isForOthers() {
        return true;
    }

    @Override
    public List<Task<?>> tasks() {
        return left();
    }

    @Override
    public String describe() {
        List<Task<?>> all;
        synchronized (this) {
            all = tasks.stream()
                    .filter(task -> !task.isDone())
                    .limit(4)
                    .<Task<?>>map(task -> task)
                    .toList();
        }
        StringBuilder text = new StringBuilder("waits for ");
        String separator = "";
        for (Task<?> task : all.subList(0, Math.min(3, all.size()))) {
            text.append(separator).append(task.label());
            separator = ", ";
        }
        return all.size() > 3 ? text.append(" and others").toString() : text.toString();
    }

    // ---- the joins -------------------------------------------------------------------------------------------------

    /** Runs all at the same time; the first failure cancels the others and is thrown. */
    static <T extends @Nullable Object> List<T> gather(List<? extends Awaitable<? extends T>> awaitables)
            throws InterruptedException {
        Members members = new Members(Decided.BY_FIRST_FAILURE);
        List<Task<T>> tasks = new ArrayList<>(awaitables.size());
        members.startAll(awaitables, tasks);
        Task<?> failed = members.join();
        if (failed != null) {
            failed.result();
        }
        List<T> results = new ArrayList<>(tasks.size());
        for (Task<T> task : tasks) {
            results.add(task.result());
        }
        return results;
    }

    /** The first to end decides, with its value or its failure; the others are cancelled. */
    static <T extends @Nullable Object> T race(List<? extends Awaitable<? extends T>> awaitables)
            throws InterruptedException {
        if (awaitables.isEmpty()) {
            throw new IllegalArgumentException("race of nothing: nobody can win");
        }
        Members members = new Members(Decided.BY_FIRST_END);
        List<Task<T>> tasks = new ArrayList<>(awaitables.size());
        members.startAll(awaitables, tasks);
        Task<?> winner = members.join();
        for (Task<T> task : tasks) {
            if (task == winner) {
                return task.result();
            }
        }
        throw new IllegalStateException("a race ended without a winner");
    }

    /** If the machine cannot start all of them, those that run are stopped before the error is thrown. */
    private <T extends @Nullable Object> void startAll(
            List<? extends Awaitable<? extends T>> awaitables, List<Task<T>> tasks) {
        boolean complete = false;
        try {
            for (Awaitable<? extends T> awaitable : awaitables) {
                tasks.add(include(awaitable));
            }
            complete = true;
        } finally {
            if (!complete) {
                drain();
            }
        }
    }

    static <T extends @Nullable Object> T timeout(Coroutine<T> coroutine, long limit) throws InterruptedException {
        Members members = new Members(Decided.BY_FIRST_END);
        Task<T> task = members.start(coroutine);
        members.join(limit);
        if (members.draining && (task.state() == TaskState.CANCELLED || task.isAbandoned())) {
            throw new TimedOutException(coroutine.name() + " did not end", Duration.ofNanos(limit));
        }
        return task.result();
    }

    /** A member on a platform thread of its own, which a foreign call may keep without keeping others waiting. */
    static <T extends @Nullable Object> T blocking(Coroutine<T> coroutine) throws InterruptedException {
        Members members = new Members(Decided.BY_FIRST_END);
        Task<T> task = members.start(coroutine, members.owner.supervisor().blockingThreads());
        members.join();
        return task.result();
    }

    static <T extends @Nullable Object> T scope(String name, Scope.Body<T> body) throws InterruptedException {
        Members members = new Members(Decided.BY_FIRST_FAILURE);
        Scope scope = new Scope(members);
        Task<T> main = members.start(new Coroutine<>(name, () -> body.run(scope)));
        Task<?> failed = members.join();
        if (failed != null) {
            failed.result();
        }
        return main.result();
    }
}
