package concert.shell;

import concert.coroutines.Clock;
import concert.coroutines.Progress;
import concert.coroutines.ProgressBoard;
import concert.coroutines.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Shows what goes on, redrawn ten times a second while anything does. Work that ends before it was ever drawn leaves no
 * line: there may be a million of them.
 */
final class ProgressView implements ProgressBoard.Watcher {
    private static final long REDRAW = Duration.ofMillis(100).toNanos();

    /** What it is drawn on. */
    interface Screen {
        int width();

        /** Replaces the lines that are shown last on the screen. */
        void below(List<String> lines);

        /** A line that stays. */
        void print(String line);
    }

    private final ProgressBoard board;
    private final Clock clock;
    private final Screen screen;

    /** Draws; an alarm may not wait for the screen, nor may work. */
    private final Executor drawer;

    private @Nullable Subscription subscription;

    /** Guarded by this, as is all below: what goes on, in the order of its beginning. */
    private final Set<Progress> running = new LinkedHashSet<>();

    private final Set<Progress> drawn = new LinkedHashSet<>();

    /** What has ended since it was drawn. */
    private final List<Progress> over = new ArrayList<>();

    private boolean scheduled;

    /** Held while something is drawn, so that no older drawing comes after a newer. */
    private final Object drawing = new Object();

    ProgressView(ProgressBoard board, Clock clock, Screen screen, Executor drawer) {
        this.board = board;
        this.clock = clock;
        this.screen = screen;
        this.drawer = drawer;
    }

    /** Whether it shows what begins from now on. What goes on is shown to its end. */
    synchronized void show(boolean wanted) {
        if (wanted && subscription == null) {
            subscription = board.watch(this);
        } else if (!wanted && subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public synchronized void began(Progress progress) {
        if (progress.state() == Progress.State.RUNNING) {
            running.add(progress);
            schedule();
        }
    }

    @Override
    public synchronized void ended(Progress progress) {
        running.remove(progress);
        if (drawn.remove(progress)) {
            over.add(progress);
            schedule();
        }
    }

    /** How many go on. */
    synchronized int size() {
        return running.size();
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            var _ = clock.schedule(clock.nanoTime() + REDRAW, () -> drawer.execute(this::redraw));
        }
    }

    private void redraw() {
        synchronized (this) {
            scheduled = false;
        }
        draw();
        synchronized (this) {
            if (!running.isEmpty()) {
                schedule();
            }
        }
    }

    /** Draws all as it is now; waits for the screen. */
    void draw() {
        synchronized (drawing) {
            int width = screen.width();
            List<String> last;
            List<String> lines;
            synchronized (this) {
                // Asking ends those whose task has ended, and then we are told.
                List.copyOf(running).forEach(Progress::state);
                last = over.stream()
                        .map(progress -> ProgressLines.last(progress, width))
                        .toList();
                over.clear();
                lines = ProgressLines.of(running, width);
                running.stream().limit(ProgressLines.most()).forEach(drawn::add);
            }
            screen.below(lines);
            last.forEach(screen::print);
        }
    }
}
