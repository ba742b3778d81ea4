package concert.coroutines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grants locks in order, all or none, and refuses to wait where the wait would never end.
 *
 * <h2>Fairness</h2>
 *
 * A request is granted when no claim is in its way and no conflicting request is ahead of it in a queue. It is put into
 * the queues of all its roots before it is looked at: that closes their fast paths, so from then on claims there can
 * only go, never come, and looking at one root after the other is as good as looking at all at once.
 *
 * <h2>Deadlock</h2>
 *
 * A task waits for: the holders of claims in its way; those ahead of it in a queue; a task that it awaits; the members
 * that it joins. A cycle can only close when a task begins to wait, so that is when we look, backwards: who waits,
 * directly or not, for this task? If one of those whom it is about to wait for is among them, it gets a
 * {@link DeadlockException} instead. Backwards, because a fresh waiter has hardly anybody who waits for it: the ten
 * thousandth waiter on a lock costs as much as the first.
 *
 * <p>Awaits do not take this monitor unless a cycle is possible. Whoever begins to wait publishes the fact first and
 * looks afterwards; of two that close a cycle together at least one sees the other. Then the monitor decides: the one
 * that gets it first withdraws, and the other finds no cycle any more.
 *
 * <h2>Order of monitors</h2>
 *
 * graph, then root. A task's own monitor is never held while one of them is taken. Nothing waits with any of them held.
 */
final class LockGraph {
    /** Guards all queues and the granting from them; one for the process, since locks join whatever they are given. */
    private static final Object MONITOR = new Object();

    private LockGraph() {}

    /** Takes all {@code claims} for {@code task}, waiting until {@code deadline}; false when that passed. */
    static boolean acquire(Task<?> task, Claim[] claims, long deadline) throws InterruptedException {
        if (claims.length == 1 && claims[0].node.root.tryTake(task, claims[0])) {
            return true;
        }
        LockRequest request = new LockRequest(task, claims);
        synchronized (MONITOR) {
            enqueue(request);
            if (isGrantable(request)) {
                grant(request);
                return true;
            }
            // Before looking for a cycle, so that somebody who awaits this task from now on sees that it waits.
            task.publishWait(request);
            DeadlockException deadlock = cycle(task, blockers(request));
            if (deadlock != null) {
                task.publishWait(null);
                dequeue(request);
                throw deadlock;
            }
        }
        boolean done = false;
        try {
            done = task.block(request, deadline);
            return done;
        } finally {
            if (!done) {
                withdraw(request);
            }
        }
    }

    static void release(Claim claim) {
        if (claim.node.root.release(claim)) {
            synchronized (MONITOR) {
                grantFrom(claim.node.root);
            }
        }
    }

    /** Gives up waiting. If the grant came at the same moment it is given back. */
    private static void withdraw(LockRequest request) {
        synchronized (MONITOR) {
            if (request.granted) {
                for (Claim claim : request.claims) {
                    claim.node.root.release(claim);
                }
            } else {
                dequeue(request);
            }
            for (LockRoot root : request.roots()) {
                grantFrom(root);
            }
        }
    }

    private static void enqueue(LockRequest request) {
        for (LockRoot root : request.roots()) {
            root.enqueue(request);
            root.nested += request.nested ? 1 : 0;
        }
    }

    private static void dequeue(LockRequest request) {
        for (LockRoot root : request.roots()) {
            root.dequeue(request);
            root.nested -= request.nested ? 1 : 0;
        }
    }

    private static void grant(LockRequest request) {
        for (Claim claim : request.claims) {
            claim.node.root.add(claim);
        }
        dequeue(request);
        request.granted = true;
    }

    private static boolean isGrantable(LockRequest request) {
        return request.blocker() == null && predecessor(request, null) == null;
    }

    /** The nearest request ahead, in any queue or only that of {@code only}, which {@code request} must wait for. */
    private static @Nullable LockRequest predecessor(LockRequest request, @Nullable LockRoot only) {
        for (LockRoot root : request.roots()) {
            boolean ahead = false;
            if (only != null && only != root) {
                continue;
            }
            for (LockRequest other : root.queue().reversed()) {
                if (ahead && other.conflicts(request) && !other.mayBePassedBy(request)) {
                    return other;
                }
                ahead |= other == request;
            }
        }
        return null;
    }

    /** Grants whatever has become free, in the order of the queue. */
    private static void grantFrom(LockRoot root) {
        LockRequest request;
        while ((request = firstGrantable(root)) != null) {
            grant(request);
            request.task.unpark();
        }
    }

    /** Stops looking as soon as nobody further back can be free: a release must not cost a walk along the queue. */
    private static @Nullable LockRequest firstGrantable(LockRoot root) {
        List<LockRequest> blocked = new ArrayList<>();
        for (LockRequest request : root.queue()) {
            Claim held = request.blocker();
            if (held == null && !isBehind(request, blocked) && (request.isSimple() || isGrantable(request))) {
                return request;
            }
            boolean allIsHeld = held != null && held.exclusive && held.node.isWhole();
            if ((allIsHeld || request.wantsAllOf(root)) && root.nested == 0) {
                return null;
            }
            blocked.add(request);
        }
        return null;
    }

