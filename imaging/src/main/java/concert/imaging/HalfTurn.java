package concert.imaging;

import concert.frames.Frame;

/**
 * How well two projections, half a turn apart, fit when the second one is mirrored at a column: column {@code x} of the first
 * lies on column {@code k - x} of the second. Both are looked at where they overlap, so that the same columns count of both
 * and nothing has to be thought of beyond the frame.
 */
final class HalfTurn {
    /** Of the columns that must overlap. */
    private static final double LEAST_OVERLAP = 1.0 / 16;

    /** Of the squared contrast that must lie in the overlap, for less than that is rounding and noise. */
    private static final double LEAST_CONTRAST = 1e-3;

    /** A coefficient above it is one to the precision of the transform. */
    private static final double ALMOST_ONE = 1 - 1e-6;

    /** In standard deviations of what noise alone makes. */
    private static final double SURE = 6;

    private final int width;
    private final int height;
    private final float[] first;
    private final float[] last;
    private final double firstMean;
    private final double lastMean;

    /** Of each column, less the mean: the sum of pixels and of their squares. */
    private final double[] firstSums;

    private final double[] firstSquares;
    private final double[] lastSums;
    private final double[] lastSquares;

    private HalfTurn(Frame first, Frame last) {
        this.width = first.width();
        this.height = first.height();
        this.first = Pixels.finite("rotationAxis: the first frame", first);
        this.last = Pixels.finite("rotationAxis: the last frame", last);
        this.firstMean = Pixels.mean(this.first);
        this.lastMean = Pixels.mean(this.last);
        this.firstSums = new double[width];
        this.firstSquares = new double[width];
        this.lastSums = new double[width];
        this.lastSquares = new double[width];
        addColumns(this.first, firstMean, firstSums, firstSquares);
        addColumns(this.last, lastMean, lastSums, lastSquares);
    }

    private void addColumns(float[] pixels, double mean, double[] sums, double[] squares) {
        for (int y = 0; y < height; y++) {
            int from = y * width;
            for (int x = 0; x < width; x++) {
                double pixel = pixels[from + x] - mean;
                sums[x] += pixel;
                squares[x] += pixel * pixel;
            }
        }
    }

    /** In pixels from the left edge of the frame. */
    static double axis(Frame first, Frame last) {
        FlatCorrection.requireSize("rotationAxis: the last frame", last, first);
        if (first.width() < 8) {
            throw new IllegalArgumentException(
                    "rotationAxis wants frames of at least 8 columns; got " + first.width() + " x " + first.height());
        }
        HalfTurn halfTurn = new HalfTurn(first, last);
        return (halfTurn.peak(halfTurn.bestSum()) + 1) / 2;
    }

    // ---- to the next column, by Fourier transform

    /**
     * The k of the coefficient that is hardest to get by chance: Fisher's atanh(r) has a standard deviation of 1/sqrt(n). It
     * holds small overlaps that fit by chance against large ones.
     */
    private int bestSum() {
        double[] products = MirrorProducts.of(width, height, first, (float) firstMean, last, (float) lastMean);
        double[] f = prefixSums(firstSums);
        double[] ff = prefixSums(firstSquares);
        double[] g = prefixSums(lastSums);
        double[] gg = prefixSums(lastSquares);
        double least = LEAST_CONTRAST * LEAST_CONTRAST * ff[width] * gg[width];
        int best = -1;
        double bestScore = SURE;
        for (int k = 0; k <= 2 * (width - 1); k++) {
            int from = Math.max(0, k - width + 1);
            int to = Math.min(width, k + 1);
            double count = (double) (to - from) * height;
            double sumF = f[to] - f[from];
            double sumG = g[to] - g[from];
            double contrast = (ff[to] - ff[from] - sumF * sumF / count) * (gg[to] - gg[from] - sumG * sumG / count);
            if (to - from < LEAST_OVERLAP * width || !(contrast > least)) {
                continue;
            }
            double coefficient = (products[k] - sumF * sumG / count) / Math.sqrt(contrast);
            double score = atanh(Math.min(coefficient, ALMOST_ONE)) * Math.sqrt(count);
            if (score > bestScore) {
                bestScore = score;
                best = k;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("no rotation axis found: the last frame does not resemble the first one "
                    + "mirrored; wanted are two projections half a turn apart");
        }
        return best;
    }

    private static double atanh(double r) {
        return Math.log((1 + r) / (1 - r)) / 2;
    }

    private static double[] prefixSums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    // ---- between the columns

    /** Climbs from k to where the weighted coefficient is greatest, and on to the top of the parabola through three of them. */
    private double peak(int k) {
        double taper = Math.min(k + 1, 2 * width - 1 - k) / 2.0;
        int top = k;
        double before = coefficient(top - 1, taper);
        double here = coefficient(top, taper);
        double after = coefficient(top + 1, taper);
        while (Math.max(before, after) > here) {
            if (after > before) {
                top++;
                before = here;
                here = after;
                after = coefficient(top + 1, taper);
            } else {
                top--;
                after = here;
                here = before;
                before = coefficient(top - 1, taper);
            }
        }
        return top + Parabola.top(before, here, after);
    }

    /**
     * The correlation coefficient of the overlap, with weights that fall to zero at its ends: a column more or less on
     * either side does not count then, and the coefficients of neighbouring k lie on a smooth curve.
     */
    private double coefficient(int k, double taper) {
        int from = Math.max(0, k - width + 1);
        int to = Math.min(width, k + 1);
        double[] products = new double[width];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            for (int x = from; x < to; x++) {
                products[x] += (first[row + x] - firstMean) * (last[row + k - x] - lastMean);
            }
        }
        double all = 0;
        double f = 0;
        double ff = 0;
        double g = 0;
        double gg = 0;
        double fg = 0;
        for (int x = from; x < to; x++) {
            double weight = weight(x - k / 2.0, taper);
            all += weight * height;
            f += weight * firstSums[x];
            ff += weight * firstSquares[x];
            g += weight * lastSums[k - x];
            gg += weight * lastSquares[k - x];
            fg += weight * products[x];
        }
        double contrast = (ff - f * f / all) * (gg - g * g / all);
        return contrast > 0 ? (fg - f * g / all) / Math.sqrt(contrast) : -1;
    }

    private static double weight(double distance, double taper) {
        double inside = (taper - Math.abs(distance)) / (taper / 4);
        double sin = Math.sin(Math.PI / 2 * Math.clamp(inside, 0, 1));
        return sin * sin;
    }
}
