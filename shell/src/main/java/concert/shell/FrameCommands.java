package concert.shell;

import concert.frames.Frame;
import concert.imaging.Contrast;
import concert.imaging.Imaging;
import concert.streams.Sink;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How sessions look at frames. */
public final class FrameCommands {
    /** More columns than that show no more that matters. */
    private static final int COLUMNS = 80;

    private static final int LINES = 20;

    /**
     * Shows the latest frame of a stream below what is printed, where the terminal can, as long as the stream goes on:
     * {@code broadcast(frames(200, camera), block(writer), latest(viewer))}.
     */
    public static final Sink<Frame, @Nullable Void> viewer = new LiveView().named("viewer");

    private FrameCommands() {}

    /** Shows a frame; the darkest and the brightest half percent of its pixels are black and white. */
    public static void show(Frame frame) {
        show(frame, Contrast.of(frame));
    }

    /** Shows a frame, with the pixels from {@code black} to {@code white} in shades of grey. */
    public static void show(Frame frame, double black, double white) {
        show(frame, new Contrast(black, white));
    }

    /**
     * Writes the frame as PNG and opens it, if there is a desktop; prints it small, if the terminal has 256 colours.
     */
    private static void show(Frame frame, Contrast contrast) {
        Console console = Shell.current().console();
        Path file = Pictures.next();
        Imaging.writePng(frame, file, contrast);
        if (console.canShowPictures()) {
            FrameText.of(frame, contrast, Math.min(COLUMNS, console.width() - 1), LINES)
                    .forEach(console.out()::println);
        }
        console.out().println(frame.shape() + ", " + Imaging.statistics(frame).range() + ", in " + file);
        Pictures.open(file);
    }
}
