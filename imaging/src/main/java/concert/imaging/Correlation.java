package concert.imaging;

import concert.frames.Frame;

/** How much alike two images are, and after which shift they are most. */
final class Correlation {
    private final int width;
    private final int height;
    private final float[] first;
    private final float[] second;

    private Correlation(int width, int height, float[] first, float[] second) {
        this.width = width;
        this.height = height;
        this.first = first;
        this.second = second;
    }

    static double pearson(Frame first, Frame second, int dx, int dy) {
        FlatCorrection.requireSize("pearsonCorrelation: the second frame", second, first);
        return new Correlation(
                        first.width(),
                        first.height(),
                        Pixels.finite("pearsonCorrelation: the first frame", first),
                        Pixels.finite("pearsonCorrelation: the second frame", second))
                .coefficient(dx, dy);
    }

    static Shift shift(Frame first, Frame second) {
        FlatCorrection.requireSize("correlate: the second frame", second, first);
        float[] firstEdges = edges("first", first);
        float[] secondEdges = edges("second", second);
        return new Correlation(first.width() - 2, first.height() - 2, firstEdges, secondEdges).shift();
    }

    private static float[] edges(String which, Frame frame) {
        float[] edges =
                Sobel.of(Pixels.finite("correlate: the " + which + " frame", frame), frame.width(), frame.height());
        for (float edge : edges) {
            if (edge > 0) {
                return edges;
            }
        }
        throw new IllegalArgumentException("correlate: the " + which + " frame has no edges");
    }

    private Shift shift() {
        int paddedWidth = Fft.lengthFor(width);
        int paddedHeight = Fft.lengthFor(height);
        float[] re = new float[paddedWidth * paddedHeight];
        float[] im = new float[re.length];
        copy(first, re, paddedWidth);
        copy(second, im, paddedWidth);
        Fft2 fft = new Fft2(paddedWidth, paddedHeight);
        fft.forward(re, im);
        multiply(re, im, paddedWidth, paddedHeight);
        fft.inverse(re, im);
        int peak = 0;
        for (int i = 1; i < re.length; i++) {
            peak = re[i] > re[peak] ? i : peak;
        }
        int dx = peak % paddedWidth;
        int dy = peak / paddedWidth;
        return refined(dx > paddedWidth / 2 ? dx - paddedWidth : dx, dy > paddedHeight / 2 ? dy - paddedHeight : dy);
    }

    /** Without their mean, so that what is beyond the frame, zero, is neither bright nor dark. */
    private void copy(float[] edges, float[] padded, int paddedWidth) {
        float mean = (float) Pixels.mean(edges);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                padded[y * paddedWidth + x] = edges[y * width + x] - mean;
            }
        }
    }

    /**
     * Of the transform Z of {@code first + i second} the cross spectrum F conj(S), in place: F(k) is (Z(k) + conj Z(-k)) / 2 and
     * S(k) is (Z(k) - conj Z(-k)) / 2i.
     */
    private static void multiply(float[] re, float[] im, int width, int height) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                int j = (height - y) % height * width + (width - x) % width;
                if (i > j) {
                    continue;
                }
                float firstRe = (re[i] + re[j]) / 2;
                float firstIm = (im[i] - im[j]) / 2;
                float secondRe = (im[i] + im[j]) / 2;
                float secondIm = (re[j] - re[i]) / 2;
                re[i] = firstRe * secondRe + firstIm * secondIm;
                im[i] = firstIm * secondRe - firstRe * secondIm;
                re[j] = re[i];
                im[j] = i == j ? im[i] : -im[i];
            }
        }
    }

    private Shift refined(int dx, int dy) {
        double here = coefficient(dx, dy);
        double x = Parabola.top(coefficient(dx - 1, dy), here, coefficient(dx + 1, dy));
        double y = Parabola.top(coefficient(dx, dy - 1), here, coefficient(dx, dy + 1));
        return new Shift(dy + y, dx + x, here);
    }

    /** Where the second image, moved by so much, lies on the first one. */
    private double coefficient(int dx, int dy) {
        int fromX = Math.max(0, dx);
        int toX = (int) Math.min(width, (long) width + dx);
        int fromY = Math.max(0, dy);
        int toY = (int) Math.min(height, (long) height + dy);
        if (fromX >= toX || fromY >= toY) {
            return 0;
        }
        double count = (double) (toX - fromX) * (toY - fromY);
        double firstMean = Pixels.mean(first);
        double secondMean = Pixels.mean(second);
        double a = 0;
        double aa = 0;
        double b = 0;
        double bb = 0;
        double ab = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                double f = first[y * width + x] - firstMean;
                double s = second[(y - dy) * width + x - dx] - secondMean;
                a += f;
                aa += f * f;
                b += s;
                bb += s * s;
                ab += f * s;
            }
        }
        double spread = (aa - a * a / count) * (bb - b * b / count);
        return spread > 0 ? Math.clamp((ab - a * b / count) / Math.sqrt(spread), -1, 1) : 0;
    }
}
