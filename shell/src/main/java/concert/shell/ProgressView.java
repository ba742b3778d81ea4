package concert.shell;

import concert.coroutines.Clock;
import concert.coroutines.Progress;
import concert.coroutines.ProgressBoard;
import concert.coroutines.Subscription;
import concert.coroutines.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Shows what goes on, redrawn ten times a second while anything does, and above that the picture of what the user waits for. Work that ends before it was ever drawn leaves no
 * line: there may be a million of them.
 */
final class ProgressView implements ProgressBoard.Watcher {
    private static final System.Logger LOG = System.getLogger(ProgressView.class.getName());

    /** Of a picture: more would be too much beside what is printed, less shows nothing. */
    private static final int WIDEST = 72;

    private static final int HIGHEST = 8;

    /** A picture leaves so many lines of the screen to others. */
    private static final int LEFT_FREE = 12;

    private static final long REDRAW = Duration.ofMillis(100).toNanos();

    /** What it is drawn on. */
    interface Screen {
        int width();

        /** How many lines a picture may reckon with: those of the screen, 0 if it cannot show the characters of one. */
        int height();

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

    /** What the user waits for: only that shows its picture, and of several the one that began first. */
    private final Set<Progress> inForeground = new LinkedHashSet<>();

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
            Task<?> task = Task.currentOrNull();
            if (task != null && task == task.supervisor().foreground()) {
                inForeground.add(progress);
            }
            schedule();
        }
    }

    @Override
    public synchronized void ended(Progress progress) {
        running.remove(progress);
        inForeground.remove(progress);
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
            List<Progress> pictured;
            synchronized (this) {
                // Asking ends those whose task has ended, and then we are told.
                List.copyOf(running).forEach(Progress::state);
                last = over.stream()
                        .map(progress -> ProgressLines.last(progress, width))
                        .toList();
                over.clear();
                lines = ProgressLines.of(running, width);
                running.stream().limit(ProgressLines.most()).forEach(drawn::add);
                pictured = List.copyOf(inForeground);
            }
            List<String> all = new ArrayList<>(picture(pictured, width));
            all.addAll(lines);
            screen.below(all);
            last.forEach(screen::print);
        }
    }

    /** Takes its time: without the lock, which those need who work. */
    private List<String> picture(List<Progress> all, int width) {
        int rows = Math.min(HIGHEST, screen.height() - LEFT_FREE);
        for (Progress progress : all) {
            Progress.Picture picture = progress.picture();
            if (picture != null && rows > 0) {
                return lines(progress, picture, Math.min(WIDEST, width - 1), rows);
            }
        }
        return List.of();
    }

    private List<String> lines(Progress progress, Progress.Picture picture, int columns, int rows) {
        try {
            return picture.lines(columns, rows).stream()
                    .limit(rows)
                    .map(line -> ProgressLines.cut(line, columns))
                    .toList();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the picture of " + progress.name() + " failed", e);
            synchronized (this) {
                inForeground.remove(progress);
            }
            return List.of();
        }
    }
}
