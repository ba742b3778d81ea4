package concert.imaging;

/** How many pixels there are of each brightness, in bins of equal width from the least to the greatest. */
final class Histogram {
    private static final int BINS = 2048;
    private static final int CLIPPINGS = 10;

    private final float least;
    private final double binsPerUnit;
    private final long[] counts = new long[BINS];

    Histogram(float[] pixels) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float pixel : pixels) {
            min = Math.min(min, pixel);
            max = Math.max(max, pixel);
        }
        this.least = min;
        this.binsPerUnit = max > min ? BINS / ((double) max - min) : 0;
        for (float pixel : pixels) {
            counts[Math.min(BINS - 1, (int) ((pixel - least) * binsPerUnit))]++;
        }
    }

    boolean isFlat() {
        return binsPerUnit == 0;
    }

    /** Some of the bins, from one before another. */
    private record Moments(double count, double mean, double variance) {}

    private Moments moments(int from, int to) {
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int bin = from; bin < to; bin++) {
            count += counts[bin];
            sum += (double) counts[bin] * bin;
            squares += (double) counts[bin] * bin * bin;
        }
        double mean = sum / count;
        return new Moments(count, mean, Math.max(0, squares / count - mean * mean));
    }

    /** The first bin of the brighter pixels, by Otsu: where the two means differ most, weighted by how many are on each side. */
    private int split() {
        double all = 0;
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            all += counts[bin];
            sum += (double) counts[bin] * bin;
        }
        double darker = 0;
        double darkerSum = 0;
        double best = -1;
        int first = 1;
        int last = 1;
        for (int bin = 1; bin < BINS; bin++) {
            darker += counts[bin - 1];
            darkerSum += (double) counts[bin - 1] * (bin - 1);
            double brighter = all - darker;
            double apart = darkerSum / darker - (sum - darkerSum) / brighter;
            double between = darker * brighter * apart * apart;
            if (between > best) {
                best = between;
                first = bin;
            }
            if (between >= best) {
                last = bin; // through empty bins between the two
            }
        }
        return (first + last + 1) / 2;
    }

    /** Where the pixels part into darker and brighter ones. */
    Split otsu() {
        int split = split();
        Moments dark = moments(0, split);
        Moments bright = moments(split, BINS);
        double within =
                (dark.count() * dark.variance() + bright.count() * bright.variance()) / (dark.count() + bright.count());
        return new Split(
                value(split - 0.5),
                (bright.mean() - dark.mean()) / Math.sqrt(within + 1.0 / 12),
                background(0, split),
                background(split, BINS));
    }

    /**
     * @param threshold between the two
     * @param contrast how far their means are apart, by the standard deviation within them
     * @param dark the darker pixels if they are the background
     * @param bright the brighter pixels if they are the background
     */
    record Split(float threshold, double contrast, Background dark, Background bright) {}

    /** Brightness of what is behind an object, and its standard deviation. */
    record Background(double mean, double std) {}

    /** Of all pixels but those that stand out. */
    Background background() {
        return background(0, BINS);
    }

    /** Without what is more than three standard deviations off, again and again: the soft edges of the object. */
    private Background background(int from, int to) {
        int begin = from;
        int end = to;
        Moments now = moments(begin, end);
        for (int i = 0; i < CLIPPINGS; i++) {
            double reach = 3 * Math.sqrt(now.variance()) + 1;
            begin = Math.max(from, (int) (now.mean() - reach));
            end = Math.min(to, (int) (now.mean() + reach) + 1);
            now = moments(begin, end);
        }
        return new Background(value(now.mean()), Math.sqrt(now.variance()) / binsPerUnit);
    }

    /** Of the middle of a bin. */
    private float value(double bin) {
        return (float) (least + (bin + 0.5) / binsPerUnit);
    }
}
