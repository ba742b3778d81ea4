package concert.imaging;

/**
 * The discrete Fourier transform of many signals at once: {@code X[k] = sum over j of x[j] exp(-2 pi i j k / n)}, for lengths
 * that are powers of two.
 *
 * <p>Sample {@code j} of all signals lies in the array {@code re[j]} and {@code im[j]}, so that the innermost loop goes over
 * signals: it has one factor for all of them, and the JVM compiles it to vector instructions. The arrays change places
 * instead of their contents to undo the order in which the algorithm (radix 4, decimation in frequency) ends.
 */
final class Fft {
    private final int length;

    /** exp(-2 pi i k / length) for k from 0 on, as many as the third power of a factor needs. */
    private final float[] cos;

    private final float[] sin;

    Fft(int length) {
        if (length < 1 || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("a transform has a length that is a power of two; got " + length);
        }
        this.length = length;
        this.cos = new float[length];
        this.sin = new float[length];
        for (int k = 0; k < length; k++) {
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
        int size = length;
        for (; size >= 4; size /= 4) {
            for (int block = 0; block < length; block += size) {
                for (int k = 0; k < size / 4; k++) {
                    quarters(re, im, block + k, size / 4, k * (length / size));
                }
            }
        }
        if (size == 2) {
            for (int block = 0; block < length; block += 2) {
                halves(re[block], im[block], re[block + 1], im[block + 1]);
            }
        }
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

    private void quarters(float[][] re, float[][] im, int first, int step, int turn) {
        butterfly(
                re[first],
                im[first],
                re[first + step],
                im[first + step],
                re[first + 2 * step],
                im[first + 2 * step],
                re[first + 3 * step],
                im[first + 3 * step],
                turn);
    }

    private void butterfly(
            float[] ar, float[] ai, float[] br, float[] bi, float[] cr, float[] ci, float[] dr, float[] di, int turn) {
        float c1 = cos[turn];
        float s1 = sin[turn];
        float c2 = cos[2 * turn];
        float s2 = sin[2 * turn];
        float c3 = cos[3 * turn];
        float s3 = sin[3 * turn];
        for (int i = 0; i < ar.length; i++) {
            float sumR = ar[i] + cr[i];
            float sumI = ai[i] + ci[i];
            float lessR = ar[i] - cr[i];
            float lessI = ai[i] - ci[i];
            float otherSumR = br[i] + dr[i];
            float otherSumI = bi[i] + di[i];
            float turnedR = bi[i] - di[i];
            float turnedI = dr[i] - br[i];
            ar[i] = sumR + otherSumR;
            ai[i] = sumI + otherSumI;
            float r2 = sumR - otherSumR;
            float i2 = sumI - otherSumI;
            br[i] = r2 * c2 - i2 * s2;
            bi[i] = r2 * s2 + i2 * c2;
            float r1 = lessR + turnedR;
            float i1 = lessI + turnedI;
            cr[i] = r1 * c1 - i1 * s1;
            ci[i] = r1 * s1 + i1 * c1;
            float r3 = lessR - turnedR;
            float i3 = lessI - turnedI;
            dr[i] = r3 * c3 - i3 * s3;
            di[i] = r3 * s3 + i3 * c3;
        }
    }

    private static void halves(float[] ar, float[] ai, float[] br, float[] bi) {
        for (int i = 0; i < ar.length; i++) {
            float lessR = ar[i] - br[i];
            float lessI = ai[i] - bi[i];
            ar[i] += br[i];
            ai[i] += bi[i];
            br[i] = lessR;
            bi[i] = lessI;
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