    private static boolean isBehind(LockRequest request, List<LockRequest> blocked) {
        for (LockRequest ahead : blocked) {
            if (ahead.conflicts(request) && !ahead.mayBePassedBy(request)) {
                return true;
            }
        }
        return false;
    }

    /** Who waits for {@code claim} to be given back, in the order of the queue. */
    static List<Task<?>> waitingFor(Claim claim) {
        synchronized (MONITOR) {
            List<Task<?>> tasks = new ArrayList<>();
            for (LockRequest request : claim.node.root.queue()) {
                if (request.waitsFor(claim)) {
                    tasks.add(request.task);
                }
            }
            return tasks;
        }
    }

    private static List<Task<?>> blockers(LockRequest request) {
        List<Task<?>> tasks = new ArrayList<>();
        for (Claim claim : request.claims) {
            claim.node.root.blockers(request.task, claim.node, claim.exclusive, held -> {
                Task<?> holder = held.holder(request.task.supervisor());
                if (holder != null) {
                    tasks.add(holder);
                }
            });
        }
        for (LockRoot root : request.roots()) {
            LockRequest ahead = predecessor(request, root);
            if (ahead != null) {
                tasks.add(ahead.task);
            }
        }
        return tasks;
    }

    /**
     * Refuses an await that would never end. The caller has published that it waits for {@code target}; the monitor is
     * taken only if the target waits itself and somebody may wait for the caller.
     */
    static void checkAwait(Task<?> task, Task<?> target) {
        if (target != task && (!target.isBlockedOnOthers() || !mayBeWaitedFor(task))) {
            return;
        }
        synchronized (MONITOR) {
            DeadlockException deadlock = cycle(task, List.of(target));
            if (deadlock != null) {
                task.publishWait(null);
                throw deadlock;
            }
        }
    }

    /**
     * Refuses a join that would never end. The caller has published that it waits.
     *
     * @param any whether one of {@code members} is enough for it to go on
     */
    static void checkJoin(Task<?> task, List<Task<?>> members, boolean any) {
        if (members.stream().noneMatch(member -> member == task || member.isBlockedOnOthers())) {
            return;
        }
        synchronized (MONITOR) {
            DeadlockException deadlock = any ? cycleOfAll(task, members) : cycle(task, members);
            if (deadlock != null) {
                task.publishWait(null);
                throw deadlock;
            }
        }
    }

    /** Null as soon as one of {@code blockers} is in no cycle. */
    private static @Nullable DeadlockException cycleOfAll(Task<?> task, List<Task<?>> blockers) {
        DeadlockException deadlock = null;
        for (Task<?> blocker : blockers) {
            deadlock = cycle(task, List.of(blocker));
            if (deadlock == null) {
                return null;
            }
        }
        return deadlock;
    }

    /** Whether anybody could wait for {@code task}; if not, whatever it waits for closes no cycle. */
    static boolean mayBeWaitedFor(Task<?> task) {
        return task.claims() != null || task.hasAwaiters();
    }

    private static @Nullable DeadlockException cycle(Task<?> task, List<Task<?>> blockers) {
        if (!mayBeWaitedFor(task) && !blockers.contains(task)) {
            return null;
        }
        // Who waits for whom, from those who wait for this task outwards.
        Map<Task<?>, Task<?>> waitsFor = new HashMap<>();
        ArrayDeque<Task<?>> todo = new ArrayDeque<>();
        todo.add(task);
        for (Task<?> next; (next = todo.poll()) != null; ) {
            Task<?> waitedFor = next;
            forEachWaiter(next, waiter -> {
                if (waiter != task && waitsFor.putIfAbsent(waiter, waitedFor) == null) {
                    todo.add(waiter);
                }
            });
        }
        for (Task<?> blocker : blockers) {
            if (blocker == task || waitsFor.containsKey(blocker)) {
                return new DeadlockException(describe(task, blocker, waitsFor));
            }
        }
        return null;
    }

    private static List<String> describe(Task<?> task, Task<?> blocker, Map<Task<?>, Task<?>> waitsFor) {
        List<String> lines = new ArrayList<>();
        lines.add(task.holdsAndWants());
        for (Task<?> next = blocker; next != null && next != task; next = waitsFor.get(next)) {
            lines.add(next.holdsAndWants());
        }
        return lines;
    }

    private static void forEachWaiter(Task<?> task, Consumer<Task<?>> found) {
        task.forEachAwaiter(found);
        for (Claim claim = task.claims(); claim != null; claim = claim.outer) {
            if (claim.held && claim.holder(task.supervisor()) == task) {
                for (LockRequest request : claim.node.root.queue()) {
                    if (request.waitsFor(claim)) {
                        found.accept(request.task);
                    }
                }
            }
        }
        if (task.currentWait() instanceof LockRequest queued) {
            for (LockRoot root : queued.roots()) {
                boolean behind = false;
                for (LockRequest request : root.queue()) {
                    if (behind && queued.conflicts(request) && !queued.mayBePassedBy(request)) {
                        found.accept(request.task);
                    }
                    behind |= request == queued;
                }
            }
        }
    }
}
