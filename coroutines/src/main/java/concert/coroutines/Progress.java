package concert.coroutines;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a long piece of work has come, for whoever watches: {@link Coroutines#progress}.
 *
 * <p>Any thread may advance it, which costs nanoseconds and never waits. It ends when it is closed, and by itself when the
 * task that began it is cancelled or fails. When that ends normally it ends too, unless it was opened at the prompt: then
 * it belongs to the session, as a lock does.
 */
public final class Progress implements AutoCloseable {
    /** How it stands; all but the first are final. */
    public enum State {
        RUNNING,
        /** Closed at its total, or without one. */
        DONE,
        /** Closed short of its total, as by a {@code break}. */
        STOPPED,
        CANCELLED,
        FAILED
    }

    /** Draws what the work has found so far, for who watches it go on. */
    @FunctionalInterface
    public interface Picture {
        /**
         * Lines of text, one below the other; none if there is nothing to see, or no room. Called again and again while the work
         * goes on, never twice at the same time, on a thread that draws: it must not wait for anything.
         *
         * @param columns how many characters a line may have
         * @param rows how many lines there may be
         */
        List<String> lines(int columns, int rows);
    }

    /** The total of work that ends nobody knows when. */
    public static final long UNKNOWN = -1;

    private final String name;
    private final long total;
    private final Clock clock;
    private final long began;
    private final AtomicLong count = new AtomicLong();

    /** Null when nobody watches. */
    private final @Nullable ProgressBoard board;

    /** Whether it outlives the normal end of its task. */
    private final boolean ofSession;

    /** Of whom it depends, while it runs. Guarded by this for writing, as are the next two. */
    private volatile @Nullable Task<?> task;

    private volatile State state = State.RUNNING;
    private volatile long ended;

    private volatile @Nullable Picture picture;

    private Progress(String name, long total, @Nullable Task<?> task, boolean ofSession) {
        this.name = name;
        this.total = total;
        this.task = task;
        this.ofSession = ofSession;
        this.clock = task == null ? Clock.system() : task.supervisor().clock();
        this.began = clock.nanoTime();
        this.board = task == null ? null : ProgressBoard.ifWatched(task.supervisor());
    }

    static Progress open(String name, long total) {
        if (total < 0 && total != UNKNOWN) {
            throw new IllegalArgumentException("progress: '" + name + "' cannot have " + total + " steps");
        }
        Task<?> task = Task.currentOrNull();
        return begin(new Progress(name, total, task, task != null && !task.isInsideCoroutine()));
    }

    private static Progress begin(Progress progress) {
        if (progress.board != null) {
            progress.board.began(progress);
        }
        return progress;
    }

    static <T extends @Nullable Object> Iterator<T> over(String name, Iterable<T> items) {
        long total = items instanceof Collection<?> known ? known.size() : UNKNOWN;
        Progress progress = begin(new Progress(name, total, Task.currentOrNull(), false));
        Iterator<T> each = items.iterator();
        return new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                if (given) {
                    progress.advance();
                    given = false;
                }
                boolean more = each.hasNext();
                if (!more) {
                    progress.close();
                }
                return more;
            }

            @Override
            public T next() {
                if (given) {
                    progress.advance();
                }
                T item = each.next();
                given = true;
                return item;
            }
        };
    }

    /** Shows a picture, too, where there is room for it; in place of the one before. */
    public void show(Picture newPicture) {
        picture = newPicture;
    }

    /** What it shows beside its numbers; null if that is nothing. */
    public @Nullable Picture picture() {
        return picture;
    }

    /** One step more. */
    public void advance() {
        count.incrementAndGet();
    }

    /** Several steps more. */
    public void advance(long steps) {
        count.addAndGet(steps);
    }

    /** So many steps in all. */
    public void set(long steps) {
        count.set(steps);
    }

    public String name() {
        return name;
    }

    public long count() {
        return count.get();
    }

    /** How many steps there will be, or {@link #UNKNOWN}. */
    public long total() {
        return total;
    }

    /** How long it runs, or has run. */
    public Duration elapsed() {
        State now = state;
        return Duration.ofNanos((now == State.RUNNING ? clock.nanoTime() : ended) - began);
    }

    public State state() {
        Task<?> of = task;
        if (of != null && of.isDone()) {
            switch (of.state()) {
                case CANCELLED, ABANDONED -> end(State.CANCELLED);
                case FAILED -> end(State.FAILED);
                default -> {
                    if (ofSession) {
                        leave();
                    } else {
                        end(reached());
                    }
                }
            }
        }
        return state;
    }

    /** From now on only {@link #close} ends it. */
    private synchronized void leave() {
        task = null;
    }

    private State reached() {
        return total == UNKNOWN || count() >= total ? State.DONE : State.STOPPED;
    }

    /** The work is over. Does nothing the second time. */
    @Override
    public void close() {
        Task<?> current = Task.currentOrNull();
        boolean cancelled = current != null && current.isCancelRequested() && (total == UNKNOWN || count() < total);
        end(cancelled ? State.CANCELLED : reached());
    }

    private void end(State last) {
        synchronized (this) {
            if (state != State.RUNNING) {
                return;
            }
            ended = clock.nanoTime();
            state = last;
            task = null;
        }
        if (board != null) {
            board.ended(this);
        }
    }

    @Override
    public String toString() {
        return name + " " + count() + (total == UNKNOWN ? "" : "/" + total);
    }
}
