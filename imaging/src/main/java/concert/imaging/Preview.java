package concert.imaging;

import concert.frames.Frame;
import concert.frames.PixelType;
import java.util.Arrays;

/** A frame in shades of grey, as somebody sees it. */
final class Preview {
    private Preview() {}

    /** In its own size. */
    static Frame of(Frame frame, Contrast contrast) {
        return of(frame, contrast, frame.width(), frame.height());
    }

    /** Smaller: each pixel is the mean of those that it stands for. */
    static Frame of(Frame frame, Contrast contrast, int width, int height) {
        if (width < 1 || height < 1 || width > frame.width() || height > frame.height()) {
            throw new IllegalArgumentException("a preview has at least one pixel and at most those of its frame, "
                    + frame.width() + " x " + frame.height() + "; got " + width + " x " + height);
        }
        Frame grey = Frame.of(PixelType.UINT8, width, height);
        byte[] shades = grey.bytes();
        float[] row = new float[frame.width()];
        double[] sums = new double[width];
        for (int y = 0; y < height; y++) {
            int first = (int) ((long) y * frame.height() / height);
            int end = (int) ((y + 1L) * frame.height() / height);
            Arrays.fill(sums, 0);
            for (int from = first; from < end; from++) {
                Pixels.row(frame, from, row);
                add(row, sums);
            }
            for (int x = 0; x < width; x++) {
                int columns = edge(x + 1, row.length, width) - edge(x, row.length, width);
                shades[y * width + x] = (byte) contrast.shade(sums[x] / ((double) columns * (end - first)));
            }
        }
        return grey;
    }

    private static void add(float[] row, double[] sums) {
        for (int x = 0; x < sums.length; x++) {
            int end = edge(x + 1, row.length, sums.length);
            for (int i = edge(x, row.length, sums.length); i < end; i++) {
                sums[x] += row[i];
            }
        }
    }

    private static int edge(int x, int from, int to) {
        return (int) ((long) x * from / to);
    }
}
