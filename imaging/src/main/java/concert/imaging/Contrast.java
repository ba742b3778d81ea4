package concert.imaging;

import concert.frames.Frame;
import java.util.Arrays;

/**
 * Which pixels are shown black and which white; those in between are grey.
 *
 * @param black this and less
 * @param white this and more
 */
public record Contrast(double black, double white) {
    /** Of the pixels on either side: a few hot or dead ones must not make all others grey. */
    private static final double LEFT_OUT = 0.005;

    private static final int LOOKED_AT = 50_000;
    private static final int SHADES = 255;

    /** @throws IllegalArgumentException for one that is no range */
    public Contrast {
        if (!(white >= black)) {
            throw new IllegalArgumentException(
                    "a contrast goes from black to a white that is not less; got " + black + " and " + white);
        }
    }

    /** From the pixels of a frame, without the half percent of darkest and brightest ones; looks at 50 000 at most. */
    public static Contrast of(Frame frame) {
        int step = Math.max(1, (int) Math.sqrt(frame.length() / (double) LOOKED_AT));
        float[] row = new float[frame.width()];
        float[] seen = new float[(frame.width() / step + 1) * (frame.height() / step + 1)];
        int count = 0;
        for (int y = 0; y < frame.height(); y += step) {
            Pixels.row(frame, y, row);
            for (int x = 0; x < row.length; x += step) {
                if (Float.isFinite(row[x])) {
                    seen[count++] = row[x];
                }
            }
        }
        if (count == 0) {
            return new Contrast(0, 0);
        }
        Arrays.sort(seen, 0, count);
        int out = (int) (count * LEFT_OUT);
        return new Contrast(seen[out], seen[count - 1 - out]);
    }

    /** From 0 for black to 255 for white; NaN is black. */
    int shade(double pixel) {
        double range = white - black;
        double shade = range > 0 ? (pixel - black) / range * SHADES : pixel > black ? SHADES : 0;
        return (int) Math.round(Math.clamp(Double.isNaN(shade) ? 0 : shade, 0, SHADES));
    }
}
