package concert.imaging;

import java.util.Locale;

/**
 * A place in a frame, in pixels. The middle of the first pixel is at (0, 0); it may lie between pixels and outside the frame.
 *
 * @param x to the right
 * @param y down
 */
public record Point(double x, double y) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "(%.3f, %.3f)", x, y);
    }
}
