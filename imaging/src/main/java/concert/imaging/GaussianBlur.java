package concert.imaging;

/** Blurs the rows or the columns of an image by a Gaussian, in Fourier space. Beyond the border the image is mirrored. */
final class GaussianBlur {
    /** Rows or columns that are transformed together, as real part and as imaginary part. */
    private static final int TOGETHER = 64;

    /** In standard deviations: what is further away does not count. */
    private static final double REACH = 5;

    /** In pixels: how far the steps of a narrow Gaussian reach, in Fourier space cut off at the highest frequency. */
    private static final int RINGING = 16;

    private final int samples;
    private final int margin;
    private final int length;
    private final Fft fft;

    /** exp(-2 pi^2 sigma^2 nu^2), the transform of a Gaussian, at each frequency. */
    private final float[] gaussian;

    /** @param samples in a row or column */
    GaussianBlur(int samples, double sigma) {
        this.samples = samples;
        this.margin = (int) Math.ceil(REACH * sigma) + RINGING;
        this.length = Fft.lengthFor(samples + 2 * margin);
        this.fft = new Fft(length);
        this.gaussian = new float[length];
        for (int k = 0; k < length; k++) {
            double phase = 2 * Math.PI * sigma * Math.min(k, length - k) / length;
            gaussian[k] = (float) Math.exp(-phase * phase / 2);
        }
    }

    /**
     * Blurs all of them in place.
     *
     * @param step from one sample to the next
     * @param apart from a sample of one row or column to that of the next one
     */
    void apply(float[] pixels, int count, int step, int apart) {
        float[][] re = new float[length][TOGETHER];
        float[][] im = new float[length][TOGETHER];
        for (int first = 0; first < count; first += 2 * TOGETHER) {
            int reals = Math.min(TOGETHER, count - first);
            int imaginaries = Math.clamp(count - first - TOGETHER, 0, TOGETHER);
            fill(re, pixels, first * apart, reals, step, apart);
            fill(im, pixels, (first + TOGETHER) * apart, imaginaries, step, apart);
            fft.forward(re, im);
            for (int k = 0; k < length; k++) {
                multiply(re[k], gaussian[k]);
                multiply(im[k], gaussian[k]);
            }
            fft.inverse(re, im);
            empty(re, pixels, first * apart, reals, step, apart);
            empty(im, pixels, (first + TOGETHER) * apart, imaginaries, step, apart);
        }
    }

    private void fill(float[][] block, float[] pixels, int begin, int count, int step, int apart) {
        for (int j = -margin; j < length - margin; j++) {
            float[] lane = block[j < 0 ? j + length : j];
            int sample = begin + mirrored(j) * step;
            for (int i = 0; i < count; i++) {
                lane[i] = pixels[sample + i * apart];
            }
        }
    }

    private void empty(float[][] block, float[] pixels, int begin, int count, int step, int apart) {
        for (int j = 0; j < samples; j++) {
            for (int i = 0; i < count; i++) {
                pixels[begin + j * step + i * apart] = block[j][i];
            }
        }
    }

    /** The image goes on backwards beyond the border, and forwards again after that. */
    private int mirrored(int j) {
        int place = Math.floorMod(j, 2 * samples);
        return place < samples ? place : 2 * samples - 1 - place;
    }

    private static void multiply(float[] row, float factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }
}
