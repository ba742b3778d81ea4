package concert.coroutines;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one coroutine at a time waits for what others bring about, without polling: for who builds something that hands
 * things on, such as a stream. Everybody else has {@link Event} and {@link Observable}.
 */
public final class Gate {
    private final String what;

    /** Written by who waits, before it looks whether it has to; so either it sees what is new, or it is seen. */
    private volatile @Nullable Task<?> waiting;

    /** Lists of tasks name it: "waits for {@code what}". */
    public Gate(String what) {
        this.what = what;
    }

    /**
     * Waits until {@code ready}, which is asked at once and after each {@link #wake}, on the calling thread.
     *
     * @throws InterruptedException if the task was cancelled
     */
    public void await(BooleanSupplier ready) throws InterruptedException {
        pass(new Passage(Task.current(), null, ready));
    }

    /**
     * As {@link #await(BooleanSupplier)}, while nobody but {@code opener} can bring it about. If that task waits for this
     * one in turn, for a device that this one uses, then neither would ever go on, and that is refused. For this,
     * {@code ready} is also asked on other threads; it must be quick and wait for nothing.
     *
     * @throws InterruptedException if the task was cancelled
     * @throws DeadlockException if the wait would never end
     */
    public void await(Task<?> opener, BooleanSupplier ready) throws InterruptedException {
        Passage passage = new Passage(Task.current(), opener, ready);
        // One that has ended has opened what it had to.
        boolean known = !ready.getAsBoolean() && opener.addWaiter(passage);
        try {
            pass(passage);
        } finally {
            if (known) {
                opener.removeWaiter(passage);
            }
        }
    }

    private void pass(Passage passage) throws InterruptedException {
        waiting = passage.task;
        try {
            passage.task.block(passage);
        } finally {
            waiting = null;
        }
    }

    /** What is waited for may be so now. From any thread; never waits, and costs one read while nobody does. */
    public void wake() {
        Task<?> task = waiting;
        if (task != null) {
            task.unpark();
        }
    }

    /** Known to the opener, if there is one, as those are who await it: so a deadlock is found from either end. */
    private final class Passage extends Waiter implements Wait {
        private final Task<?> task;
        private final @Nullable Task<?> opener;
        private final BooleanSupplier isReady;

        Passage(Task<?> task, @Nullable Task<?> opener, BooleanSupplier isReady) {
            this.task = task;
            this.opener = opener;
            this.isReady = isReady;
        }

        @Override
        public boolean ready() {
            return isReady.getAsBoolean();
        }

        @Override
        public void published() {
            LockGraph.checkAwait(task, opener != null && opener.isBlockedOnOthers());
        }

        @Override
        public boolean isForOthers() {
            return opener != null;
        }

        @Override
        public List<Task<?>> tasks() {
            return opener == null ? List.of() : List.of(opener);
        }

        /** Null also when it is about to go on: the gate is open and it has not noticed, or it is cancelled. */
        @Override
        @Nullable
        Task<?> waitingTask() {
            return task.currentWait() != this || task.isCancelPending() || ready() ? null : task;
        }

        @Override
        void ended(Task<?> ended) {
            task.unpark();
        }

        @Override
        public String describe() {
            return "waits for " + what;
        }
    }
}
