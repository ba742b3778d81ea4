package concert.imaging;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A whole turn in equal steps, of which each coordinate is a sine: step i of n is at {@code center + cos cos(2 pi i / n) + sin
 * sin(2 pi i / n)}. Least squares give the three points by sums.
 */
record Turn(Point center, Point cos, Point sin) {
    /** In pixels: what points may be off by that are known to whole pixels only. */
    private static final double NOISE = 1;

    /** Of the radius: steps that are not quite equal. */
    private static final double UNEQUAL = 0.005;

    static Turn of(List<Point> points) {
        Point center = Measures.centerOfPoints(points);
        double cosX = 0;
        double cosY = 0;
        double sinX = 0;
        double sinY = 0;
        for (int i = 0; i < points.size(); i++) {
            double angle = 2 * Math.PI * i / points.size();
            double x = 2 * (points.get(i).x() - center.x()) / points.size();
            double y = 2 * (points.get(i).y() - center.y()) / points.size();
            cosX += x * Math.cos(angle);
            cosY += y * Math.cos(angle);
            sinX += x * Math.sin(angle);
            sinY += y * Math.sin(angle);
        }
        return new Turn(center, new Point(cosX, cosY), new Point(sinX, sinY));
    }

    private List<Point> points(int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> 2 * Math.PI * i / count)
                .mapToObj(angle -> new Point(
                        center.x() + cos.x() * Math.cos(angle) + sin.x() * Math.sin(angle),
                        center.y() + cos.y() * Math.cos(angle) + sin.y() * Math.sin(angle)))
                .toList();
    }

    /** Whether the points are those of this turn, but for noise: what is left is little in pixels, or beside the turn. */
    boolean isThatOf(List<Point> points) {
        List<Point> expected = points(points.size());
        double squares = 0;
        for (int i = 0; i < points.size(); i++) {
            squares += Math.pow(points.get(i).x() - expected.get(i).x(), 2);
            squares += Math.pow(points.get(i).y() - expected.get(i).y(), 2);
        }
        return Math.sqrt(squares / points.size()) <= NOISE + UNEQUAL * Math.hypot(cos.x(), sin.x());
    }

    Ellipse ellipse() {
        Spread spread = Spread.of(points(8));
        return new Ellipse(center, spread.angle(), spread.across() / spread.along());
    }
}
