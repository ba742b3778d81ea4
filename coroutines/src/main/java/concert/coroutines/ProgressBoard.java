package concert.coroutines;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where those who show {@link Progress} hear of it: one for each session. It keeps none itself. */
public final class ProgressBoard {
    private static final System.Logger LOG = System.getLogger(ProgressBoard.class.getName());

    /** Told on the thread that works; must not wait. */
    public interface Watcher {
        void began(Progress progress);

        /** It has its final state; may be told before {@link #began} has returned. */
        void ended(Progress progress);
    }

    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    private ProgressBoard() {}

    public static ProgressBoard of(Supervisor supervisor) {
        return supervisor.service(ProgressBoard.class, _ -> new ProgressBoard());
    }

    static @Nullable ProgressBoard ifWatched(Supervisor supervisor) {
        ProgressBoard board = of(supervisor);
        return board.watchers.isEmpty() ? null : board;
    }

    /** Tells {@code watcher} of all work that begins from now on. */
    public Subscription watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    void began(Progress progress) {
        tell(watcher -> watcher.began(progress));
    }

    void ended(Progress progress) {
        tell(watcher -> watcher.ended(progress));
    }

    private void tell(Consumer<Watcher> news) {
        for (Watcher watcher : watchers) {
            try {
                news.accept(watcher);
            } catch (RuntimeException e) {
                // The work is a scan or a driver: what a view does wrong is not for it.
                LOG.log(System.Logger.Level.ERROR, "a view of progress failed", e);
            }
        }
    }
}
