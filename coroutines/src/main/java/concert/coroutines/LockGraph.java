package concert.coroutines;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * directly or not, for this task? If it is among them itself, there is a cycle. Backwards, because a fresh waiter has
 * hardly anybody who waits for it: the ten thousandth waiter on a lock costs as much as the first.
 *
 * <p>A place in a queue is no possession: whoever is ahead holds nothing yet. So a cycle that goes through a queue is
 * no deadlock; the one behind overtakes, and that is remembered in his request. Only a cycle of claims and awaits is
 * one, and whoever closes it gets a {@link DeadlockException}.
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
    static final Object MONITOR = new Object();

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
                request.take();
                dequeue(request);
                return true;
            }
            // Before looking for a cycle, so that somebody who awaits this task from now on sees that it waits.
            task.publishWait(request);
            DeadlockException deadlock = deadlock(task);
            if (deadlock != null) {
                task.publishWait(null);
                dequeue(request);
                throw deadlock;
            }
        }
        boolean done = false;
        LockWaitEvent event = Recording.waits(request);
        try {
            done = task.block(request, deadline);
            return done;
        } finally {
            if (event != null) {
                event.ends(request, done);
            }
            if (!done) {
                task.publishWait(null); // a cancel may come before the wait begins
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

    /** Gives up waiting, for the task or for who abandons it. If the grant came at the same moment it is given back. */
    static void withdraw(LockRequest request) {
        synchronized (MONITOR) {
            if (request.granted) {
                for (Claim claim : request.claims) {
                    claim.node.root.release(claim);
                }
            } else if (request.isQueued()) {
                dequeue(request);
            }
            for (LockRoot root : request.roots()) {
                grantFrom(root);
            }
        }
    }

    private static void enqueue(LockRequest request) {
        request.arrive();
        for (LockRoot root : request.roots()) {
            root.enqueue(request);
        }
    }

    private static void dequeue(LockRequest request) {
        for (LockRoot root : request.roots()) {
            root.dequeue(request);
        }
        request.leave();
    }

    private static boolean isGrantable(LockRequest request) {
        if (request.blocker() != null) {
            return false;
        }
        for (LockRoot root : request.roots()) {
            for (LockRequest ahead : root.ahead(request)) {
                if (request.isBehind(ahead)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Grants whatever has become free, in the order of the queue. One walk is enough, since a grant frees nobody; and it
     * ends as soon as nobody further back can be free: a release must not cost a walk along the queue.
     */
    private static void grantFrom(LockRoot root) {
        List<LockRequest> granted = new ArrayList<>();
        List<LockRequest> blocked = new ArrayList<>();
        for (LockRequest request : root.queue()) {
            if (request.blocker() == null
                    && !isBehindAny(request, blocked)
                    && (request.isSimple() || isGrantable(request))) {
                request.take();
                granted.add(request);
            } else if (root.isRestBlocked(request)) {
                break;
            } else {
                blocked.add(request);
            }
        }
        for (LockRequest request : granted) {
            dequeue(request);
            request.task.unpark();
        }
    }

    private static boolean isBehindAny(LockRequest request, List<LockRequest> blocked) {
        for (LockRequest ahead : blocked) {
            if (request.isBehind(ahead)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an operation of {@code task} would have to wait now: for a claim, or behind somebody who waits for one. */
    static boolean wouldWait(Task<?> task, LockNode node) {
        if (!node.root.isContended()) {
            return node.root.blocker(task, node, false) != null;
        }
        LockRequest request = new LockRequest(task, new Claim[] {new Claim(task, node, false)});
        synchronized (MONITOR) {
            enqueue(request);
            boolean free = isGrantable(request);
            dequeue(request); // nobody can have come behind it meanwhile
            return !free;
        }
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

    /**
     * Refuses an await that would never end. The caller has published that it waits; {@code blocked} says whether what
     * it waits for waits itself. The monitor is taken only if somebody may wait for the caller, too.
     */
    static void checkAwait(Task<?> task, boolean blocked) {
        if (!blocked || !mayBeWaitedFor(task)) {
            return;
        }
        synchronized (MONITOR) {
            DeadlockException deadlock = deadlock(task);
            if (deadlock != null) {
                task.publishWait(null);
                throw deadlock;
            }
        }
    }

    /**
     * Looks for a knot of clean-ups that {@code task} is in, and lets those go on who need not wait. A join of what was
     * cancelled closes a cycle without looking, since it cannot be refused; so the watch looks for it.
     */
    static void untie(Task<?> task) {
        if (mayBeWaitedFor(task)) {
            synchronized (MONITOR) {
                hardCycle(task);
            }
        }
    }

    /** A cycle, perhaps through a queue; empty if there is none. */
    private static List<Edge> anyCycle(Task<?> task) {
        return new Search(task, true).cycle();
    }

    /**
     * A cycle of claims, awaits and joins; empty if there is none. A cancelled task that waits for the clean-up of the
     * one it awaits is no reason to refuse that clean-up something: it goes on to its own.
     */
    private static List<Edge> hardCycle(Task<?> task) {
        for (; ; ) {
            List<Edge> cycle = new Search(task, false).cycle();
            // All of them: one alone may come to wait for the same clean-up again, at its end, as its parent.
            List<? extends Task<?>> patient = cycle.stream()
                    .map(Edge::waiter)
                    .filter(Task::canLosePatience)
                    .toList();
            if (patient.isEmpty()) {
                return cycle;
            }
            patient.forEach(Task::losePatience);
        }
    }

    static boolean mayBeWaitedFor(Task<?> task) {
        return task.claims() != null || task.hasAwaiters();
    }

    /** What to throw because {@code task} cannot wait; or null, and then everybody in a cycle through a queue goes on. */
    private static @Nullable DeadlockException deadlock(Task<?> task) {
        if (!mayBeWaitedFor(task)) {
            return null;
        }
        List<LockRequest> overtaking = new ArrayList<>();
        for (List<Edge> any = anyCycle(task); !any.isEmpty(); any = anyCycle(task)) {
            List<Edge> hard = hardCycle(task);
            if (!hard.isEmpty()) {
                return new DeadlockException(
                        hard.stream().map(edge -> edge.waiter.holdsAndWants()).toList());
            }
            for (Edge edge : any) {
                if (edge.behind != null && edge.ahead != null) {
                    edge.behind.overtake(edge.ahead);
                    overtaking.add(edge.behind);
                    break;
                }
            }
        }
        for (LockRequest request : overtaking) {
            for (LockRoot root : request.roots()) {
                grantFrom(root);
            }
        }
        return null;
    }

    /** {@code waiter} waits for {@code waitedFor}: because it is only behind it in a queue, if the requests are there. */
    private record Edge(
            Task<?> waiter,
            Task<?> waitedFor,
            @Nullable LockRequest behind,
            @Nullable LockRequest ahead) {}

    /** Who waits for {@code start}: those who do directly, then outwards; perhaps {@code start} itself. */
    private static final class Search {
        private final Task<?> start;
        private final boolean queues;
        private final Map<Task<?>, Edge> edges = new HashMap<>();
        private final ArrayDeque<Task<?>> todo = new ArrayDeque<>();

        /** The races that have been met, and those that are decided by somebody who does not wait for {@code start}. */
        private final Set<Members> races = new HashSet<>();

        private final Set<Members> open = new HashSet<>();

        Search(Task<?> start, boolean queues) {
            this.start = start;
            this.queues = queues;
        }

        /** The edges of a cycle, that of the task itself first; empty if there is none. */
        List<Edge> cycle() {
            do {
                edges.clear();
                races.clear();
                todo.add(start);
                for (Task<?> next; (next = todo.poll()) != null; ) {
                    findWaiters(next);
                }
            } while (edges.containsKey(start) && races.stream().anyMatch(this::findOpen));
            List<Edge> cycle = new ArrayList<>();
            for (Edge edge = edges.get(start); edge != null; edge = edges.get(edge.waitedFor)) {
                cycle.add(edge);
                if (edge.waitedFor == start) {
                    break;
                }
            }
            return cycle;
        }

        /** A race waits for all of its members only if none of them can go on by itself. */
        private boolean findOpen(Members race) {
            return race.left().stream().anyMatch(member -> member != start && !edges.containsKey(member))
                    && open.add(race);
        }

        private void findWaiters(Task<?> task) {
            task.forEachAwaiter(waiter -> found(new Edge(waiter, task, null, null)));
            for (Claim claim = task.claims(); claim != null; claim = claim.outer) {
                if (claim.held && claim.holder() == task) {
                    for (LockRequest request : claim.node.root.queue()) {
                        if (request.waitsFor(claim) && !request.isLeaving()) {
                            found(new Edge(request.task, task, null, null));
                        }
                    }
                }
            }
            if (queues && task.currentWait() instanceof LockRequest ahead && ahead.isQueued()) {
                for (LockRoot root : ahead.roots()) {
                    findThoseBehind(ahead, root);
                }
            }
        }

        /** Stops where everybody further back is behind the one found, too. */
        private void findThoseBehind(LockRequest ahead, LockRoot root) {
            for (LockRequest behind : root.behind(ahead)) {
                if (behind.isBehind(ahead) && !behind.isLeaving()) {
                    boolean waits = found(new Edge(behind.task, ahead.task, behind, ahead));
                    if (waits && root.isRestBehind(behind, ahead)) {
                        return;
                    }
                }
            }
        }

        /** False if the edge is none, because its waiter can go on by itself. */
        private boolean found(Edge edge) {
            if (edge.waiter.currentWait() instanceof Members race && race.isRace()) {
                if (open.contains(race)) {
                    return false;
                }
                races.add(race);
            }
            if (edges.putIfAbsent(edge.waiter, edge) == null && edge.waiter != start) {
                todo.add(edge.waiter);
            }
            return true;
        }
    }
}
