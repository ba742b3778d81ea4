package concert.coroutines;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that runs, or has run: a read-only handle that can be awaited, cancelled and looked at.
 *
 * <p>It is no {@code Future}: its states differ, and {@code get} means hardware in Concert. {@link #asFuture()} makes
 * one.
 *
 * @param <T> the type of the value it ends with
 */
public final class Task<T extends @Nullable Object> extends TaskNode implements Awaitable<T> {
    /*
     * The intertwined core of the kernel. What belongs together here and nowhere else: a task's life, its cancel, its
     * clean-up and its waiting, because each has to be decided together with the others.
     *
     * LIFE. `outcome` is null until the end, then an Outcome, for ever. In between lies the *decision* (`ending`):
     * from then on a cancel is refused. A cancel that was accepted before it makes the outcome CANCELLED, or FAILED if
     * the clean-up threw, but never a value. After the decision the task waits for the children that it has cancelled,
     * gives back what it holds, and only then publishes its outcome: who awaits it finds everything cleaned up.
     *
     * CANCEL. Java's interruption is an edge: whoever catches it first consumes it. So the request is recorded, in a
     * Cancellation. It and the thread's interrupt are set in one step under the monitor; so whoever finds it pending and
     * the interrupt gone knows that foreign code (Thread.sleep, a library) has had it.
     *
     *   pending -> delivered  at a cancel point of the task's own thread. It throws, unless foreign code has consumed the
     *                         interrupt and so has delivered the cancel already: then what runs now is the clean-up, and
     *                         it must be able to wait.
     *   delivered             waits work again; interrupts that foreign code sets are dropped.
     *
     * An interrupt from outside, without cancel(), is taken for a cancel at the next wait.
     *
     * CLEAN-UP. CleanUpWatch asks `superviseCleanUp` what is due, and Cancellation says: stop the operations of a task
     * that does not react; interrupt the current wait when the budget is spent; abandon. An abandoned task has an outcome
     * although its thread still runs: its claims are revoked, Operation refuses what it attempts, and its cancel points
     * park before they throw.
     *
     * WAITING. Every wait of the kernel is `block`. Of the superclasses, TaskNode is its place in the tree of tasks and
     * Parking how the thread sleeps; Outcome is how it ended. A task's monitor guards its own life and its list of
     * children; with it held, only the root's is taken, by who moves children there.
     */

    private static final long ABANDONED_PAUSE = Duration.ofMillis(50).toNanos();

    /**
     * The task that each thread runs; written by that thread only. A map and no ThreadLocal: of that, every thread gets a
     * table of its own, which costs a sleeping task a tenth of its memory. And no ScopedValue: threads forked in a
     * structured scope of the JDK would inherit it, and two threads would be one task.
     */
    private static final ConcurrentHashMap<Thread, Task<?>> CURRENT = new ConcurrentHashMap<>();

    /** What a task is for, as far as the kernel cares. */
    enum Kind {
        /** The tree's root of a supervisor: the session. Has no thread. */
        ROOT,
        /** A coroutine that was started. */
        COROUTINE,
        /** One input at the prompt: commands work, and what it starts and locks belongs to the session. */
        INPUT,
        /** A stop: waits for no lock. */
        EMERGENCY
    }

    private final long id;
    private final String name;
    private final Supervisor supervisor;
    private final Kind kind;
    private final Coroutine.@Nullable Body<T> body;

    /** The join that it is a member of: it cannot outlive that, and its failure is the join's to report. */
    private final @Nullable Members members;

    private final long startedAt;

    /** Whether the user has started it, in the background: he wants to know when it ends. */
    private final boolean startedAtPrompt;

    /** How deep in coroutine bodies the thread is; 0 is code typed at the prompt. Own thread only. */
    private int depth;

    /** Null until somebody wants to know when it has ended. Written under this, and never once there is an outcome. */
    private volatile @Nullable Waiters waiters;

    /** Written under this; read by children that end. */
    private volatile boolean ending;

    /** Written under this, read without it: the fast path of every cancel point is that it reads null here. */
    private volatile @Nullable Cancellation cancellation;

    private volatile @Nullable Outcome outcome;

    /** Written under this, at the end: an interrupt must not meet the thread's next user. */
    private volatile boolean threadLeft;

    /** Written by the own thread (and the graph for it); read by whoever looks for a deadlock or lists tasks. */
    private volatile @Nullable Wait waiting;

    /** The wait has been told of the cancel and goes on until what it waits for has ended. */
    private volatile boolean patient;

    /** The innermost claim. Written by the own thread; read by children being born, the watch and the graph. */
    private volatile @Nullable Claim claims;

    /** The stop of a device that its thread is in, or that it was started in: it passes all locks. Own thread only. */
    private @Nullable Operation stop;

    private volatile boolean observed;

    /** Guarded by this. */
    private boolean reported;

    private Task(
            Supervisor supervisor,
            Kind kind,
            String name,
            Coroutine.@Nullable Body<T> body,
            @Nullable Members members,
            @Nullable Task<?> starter,
            @Nullable Claim claims) {
        this.supervisor = supervisor;
        this.kind = kind;
        this.name = name;
        this.body = body;
        this.members = members;
        this.claims = claims;
        this.startedAtPrompt = members == null && starter != null && !starter.isInsideCoroutine();
        this.depth = kind == Kind.INPUT ? 0 : 1;
        this.id = kind == Kind.ROOT ? 0 : supervisor.nextTaskId();
        this.startedAt = supervisor.clock().nanoTime();
    }

    static Task<@Nullable Void> root(Supervisor supervisor, String name) {
        return new Task<>(supervisor, Kind.ROOT, name, null, null, null, null);
    }

    /** Starts {@code coroutine} below {@code parent}; {@code threads} runs it. */
    static <T extends @Nullable Object> Task<T> start(
            Task<?> parent, Kind kind, Coroutine<T> coroutine, @Nullable Members members, TaskThreads threads) {
        Supervisor supervisor = parent.supervisor;
        Task<?> starter = currentOrNull();
        if (starter != null) {
            starter.noticeConsumedInterrupt();
        }
        // What a stop starts is a stop: on threads that are there, past all locks, and not cancelled with the rest.
        boolean emergency = parent.kind == Kind.EMERGENCY;
        Task<T> task = new Task<>(
                supervisor,
                emergency ? Kind.EMERGENCY : kind,
                coroutine.name(),
                coroutine.body(),
                members,
                starter,
                inheritedClaims(supervisor, kind, starter));
        task.stop = starter == null ? null : starter.stop();
        parent.adopt(task);
        if (kind == Kind.INPUT) {
            supervisor.inputBegins(task);
        }
        task.launch(emergency ? supervisor.emergencyTaskThreads() : threads);
        return task;
    }

    /** Who is started inside a lock shares it; an input shares what earlier inputs have locked. */
    private static @Nullable Claim inheritedClaims(Supervisor supervisor, Kind kind, @Nullable Task<?> starter) {
        if (kind == Kind.INPUT) {
            return supervisor.promptClaims();
        }
        return starter != null && starter.supervisor == supervisor ? firstHeld(starter.claims) : null;
    }

    /** Without what was given back: a task that starts the next one for ever must not hand down a growing chain. */
    private static @Nullable Claim firstHeld(@Nullable Claim chain) {
        Claim claim = chain;
        while (claim != null && !claim.held) {
            claim = claim.outer;
        }
        return claim;
    }

    private void launch(TaskThreads threads) {
        supervisor.clock().started();
        try {
            threads.run(this, this::run);
        } catch (RuntimeException | Error e) {
            // No thread to be had: the task has failed, and nobody may wait for it for ever.
            end(null, e);
            throw e;
        }
    }

    /** Called by {@link TaskThreads} before the thread can run. */
    void runsOn(Thread newThread) {
        belongsTo(newThread);
    }

    private void run() {
        CURRENT.put(Thread.currentThread(), this);
        if (owner() == null) {
            belongsTo(Thread.currentThread());
        }
        T value = null;
        Throwable thrown = null;
        try {
            if (cancellation == null) {
                value = Objects.requireNonNull(body).run();
            }
        } catch (Throwable e) {
            thrown = e;
        }
        try {
            end(value, thrown);
        } finally {
            CURRENT.remove(Thread.currentThread());
            CarrierLoan.giveBack(Thread.currentThread());
        }
    }

    // ---- the end ---------------------------------------------------------------------------------------------------

    private void end(@Nullable Object value, @Nullable Throwable thrown) {
        boolean cancelled;
        synchronized (this) {
            ending = true;
            cancelled = cancellation != null;
        }
        Outcome end = Outcome.of(value, thrown, cancelled);
        if (end.state == TaskState.DONE) {
            moveChildrenTo(supervisor.root());
        } else {
            cancelAndJoinChildren();
        }
        giveBackClaims(end.state);
        publish(end);
    }

    private void publish(Outcome newOutcome) {
        boolean first;
        synchronized (this) {
            first = outcome == null;
            outcome = first ? newOutcome : outcome;
            // From here on nobody interrupts the thread on our behalf: it may have another user soon.
            threadLeft = true;
        }
        if (currentOrNull() == this) { // else no thread was to be had, and this is the starter's
            Thread.interrupted();
        }
        if (cancellation != null) {
            Checkpoint.cancelOver();
        }
        if (!first) {
            supervisor.abandonedTaskEnded(this);
            return;
        }
        if (kind == Kind.INPUT) {
            supervisor.inputEnded(this);
        }
        // A join throws its members' failures itself, and whoever ran an input shows how it ended.
        boolean othersShowIt = members != null || kind == Kind.INPUT;
        boolean awaited = othersShowIt || observed || resultIsTaken();
        if (newOutcome.failure != null && !awaited && !entrustFailure()) {
            reportIfUnobserved();
        }
        Recording.ended(this);
        leaveTreeWithFailures();
        tellOthers();
        if (startedAtPrompt && newOutcome.state == TaskState.DONE && !awaited) {
            supervisor.listener().backgroundEnded(this);
        }
        detach();
    }

    private void tellOthers() {
        Waiters told = waiters; // after the outcome, which is there: nobody can come too late for it
        if (told != null) {
            told.tell(this);
        }
        if (members != null) {
            members.ended(this);
        }
    }

    private void leaveTreeWithFailures() {
        closeToChildren().forEach(Task::reportIfUnobserved);
        leaveTree();
    }

    /** Once: an awaiter that leaves at the moment of the end and the end itself may both find it unobserved. */
    void reportIfUnobserved() {
        synchronized (this) {
            if (observed || reported || failure() == null) {
                return;
            }
            reported = true;
        }
        supervisor.listener().unobservedFailure(this);
    }

    // ---- the tree --------------------------------------------------------------------------------------------------

    private void adopt(Task<?> child) {
        if (!takeChild(child)) {
            supervisor.root().takeChild(child); // started by a callback at our end
        }
        // After it is linked: a cancel looks at the children after it is pending, so one of us sees the other.
        if (isCancelPending()) {
            child.cancel(budgetForOthers());
        }
    }

    /** A failed child of a coroutine may be awaited until that ends; nobody but the user awaits for the session. */
    boolean mayAwaitChildren() {
        return kind != Kind.ROOT;
    }

    void childLeft() {
        if (ending) {
            unpark();
        }
    }

    private void cancelAndJoinChildren() {
        if (!hasChildren()) {
            return;
        }
        Wait wait = new ChildrenWait();
        publishWait(wait); // before the children look whether anybody waits for them
        for (Task<?> child : children()) {
            child.cancel(budgetForOthers());
        }
        waitPatiently(wait);
    }

    private final class ChildrenWait implements Wait {
        @Override
        public boolean ready() {
            return !hasChildren();
        }

        @Override
        public boolean isForOthers() {
            return true;
        }

        @Override
        public List<Task<?>> tasks() {
            return children();
        }

        @Override
        public String describe() {
            return "waits for the clean-up of its children";
        }
    }

    /** The parent, if it has ended its work and waits only for its children. */
    private @Nullable Task<?> joiningParent() {
        Task<?> above = parentTask();
        return above != null && above.waiting instanceof Task<?>.ChildrenWait ? above : null;
    }

    // ---- cancel ----------------------------------------------------------------------------------------------------

    /**
     * Asks the task to stop: it, its children and the task that it awaits get an {@link InterruptedException} where they
     * wait, and clean up. Does not wait; {@link #await()} or {@link #join()} does.
     *
     * @return whether this call made the difference: false if it was cancelled before, or has ended
     */
    public boolean cancel() {
        return cancel(supervisor.cleanUpBudget());
    }

    boolean cancel(long cleanUpBudget) {
        // Once there, it stays: who is cancelled by several, as members are by their join and as children, asks often.
        if (cancellation != null) {
            return false;
        }
        // Counted as running: else a manual clock could find all waiting before the alarm for the clean-up is set.
        supervisor.clock().resumed();
        try {
            return cancelTree(cleanUpBudget);
        } finally {
            supervisor.clock().suspended();
        }
    }

    /** Not by recursion: a chain of ten thousand tasks is no reason for a stack overflow. */
    private boolean cancelTree(long cleanUpBudget) {
        Deque<Task<?>> todo = new ArrayDeque<>(1);
        boolean accepted = requestCancel(cleanUpBudget, todo);
        for (Task<?> next = todo.poll(); next != null; next = todo.poll()) {
            next.requestCancel(cleanUpBudget, todo);
        }
        return accepted;
    }

    /** Adds those who are cancelled with it: its children, and the task that it awaits. */
    private boolean requestCancel(long cleanUpBudget, Deque<Task<?>> dependants) {
        Clock clock = supervisor.clock();
        Cancellation requested = new Cancellation(clock.nanoTime(), cleanUpBudget);
        synchronized (this) {
            if (ending || outcome != null || cancellation != null) {
                return false;
            }
            Checkpoint.cancelBegins();
            // First, so that a child which is born now sees it.
            cancellation = requested;
            // In the same step, and before the interrupt: a moment later there may be those who clean up for it.
            forEachChild(dependants::add);
            Task<?> awaited = waiting instanceof AwaitTask await ? await.cancelledWithAwaiter() : null;
            if (awaited != null) {
                dependants.add(awaited);
            }
            interruptThread();
        }
        unpark(); // foreign code may have had the interrupt already, and the task may have parked since
        supervisor.cleanUps().watch(this, requested.nextDue(clock.nanoTime()));
        return true;
    }

    /** Under the monitor. */
    private void interruptThread() {
        Thread thread = thread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** A cancel that came before this point is thrown here, once; the fast path is one volatile read. */
    void checkpoint() throws InterruptedException {
        Cancellation current = cancellation;
        if (current != null) {
            refuseIfAbandoned();
            deliver(current);
            takeInterrupt();
            current.beginSlices();
        }
    }

    /** The check injected into snippets: quiet in a clean-up, and again at every check when its budget is spent. */
    void snippetCheck() throws InterruptedException {
        Cancellation current = cancellation;
        if (current != null) {
            refuseIfAbandoned();
            if (current.isSpent()) {
                throw budgetSpent(current);
            }
            deliver(current);
        }
    }

    /** Swallowing loops of an abandoned task must not keep a processor busy. */
    private void refuseIfAbandoned() throws InterruptedException {
        if (isAbandoned()) {
            pauseAbandoned();
            throw new InterruptedException(label() + " is abandoned");
        }
    }

    /** In real time: it is a real processor that a swallowing loop would keep busy. */
    void pauseAbandoned() {
        LockSupport.parkNanos(this, ABANDONED_PAUSE);
        Thread.interrupted();
    }

    /** Own thread only. Throws unless foreign code has had the interrupt, or it was delivered before. */
    private void deliver(Cancellation current) throws InterruptedException {
        if (reachCleanUp(current)) {
            throw new TaskInterruptedException(kind, id, name);
        }
    }

    /** Whether this call has delivered the cancel and found the interrupt still there. */
    private synchronized boolean reachCleanUp(Cancellation current) {
        if (current.isDelivered()) {
            return false;
        }
        waiting = null; // first: a request for a lock that was given up must not look like one that waits
        current.deliver(supervisor.clock().nanoTime());
        return takeInterrupt();
    }

    /** The clean-up has begun, although no cancel point was reached: a driver's operation was interrupted elsewhere. */
    void cleanUpReached() {
        Cancellation current = cancellation;
        if (current != null) {
            reachCleanUp(current);
        }
    }

    /** Own thread only. Foreign code has had the interrupt of a cancel: then what the task does now is its clean-up. */
    private void noticeConsumedInterrupt() {
        Cancellation current = cancellation;
        if (current != null && current.isPending()) {
            synchronized (this) {
                if (current.isPending() && !isInterrupted()) {
                    current.deliver(supervisor.clock().nanoTime());
                }
            }
        }
    }

    /** Whether it was asked to stop, however far that has got: it may be cleaning up, or unable to react. */
    public boolean isCancelRequested() {
        return cancellation != null;
    }

    /** Whether the watch has stopped the operations from outside already: one that starts a motion now comes too late. */
    boolean isStopOverdue() {
        Cancellation current = cancellation;
        return isAbandoned() || (current != null && current.isPending() && current.operationsStopped());
    }

    /** Whether it is to wait for the clean-up of a task that it awaits, before its own, and may go on without. */
    boolean canLosePatience() {
        return isCancelPending() && waiting instanceof AwaitTask && !hasLostPatience();
    }

    /** Goes on to its own clean-up without waiting for that of the task it awaits. From any thread. */
    void losePatience() {
        Cancellation current = cancellation;
        if (current != null) {
            current.losePatience();
            unpark();
        }
    }

    boolean hasLostPatience() {
        Cancellation current = cancellation;
        return current != null && current.isImpatient();
    }

    boolean isPatient() {
        return patient;
    }

    boolean isCancelPending() {
        Cancellation current = cancellation;
        return current != null && current.isPending();
    }

    boolean isAbandoned() {
        Outcome end = outcome;
        return end != null && end.state == TaskState.ABANDONED;
    }

    boolean isBudgetSpent() {
        Cancellation current = cancellation;
        return current != null && current.isSpent();
    }

    /** The clean-up budget for those whom this task cancels: not more than it has itself. */
    long budgetForOthers() {
        Cancellation current = cancellation;
        if (current == null) {
            return supervisor.cleanUpBudget();
        }
        return current.isSpent() ? Cancellation.SLICE : current.budget;
    }

    /** How long the clean-up may still take before waits are cut short, or before it is abandoned; zero without one. */
    public Duration cleanUpLeft() {
        Cancellation current = cancellation;
        return current == null || isDone()
                ? Duration.ZERO
                : current.left(supervisor.clock().nanoTime());
    }

    /**
     * Does what is due for a cancelled task; on an alarm thread, never waits.
     *
     * @return when to look again, {@link Long#MAX_VALUE} for never
     */
    long superviseCleanUp(long now) {
        Cancellation current = Objects.requireNonNull(cancellation);
        Cancellation.Due due;
        synchronized (this) {
            if (outcome != null || ending) {
                return Long.MAX_VALUE;
            }
            due = current.due(now, patient);
            if (due == Cancellation.Due.INTERRUPT_WAIT) {
                interruptThread();
            }
        }
        if (waiting instanceof AwaitTask await && patient && await.mayBeInKnot()) {
            LockGraph.untie(this);
        }
        switch (due) {
            case NOTHING -> {}
            case STOP_OPERATIONS -> {
                supervisor.lendCarrier(this);
                stopOperations();
            }
            case INTERRUPT_WAIT -> unpark();
            case ABANDON -> {
                abandon();
                return Long.MAX_VALUE;
            }
        }
        return current.nextDue(now);
    }

    /** Stops what the task's operations have started, from the emergency threads, because the task does not react. */
    private void stopOperations() {
        for (Claim claim = claims; claim != null; claim = claim.outer) {
            if (claim instanceof Operation operation && claim.owner == this) {
                operation.haltFromOutside();
            }
        }
    }

    private void abandon() {
        synchronized (this) {
            if (outcome != null || ending) {
                return;
            }
            outcome = Outcome.abandoned();
        }
        stopOperations();
        if (kind == Kind.INPUT) {
            supervisor.inputEnded(this);
        }
        detach();
        moveChildrenTo(supervisor.root());
        if (waiting instanceof LockRequest request) {
            LockGraph.withdraw(request); // whoever comes later must not stand behind what is left of it
        }
        unpark(); // nobody will make ready what it waits for
        for (Claim claim = claims; claim != null; claim = claim.outer) {
            if (claim.owner == this) {
                if (claim instanceof Operation operation && claim.held) {
                    operation.leftInside();
                }
                LockGraph.release(claim);
            }
        }
        supervisor.taskAbandoned(this);
        Recording.ended(this);
        leaveTreeWithFailures();
        tellOthers();
    }

    // ---- waiting ---------------------------------------------------------------------------------------------------

    /**
     * The one wait of the kernel: until {@code wait} is ready or the clock shows {@code deadline}, whichever is first.
     *
     * @return whether it is ready
     * @throws InterruptedException if the task was cancelled; when the wait is for tasks, after these have ended
     */
    boolean block(Wait wait, long deadline) throws InterruptedException {
        checkpoint();
        waiting = wait;
        try {
            wait.published();
            return blockUntilReady(wait, deadline);
        } finally {
            waiting = null;
            patient = false;
        }
    }

    /** As {@link #block(Wait, long)} without a limit; then the clock need not be asked. */
    void block(Wait wait) throws InterruptedException {
        checkpoint();
        blockOn(wait);
    }

    /** As {@link #block(Wait)}, but a cancel that is there already is told to {@code wait} as one that comes later is. */
    private void blockOn(Wait wait) throws InterruptedException {
        waiting = wait;
        try {
            wait.published();
            while (!wait.ready()) {
                if (cancellation != null) {
                    blockCancelled(wait, supervisor.clock().nanoTime() + Durations.FOREVER);
                    return;
                }
                park();
                takeForeignInterrupt();
            }
        } finally {
            waiting = null;
            patient = false;
        }
    }

    /**
     * As long as nobody cancels. Apart from what comes then, because a hundred thousand tasks may wait in here: what its
     * frame holds is held a hundred thousand times. A cancel is there before its unpark, so either it is seen here or
     * the park returns at once.
     */
    private boolean blockUntilReady(Wait wait, long deadline) throws InterruptedException {
        Clock clock = supervisor.clock();
        while (!wait.ready()) {
            if (cancellation != null) {
                return blockCancelled(wait, deadline);
            }
            if (clock.nanoTime() - deadline >= 0) {
                return false;
            }
            park(deadline);
            takeForeignInterrupt();
        }
        return true;
    }

    /** An interrupt from outside is a cancel; in a clean-up it is refused, and so dropped. */
    private void takeForeignInterrupt() {
        if (interruptSeen() && !isCancelPending()) {
            takeInterrupt();
            cancel();
        }
    }

    private boolean blockCancelled(Wait wait, long deadline) throws InterruptedException {
        Clock clock = supervisor.clock();
        // If the budget was spent just now, during the wait, then the watch interrupts it, whatever is said here.
        long slice = isBudgetSpent() ? clock.nanoTime() + Cancellation.SLICE : deadline;
        boolean told = false; // of the cancel; and then waits on, as others have to clean up first
        boolean cutShort = false;
        while (!wait.ready()) {
            Cancellation current = cancellation;
            if (current != null && current.isPending() && !told) {
                told = true;
                patient = wait.cancelled();
                if (!patient) {
                    deliver(current);
                }
                continue;
            }
            if (current != null && patient && current.isImpatient()) {
                patient = false;
                deliver(current);
            }
            long now = clock.nanoTime();
            boolean sliceOver = current != null && current.isSpent() && slice != deadline && now - slice >= 0;
            if (current != null && !cutShort && (sliceOver || current.interruptsWait())) {
                cutShort = true;
                current.beginSlices();
                if (!wait.cancelled()) {
                    throw budgetSpent(current);
                }
                continue;
            }
            refuseIfAbandoned();
            if (now - deadline >= 0) {
                return false;
            }
            park(cutShort || slice - deadline > 0 ? deadline : slice);
            takeForeignInterrupt();
        }
        Cancellation current = cancellation;
        if (told && current != null) {
            deliver(current);
        }
        if (cutShort && current != null) {
            throw budgetSpent(current);
        }
        return true;
    }

    private InterruptedException budgetSpent(Cancellation current) {
        synchronized (this) {
            // Sent under the monitor, perhaps after we saw why. It must not meet what the outer clean-up does.
            takeInterrupt();
        }
        return new InterruptedException(
                label() + " has spent its clean-up budget of " + Durations.text(Duration.ofNanos(current.budget)));
    }

    /** Waits for what is sure to end, such as the clean-up of cancelled members; a cancel is delivered later. */
    void waitPatiently(Wait wait) {
        waiting = wait;
        patient = true;
        try {
            while (!wait.ready()) {
                park(supervisor.clock().nanoTime() + Durations.FOREVER);
            }
        } finally {
            waiting = null;
            patient = false;
        }
    }

    /** Shows that it waits, for the deadlock check, before {@link #block} does. Own thread only. */
    void publishWait(@Nullable Wait wait) {
        waiting = wait;
    }

    @Nullable
    Wait currentWait() {
        return waiting;
    }

    boolean isBlockedOnOthers() {
        Wait current = waiting;
        return current != null && current.isForOthers();
    }

    // ---- being awaited ---------------------------------------------------------------------------------------------

    /**
     * Waits for the end and returns the value. Cancelling the awaiter cancels this task too and waits for its clean-up.
     *
     * @throws InterruptedException if the awaiting task was cancelled
     * @throws CancellationException if somebody else cancelled this task
     * @throws CoroutineException if it failed with a checked exception, which is the cause; unchecked ones arrive as
     *     themselves
     */
    public T await() throws InterruptedException {
        return await(false);
    }

    T await(boolean shielded) throws InterruptedException {
        Task<?> me = current();
        me.noticeConsumedInterrupt();
        if (shielded || !me.isCancelPending()) {
            me.checkpoint();
        } // else the cancel came just before, and takes this task along as it would have a moment later
        AwaitTask wait = new AwaitTask(me, this, shielded);
        if (isDone() || !addWaiter(wait)) {
            me.checkpoint(); // its own cancel comes first, even if the awaited task has ended before it could notice
            return result();
        }
        boolean taken = false;
        try {
            me.blockOn(wait);
            me.checkpoint();
            taken = true;
        } finally {
            removeWaiter(wait);
            if (!taken && isDone()) {
                reportIfUnobserved(); // it relied on us, and we go without looking
            }
        }
        return result();
    }

    void removeWaiter(Waiter waiter) {
        Waiters all = waiters;
        if (all != null) {
            all.remove(waiter);
        }
    }

    /** False if the task has ended, and nobody would call the waiter. */
    boolean addWaiter(Waiter waiter) {
        Waiters all = waiters;
        if (all == null) {
            // The outcome is written under this too: whoever comes before it is told, whoever comes after it sees it.
            synchronized (this) {
                all = waiters;
                if (all == null) {
                    if (outcome != null) {
                        return false;
                    }
                    all = new Waiters();
                    waiters = all;
                }
            }
        }
        return all.add(waiter);
    }

    private boolean resultIsTaken() {
        Waiters all = waiters;
        return all != null && all.anyTakesResult();
    }

    boolean hasAwaiters() {
        Waiters all = waiters;
        return members != null || (all != null && !all.isEmpty()) || joiningParent() != null;
    }

    void forEachAwaiter(Consumer<Task<?>> found) {
        Waiters all = waiters;
        if (all != null) {
            all.forEachTask(found);
        }
        Task<?> parentAtItsEnd = joiningParent();
        if (parentAtItsEnd != null) {
            found.accept(parentAtItsEnd);
        }
        Task<?> joiner = members == null ? null : members.waitingTask();
        if (joiner != null) {
            found.accept(joiner);
        }
    }

    /**
     * The value of a task that has ended; fails as {@link #await()} does, and with {@link IllegalStateException} while
     * it runs.
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // the value is null only if T allows it
    public T result() {
        Outcome end = outcome;
        if (end == null) {
            throw new IllegalStateException(label() + " has not ended; await it");
        }
        observed = true;
        return (T) end.result(this);
    }

    /** The failure of a task that has ended with one. */
    public @Nullable Throwable failure() {
        Outcome end = outcome;
        return end == null ? null : end.failure;
    }

    /** The failure with the stack of the work and that of the first who awaited it; empty without a failure. */
    public String trace() {
        Outcome end = outcome;
        return end == null ? "" : end.trace();
    }

    /** Waits for the end from a thread that is no task; throws nothing of the task's. */
    public void join() throws InterruptedException {
        endedLatch().await();
    }

    /** As {@link #join()}, for at most {@code limit} of real time; false when that passed. */
    public boolean join(Duration limit) throws InterruptedException {
        return endedLatch().await(limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private CountDownLatch endedLatch() {
        CountDownLatch latch = new CountDownLatch(1);
        whenEnded(latch::countDown);
        return latch;
    }

    void whenEnded(Runnable action) {
        tellWhenEnded(action, false);
    }

    private void tellWhenEnded(Runnable action, boolean takesResult) {
        Waiter waiter = new Waiter() {
            @Override
            void ended(Task<?> task) {
                action.run();
            }

            @Override
            boolean takesResult() {
                return takesResult;
            }
        };
        if (!addWaiter(waiter)) {
            action.run();
        }
    }

    /**
     * A future that ends as the task does, for code that wants one. Completing or cancelling it does not touch the task.
     */
    @SuppressWarnings("unchecked")
    public CompletableFuture<T> asFuture() {
        CompletableFuture<T> future = new CompletableFuture<>();
        tellWhenEnded(
                () -> {
                    Outcome end = Objects.requireNonNull(outcome);
                    observed = true;
                    if (end.state == TaskState.DONE) {
                        future.complete((T) end.value);
                    } else if (end.failure != null) {
                        future.completeExceptionally(end.failure);
                    } else {
                        future.cancel(false);
                    }
                },
                true);
        return future;
    }

    // ---- claims ----------------------------------------------------------------------------------------------------

    @Nullable
    Claim claims() {
        return claims;
    }

    boolean isInside(Claim claim) {
        for (Claim mine = claims; mine != null; mine = mine.outer) {
            if (mine == claim) {
                return true;
            }
        }
        return false;
    }

    /** Own thread only; false if the task has been abandoned meanwhile, and must not have the claim. */
    boolean push(Claim claim) {
        claim.outer = firstHeld(claims);
        claims = claim;
        // The abandoner writes the outcome and then walks the claims; one of us sees the other.
        return !isAbandoned();
    }

    /** Own thread only. */
    void pop(Claim claim) {
        if (claims == claim) {
            claims = claim.outer;
            return;
        }
        // Given back out of order: left in, a chain of locks taken hand over hand would grow for ever.
        for (Claim inner = claims; inner != null; inner = inner.outer) {
            if (inner.outer == claim) {
                inner.outer = claim.outer;
                return;
            }
        }
    }

    /** The stop that it is inside of; null outside of stops. Own thread only. */
    @Nullable
    Operation stop() {
        Operation inside = stop;
        return inside == null || inside.isClosed() ? null : inside;
    }

    void stop(@Nullable Operation inside) {
        stop = inside;
    }

    private void giveBackClaims(TaskState endState) {
        if (claims == null) {
            return;
        }
        List<Claim> left = new ArrayList<>();
        for (Claim claim = claims; claim != null; claim = claim.outer) {
            if (claim.owner == this && claim.held) {
                left.add(claim);
            }
        }
        for (Claim claim : left.reversed()) {
            if (kind == Kind.INPUT && endState == TaskState.DONE) {
                supervisor.keepForPrompt(claim);
            } else {
                LockGraph.release(claim);
                supervisor
                        .listener()
                        .notice(label() + " ended with its lock on " + claim.node.name() + " held; released");
            }
        }
    }

    // ---- looking at it ---------------------------------------------------------------------------------------------

    /** Its number in the session, from 1. */
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    /** As messages name it: {@code task 3 'scan'}. */
    public String label() {
        return label(kind, id, name);
    }

    static String label(Kind kind, long id, String name) {
        return kind == Kind.INPUT ? "the prompt" : "task " + id + " '" + name + "'";
    }

    /** Where it is in its life, at this moment. */
    public TaskState state() {
        Outcome end = outcome;
        if (end != null) {
            return end.state;
        }
        Cancellation current = cancellation;
        if ((current != null && current.isDelivered()) || patient || ending) {
            return TaskState.CLEANING_UP;
        }
        return waiting != null ? TaskState.WAITING : TaskState.RUNNING;
    }

    /** Whether it has ended, in whatever way. */
    public boolean isDone() {
        return outcome != null;
    }

    /** Whether somebody has awaited it or asked for its result. */
    public boolean isObserved() {
        return observed;
    }

    /** How long ago it was started. */
    public Duration age() {
        return Duration.ofNanos(supervisor.clock().nanoTime() - startedAt);
    }

    /** What it waits for, in words; empty while it runs. */
    public String waitsFor() {
        Wait current = waiting;
        return current == null ? "" : current.describe();
    }

    /** The locks that hold it up now: it waits for them itself, or somebody whose end it waits for does. */
    public List<LockWait> lockWaits() {
        List<LockWait> found = new ArrayList<>();
        Set<Task<?>> seen = new HashSet<>(Set.of(this));
        Deque<Task<?>> todo = new ArrayDeque<>(seen);
        for (Task<?> next = todo.poll(); next != null; next = todo.poll()) {
            Wait current = next.waiting;
            if (current instanceof LockRequest request) {
                found.add(request.asLockWait());
            } else if (current != null) {
                current.tasks().stream().filter(seen::add).forEach(todo::add);
            }
        }
        return found;
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    Kind kind() {
        return kind;
    }

    @Override
    Clock clock() {
        return supervisor.clock();
    }

    /** Null before it runs and after it has ended. */
    @Nullable
    Thread thread() {
        return threadLeft ? null : owner();
    }

    /** For the {@link DeadlockException}: "task 3 'scan' holds motor and waits for shutter". */
    String holdsAndWants() {
        StringBuilder text = new StringBuilder(label());
        String separator = " holds ";
        for (Claim claim = claims; claim != null; claim = claim.outer) {
            if (claim.held && claim.holder() == this) {
                text.append(separator).append(claim.node.name());
                separator = ", ";
            }
        }
        Wait current = waiting;
        String wants = current instanceof LockRequest request
                ? "wants " + request.wanted()
                : current == null ? "" : current.describe();
        return wants.isEmpty()
                ? text.toString()
                : text.append(separator.equals(", ") ? " and " : " ")
                        .append(wants)
                        .toString();
    }

    @Override
    public String toString() {
        return label() + " " + state();
    }

    // ---- the current task ------------------------------------------------------------------------------------------

    /** The task that the calling thread runs. */
    public static Task<?> current() {
        Task<?> task = currentOrNull();
        if (task == null) {
            throw new IllegalStateException(
                    "no task runs on thread '" + Thread.currentThread().getName()
                            + "': this works at the prompt, in a coroutine, or in Supervisor.start");
        }
        return task;
    }

    /** The task that the calling thread runs, or null if it is no task's thread. */
    public static @Nullable Task<?> currentOrNull() {
        return CURRENT.get(Thread.currentThread());
    }

    void enterCoroutine() throws InterruptedException {
        checkpoint();
        depth++;
    }

    void leaveCoroutine() {
        depth--;
    }

    /** False for code typed at the prompt. Own thread only. */
    boolean isInsideCoroutine() {
        return depth > 0;
    }
}
