package concert.imaging;

import concert.frames.Frame;

/**
 * The one convex object that a frame shows, brighter or darker than what is behind it: the largest connected region on one
 * side of a threshold. Otsu's threshold tells which side; the one taken is nearer to the background, so that thin ends count.
 */
final class Segment {
    /** Noise alone that is split in the middle has 2.65. */
    private static final double LEAST_CONTRAST = 3.2;

    /** How far the threshold is from the background: in its standard deviations, and of the way to Otsu's. */
    private static final double CLEAR_OF_NOISE = 5;

    private static final double CLEAR_OF_BACKGROUND = 0.2;

    private final Region region;

    /** Smoothed. */
    private final float[] pixels;

    /** Between the object and what is behind it. */
    private final float threshold;

    private Segment(Region region, float[] pixels, float threshold) {
        this.region = region;
        this.pixels = pixels;
        this.threshold = threshold;
    }

    /** @param what is looked for, for messages */
    static Segment of(String what, Frame frame) {
        float[] pixels = Smoothing.of(Pixels.finite("no " + what + " found: it", frame), frame.width(), frame.height());
        Histogram histogram = new Histogram(pixels);
        if (histogram.isFlat()) {
            throw new IllegalArgumentException("no " + what + " found: all pixels are " + pixels[0]);
        }
        Histogram.Split split = histogram.otsu();
        if (split.contrast() < LEAST_CONTRAST) {
            throw new IllegalArgumentException("no " + what + " found: nothing stands out from the background");
        }
        Region bright = Regions.largest(pixels, frame.width(), frame.height(), split.threshold(), true);
        Region dark = Regions.largest(pixels, frame.width(), frame.height(), split.threshold(), false);
        boolean above = bright.hollow() < dark.hollow();
        float threshold = nearer(above ? split.dark() : split.bright(), split.threshold());
        return new Segment(Regions.largest(pixels, frame.width(), frame.height(), threshold, above), pixels, threshold);
    }

    private static float nearer(Histogram.Background background, float otsu) {
        double way = otsu - background.mean();
        double clear = Math.max(CLEAR_OF_BACKGROUND * Math.abs(way), CLEAR_OF_NOISE * background.std());
        return (float) (background.mean() + Math.signum(way) * Math.min(clear, Math.abs(way)));
    }

    Region region() {
        return region;
    }

    /** How far the edge is from a pixel of the object, on the way to the pixel behind it that is not: from 0 to 1. */
    double toEdge(int inside, int outside) {
        return (pixels[inside] - threshold) / ((double) pixels[inside] - pixels[outside]);
    }

    int index(int x, int y) {
        return y * region.width() + x;
    }
}
