package concert.bench;

import java.util.Collection;

/** The middle and the ends of what was measured. */
record Spread(double median, double least, double most) {

    static Spread of(Collection<Double> samples) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** "812 (790 to 1003)". */
    String text() {
        return Numbers.text(median) + " (" + Numbers.text(least) + " to " + Numbers.text(most) + ")";
    }
}
