package concert.imaging;

/**
 * The discrete Fourier transform of many signals at once: {@code X[k] = sum over j of x[j] exp(-2 pi i j k / n)}, for lengths
 * that are powers of two.
 *
 * <p>Sample {@code j} of all signals lies in the array {@code re[j]} and {@code im[j]}, so that the innermost loop goes over
 * signals: it has one factor for all of them, and the JVM compiles it to vector instructions. The arrays change places
 * instead of their contents to undo the order in which the algorithm (radix 2, decimation in frequency) ends.
 */
final class Fft {
    private final int length;

    /** exp(-2 pi i k / length) for half of the k. */
    private final float[] cos;

    private final float[] sin;

    Fft(int length) {
        if (length < 1 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("a transform has a length that is a power of two; got " + length);
        }
        this.length = length;
        this.cos = new float[length / 2];
        this.sin = new float[length / 2];
        for (int k = 0; k < length / 2; k++) {
            double angle = -2 * Math.PI * k / length;
            cos[k] = (float) Math.cos(angle);
            sin[k] = (float) Math.sin(angle);
        }
    }

    /** The least power of two that is not less. */
    static int lengthFor(int samples) {
        return samples <= 1 ? 1 : Integer.highestOneBit(samples - 1) << 1;
    }

    void forward(float[][] re, float[][] im) {
        transform(re, im, 0, length);
        reorder(re);
        reorder(im);
    }

    /** Back from what {@link #forward} makes. */
    void inverse(float[][] re, float[][] im) {
        forward(
                im,
                re); // with real and imaginary part exchanged before and after, which turns the sign of the exponent
        float scale = 1f / length;
        for (int k = 0; k < length; k++) {
            scale(re[k], scale);
            scale(im[k], scale);
        }
    }

    /** Of {@code size} samples from the first on; its halves after each other, so that they are in the cache for it. */
    private void transform(float[][] re, float[][] im, int first, int size) {
        int half = size / 2;
        int turn = length / size;
        for (int k = 0; k < half; k++) {
            int j = first + k;
            butterfly(re[j], im[j], re[j + half], im[j + half], cos[k * turn], sin[k * turn]);
        }
        if (half > 1) {
            transform(re, im, first, half);
            transform(re, im, first + half, half);
        }
    }

    /** Not four samples at once, radix 4: a loop as long as that is not compiled to vector instructions. */
    private static void butterfly(float[] ar, float[] ai, float[] br, float[] bi, float cos, float sin) {
        for (int i = 0; i < ar.length; i++) {
            float lessR = ar[i] - br[i];
            float lessI = ai[i] - bi[i];
            ar[i] = ar[i] + br[i];
            ai[i] = ai[i] + bi[i];
            br[i] = lessR * cos - lessI * sin;
            bi[i] = lessR * sin + lessI * cos;
        }
    }

    private void reorder(float[][] rows) {
        int unused = Integer.numberOfLeadingZeros(length) + 1;
        for (int k = 1; k < length; k++) {
            int other = Integer.reverse(k) >>> unused;
            if (k < other) {
                float[] row = rows[k];
                rows[k] = rows[other];
                rows[other] = row;
            }
        }
    }

    private static void scale(float[] row, float factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }
}
