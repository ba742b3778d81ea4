package concert.shell;

import concert.frames.Frame;
import concert.imaging.Contrast;
import concert.streams.Items;
import concert.streams.Sink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest frame of a stream, below all that is printed. Frames that come faster than it draws are others' to count. */
final class LiveView implements Sink<Frame, @Nullable Void> {
    private static final int COLUMNS = 60;
    private static final int LINES = 12;

    @Override
    public @Nullable Void consume(Items<? extends Frame> items) throws InterruptedException {
        Console console = Shell.current().console();
        try {
            for (Frame frame = items.next(); frame != null; frame = items.next()) {
                if (console.canShowPictures()) {
                    console.picture(
                            FrameText.of(frame, Contrast.of(frame), Math.min(COLUMNS, console.width() - 1), LINES));
                }
            }
        } finally {
            console.picture(List.of());
        }
        return null;
    }
}
