package concert.imaging;

/**
 * The Fourier transform of an image, in place, whose width and height are powers of two. Pixels lie row after row.
 *
 * <p>It goes over the columns, then over the rows, each time a few of them together in arrays that stay in the processor's
 * cache.
 */
final class Fft2 {
    private static final int TOGETHER = 64;
    private static final int TILE = 16;

    private final int width;
    private final int height;
    private final Fft alongRows;
    private final Fft alongColumns;

    Fft2(int width, int height) {
        this.width = width;
        this.height = height;
        this.alongRows = new Fft(width);
        this.alongColumns = new Fft(height);
    }

    void forward(float[] re, float[] im) {
        overColumns(re, im, alongColumns::forward);
        overRows(re, im, alongRows::forward);
    }

    void inverse(float[] re, float[] im) {
        overColumns(re, im, alongColumns::inverse);
        overRows(re, im, alongRows::inverse);
    }

    private interface Transform {
        void apply(float[][] re, float[][] im);
    }

    private void overColumns(float[] re, float[] im, Transform transform) {
        int count = Math.min(TOGETHER, width);
        float[][] blockRe = new float[height][count];
        float[][] blockIm = new float[height][count];
        for (int x = 0; x < width; x += count) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(re, y * width + x, blockRe[y], 0, count);
                System.arraycopy(im, y * width + x, blockIm[y], 0, count);
            }
            transform.apply(blockRe, blockIm);
            for (int y = 0; y < height; y++) {
                System.arraycopy(blockRe[y], 0, re, y * width + x, count);
                System.arraycopy(blockIm[y], 0, im, y * width + x, count);
            }
        }
    }

    private void overRows(float[] re, float[] im, Transform transform) {
        int count = Math.min(TOGETHER, height);
        float[][] blockRe = new float[width][count];
        float[][] blockIm = new float[width][count];
        for (int y = 0; y < height; y += count) {
            turnIn(re, y, blockRe);
            turnIn(im, y, blockIm);
            transform.apply(blockRe, blockIm);
            turnOut(blockRe, re, y);
            turnOut(blockIm, im, y);
        }
    }

    /** In tiles, so that neither array is walked across its rows for long. */
    private void turnIn(float[] image, int y, float[][] block) {
        int count = block[0].length;
        for (int tile = 0; tile < width; tile += TILE) {
            int end = Math.min(width, tile + TILE);
            for (int row = 0; row < count; row++) {
                int from = (y + row) * width;
                for (int x = tile; x < end; x++) {
                    block[x][row] = image[from + x];
                }
            }
        }
    }

    private void turnOut(float[][] block, float[] image, int y) {
        int count = block[0].length;
        for (int tile = 0; tile < width; tile += TILE) {
            int end = Math.min(width, tile + TILE);
            for (int row = 0; row < count; row++) {
                int to = (y + row) * width;
                for (int x = tile; x < end; x++) {
                    image[to + x] = block[x][row];
                }
            }
        }
    }
}
