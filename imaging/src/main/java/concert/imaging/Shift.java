package concert.imaging;

import java.util.Locale;

/**
 * How far one frame must be moved so that it fits another one.
 *
 * @param dy pixels down
 * @param dx pixels to the right
 * @param coefficient how well they fit then, by whole pixels: the correlation coefficient of their edges
 */
public record Shift(double dy, double dx, double coefficient) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "dy %.3f px, dx %.3f px, coefficient %.3f", dy, dx, coefficient);
    }
}
