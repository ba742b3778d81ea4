package concert.imaging;

/** Each pixel with its neighbours, by 1 2 1 / 2 4 2 / 1 2 1: noise becomes less than half, round things stay round. */
final class Smoothing {
    private Smoothing() {}

    /** Beyond the border are the pixels of the border. */
    static float[] of(float[] pixels, int width, int height) {
        float[] smooth = new float[pixels.length];
        float[] sums = new float[width];
        for (int y = 0; y < height; y++) {
            int row = y * width;
            columns(pixels, Math.max(0, y - 1) * width, row, Math.min(height - 1, y + 1) * width, sums);
            smooth[row] = (3 * sums[0] + sums[Math.min(1, width - 1)]) / 16;
            along(sums, smooth, row);
            smooth[row + width - 1] = (3 * sums[width - 1] + sums[Math.max(0, width - 2)]) / 16;
        }
        return smooth;
    }

    private static void columns(float[] pixels, int above, int row, int below, float[] sums) {
        for (int x = 0; x < sums.length; x++) {
            sums[x] = pixels[above + x] + 2 * pixels[row + x] + pixels[below + x];
        }
    }

    private static void along(float[] sums, float[] smooth, int row) {
        for (int x = 1; x < sums.length - 1; x++) {
            smooth[row + x] = (sums[x - 1] + 2 * sums[x] + sums[x + 1]) * (1f / 16);
        }
    }
}
