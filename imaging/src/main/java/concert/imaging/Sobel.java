package concert.imaging;

/** How steep an image is at each pixel: the root of the squares of Sobel's two differences. */
final class Sobel {
    private Sobel() {}

    /** Of the pixels that have others all around: one less on each side, and so none of an image of two columns. */
    static float[] of(float[] pixels, int width, int height) {
        float[] edges = new float[Math.max(0, width - 2) * Math.max(0, height - 2)];
        for (int y = 1; y < height - 1; y++) {
            row(pixels, edges, (y - 1) * (width - 2), y * width, width);
        }
        return edges;
    }

    private static void row(float[] pixels, float[] edges, int to, int row, int width) {
        int above = row - width;
        int below = row + width;
        for (int x = 1; x < width - 1; x++) {
            float right = pixels[above + x + 1] + 2 * pixels[row + x + 1] + pixels[below + x + 1];
            float left = pixels[above + x - 1] + 2 * pixels[row + x - 1] + pixels[below + x - 1];
            float up = pixels[above + x - 1] + 2 * pixels[above + x] + pixels[above + x + 1];
            float down = pixels[below + x - 1] + 2 * pixels[below + x] + pixels[below + x + 1];
            float dx = (right - left) / 8;
            float dy = (down - up) / 8;
            edges[to + x - 1] = (float) Math.sqrt(dx * dx + dy * dy);
        }
    }
}
