package concert.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What is shown below all output: a picture, and how far work has come. From any thread. */
final class LowerEdge {
    private final Consumer<List<String>> screen;

    /** Guarded by this. */
    private List<String> picture = List.of();

    private List<String> progress = List.of();

    /** @param screen shows lines in place of those before */
    LowerEdge(Consumer<List<String>> screen) {
        this.screen = screen;
    }

    synchronized void picture(List<String> lines) {
        picture = lines;
        show();
    }

    synchronized void progress(List<String> lines) {
        progress = lines;
        show();
    }

    synchronized void clear() {
        picture = List.of();
        progress = List.of();
        show();
    }

    private void show() {
        List<String> all = new ArrayList<>(picture);
        all.addAll(progress);
        screen.accept(all);
    }
}
