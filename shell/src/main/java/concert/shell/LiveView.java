package concert.shell;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;

import concert.frames.Frame;
import concert.imaging.Contrast;
import concert.streams.Items;
import concert.streams.Sink;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest frame of a stream, below all that is printed, at most ten times a second: nobody sees more, and a terminal over
 * ssh would be flooded. Those that come meanwhile are counted by the broadcast.
 *
 * <p>Another view, such as one for a browser, is another sink and no more: it stands beside this one in a broadcast, as
 * {@code latest(view)}, gets the frames in the same way, and neither knows of the other.
 */
final class LiveView implements Sink<Frame, @Nullable Void> {
    private static final int COLUMNS = 60;
    private static final int LINES = 12;
    private static final Duration REDRAW = Duration.ofMillis(100);

    @Override
    public @Nullable Void consume(Items<? extends Frame> items) throws InterruptedException {
        Console console = Shell.current().console();
        try {
            for (Frame frame = items.next(); frame != null; frame = items.next()) {
                if (console.canShowPictures()) {
                    console.picture(
                            FrameText.of(frame, Contrast.of(frame), Math.min(COLUMNS, console.width() - 1), LINES));
                    await(sleep(REDRAW));
                }
            }
        } finally {
            console.picture(List.of());
        }
        return null;
    }
}
