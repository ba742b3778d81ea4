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

    /** Of what is found without Otsu: more than a hot pixel, which smoothing makes to nine. */
    private static final int LEAST_AREA = 10;

    /** The same, of the frame: who stands out more is seen by Otsu, or is a background that is not even. */
    private static final double LARGEST_PART = 0.05;

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
        int width = frame.width();
        int height = frame.height();
        float[] pixels = Smoothing.of(Pixels.finite("no " + what + " found: the frame", frame), width, height);
        Histogram histogram = new Histogram(pixels);
        if (histogram.isFlat()) {
            throw new IllegalArgumentException("no " + what + " found: all pixels are " + pixels[0]);
        }
        Histogram.Split split = histogram.otsu();
        if (split.contrast() < LEAST_CONTRAST) {
            return outOfNoise(what, histogram.background(), pixels, width, height);
        }
        Region bright = Regions.largest(pixels, width, height, split.threshold(), true);
        Region dark = Regions.largest(pixels, width, height, split.threshold(), false);
        boolean above = bright.hollow() < dark.hollow();
        float threshold = nearer(above ? split.dark() : split.bright(), split.threshold());
        return new Segment(Regions.largest(pixels, width, height, threshold, above), pixels, threshold);
    }

    /** What is too small for Otsu, who parts the noise then: as many pixels together as noise never puts beyond its reach. */
    private static Segment outOfNoise(
            String what, Histogram.Background background, float[] pixels, int width, int height) {
        float reach = (float) (CLEAR_OF_NOISE * background.std());
        float upper = (float) background.mean() + reach;
        float lower = (float) background.mean() - reach;
        Region bright = Regions.largest(pixels, width, height, upper, true);
        Region dark = Regions.largest(pixels, width, height, lower, false);
        boolean above = bright.area() > dark.area();
        Region region = above ? bright : dark;
        if (region.area() < LEAST_AREA || region.area() > LARGEST_PART * pixels.length) {
            throw new IllegalArgumentException("no " + what + " found: nothing stands out from the background");
        }
        return new Segment(region, pixels, above ? upper : lower);
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
