package concert.imaging;

import concert.frames.Frame;
import java.util.Locale;

/**
 * The pixels of a frame in a few numbers, looked at as floats: of int32, what is beyond 16 777 216 is rounded. NaN pixels are not
 * counted.
 *
 * @param count how many pixels were looked at
 * @param min NaN if there were none, as are the others
 * @param std the standard deviation of the pixels, as a whole and not as a sample
 */
public record Statistics(long count, double min, double max, double mean, double std) {

    static Statistics of(Frame frame) {
        float[] row = new float[frame.width()];
        long count = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int y = 0; y < frame.height(); y++) {
            Pixels.row(frame, y, row);
            for (float pixel : row) {
                if (!Float.isNaN(pixel)) {
                    count++;
                    min = Math.min(min, pixel);
                    max = Math.max(max, pixel);
                    sum += pixel;
                }
            }
        }
        if (count == 0) {
            return new Statistics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = sum / count;
        return new Statistics(count, min, max, mean, Math.sqrt(squares(frame, row, mean) / count));
    }

    /** In a second pass: the square of a sum less the sum of squares would lose all digits of a bright frame. */
    private static double squares(Frame frame, float[] row, double mean) {
        double squares = 0;
        for (int y = 0; y < frame.height(); y++) {
            Pixels.row(frame, y, row);
            for (float pixel : row) {
                if (!Float.isNaN(pixel)) {
                    squares += (pixel - mean) * (pixel - mean);
                }
            }
        }
        return squares;
    }

    /** As {@code 98 to 140}. */
    public String range() {
        return text(min) + " to " + text(max);
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d pixels, %s, mean %s, std %s", count, range(), text(mean), text(std));
    }
}
