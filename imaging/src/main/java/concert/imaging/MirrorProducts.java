package concert.imaging;

import java.util.Arrays;

/**
 * For each k the sum of {@code first(x, y) last(k - x, y)} over all x and y, which is a convolution along the rows, added up
 * over them. With {@code z = first + i last}, the convolution of z with itself has twice that as its imaginary part, so one
 * transform does for both; and as transforms add up like the rows, one is enough on the way back.
 */
final class MirrorProducts {
    /** Rows that are transformed together. */
    private static final int TOGETHER = 64;

    private final int width;
    private final int height;
    private final int length;
    private final Fft fft;

    /** Of the transforms of z, over the rows. */
    private final double[] squaresRe;

    private final double[] squaresIm;

    private MirrorProducts(int width, int height) {
        this.width = width;
        this.height = height;
        this.length = Fft.lengthFor(2 * width);
        this.fft = new Fft(length);
        this.squaresRe = new double[length];
        this.squaresIm = new double[length];
    }

    /** The means are taken off before. */
    static double[] of(int width, int height, float[] first, float firstMean, float[] last, float lastMean) {
        MirrorProducts products = new MirrorProducts(width, height);
        products.addRows(first, firstMean, last, lastMean);
        return products.sums();
    }

    private void addRows(float[] first, float firstMean, float[] last, float lastMean) {
        float[][] re = new float[length][TOGETHER];
        float[][] im = new float[length][TOGETHER];
        for (int y = 0; y < height; y += TOGETHER) {
            fill(re, first, firstMean, y);
            fill(im, last, lastMean, y);
            fft.forward(re, im);
            for (int k = 0; k < length; k++) {
                addSquares(re[k], im[k], k);
            }
        }
    }

    private void fill(float[][] block, float[] pixels, float mean, int y) {
        for (float[] column : block) {
            Arrays.fill(column, 0);
        }
        for (int row = 0; row < Math.min(TOGETHER, height - y); row++) {
            int from = (y + row) * width;
            for (int x = 0; x < width; x++) {
                block[x][row] = pixels[from + x] - mean;
            }
        }
    }

    private void addSquares(float[] re, float[] im, int k) {
        double sumRe = 0;
        double sumIm = 0;
        for (int i = 0; i < re.length; i++) {
            sumRe += (double) re[i] * re[i] - (double) im[i] * im[i];
            sumIm += 2.0 * re[i] * im[i];
        }
        squaresRe[k] += sumRe;
        squaresIm[k] += sumIm;
    }

    private double[] sums() {
        float[][] re = new float[length][1];
        float[][] im = new float[length][1];
        for (int k = 0; k < length; k++) {
            re[k][0] = (float) squaresRe[k];
            im[k][0] = (float) squaresIm[k];
        }
        fft.inverse(re, im);
        double[] sums = new double[length];
        for (int k = 0; k < length; k++) {
            sums[k] = im[k][0] / 2.0;
        }
        return sums;
    }
}
