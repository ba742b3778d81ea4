package concert.imaging;

import java.util.List;

/**
 * An ellipse, or a line, which is one without breadth.
 *
 * @param angle of the long axis against x, in radians
 * @param shortBy the short axis by the long one, from 0 to 1
 */
record Ellipse(Point center, double angle, double shortBy) {
    /** In pixels, on either side: what is narrower is a line. */
    private static final double LINE = 0.5;

    /** How many times further from a line than from an ellipse the points must be: else they are on a line, but for noise. */
    private static final double CLEARLY = 1.5;

    /** The first is without weights. */
    private static final int WEIGHTINGS = 8;

    /**
     * The conic {@code a x^2 + b xy + c y^2 + d x + e y + f = 0} of which the points have the least sum of squares, for
     * coefficients whose squares add up to 1. The points are turned and stretched before until they spread alike along
     * both axes (Hartley), for of those of a flat ellipse the sum would say little about y.
     *
     * <p>Points of a whole turn in equal steps are taken for that, for they say more then: what a conic says of the long axis
     * of a flat ellipse, noise decides.
     */
    static Ellipse fit(List<Point> points) {
        Turn turn = Turn.of(points);
        Spread spread = Spread.of(points);
        Ellipse line = new Ellipse(turn.center(), spread.angle(), 0);
        double along = spread.along();
        double across = spread.across();
        if (turn.isThatOf(points)) {
            return turn.ellipse();
        }
        if (line.reach(points) <= LINE) {
            return line;
        }
        double[] conic = new double[6];
        for (int i = 0; i < WEIGHTINGS; i++) {
            conic = line.conic(points, along, across, conic);
        }
        double deviation = line.deviation(points, along, across, conic);
        return across < CLEARLY * deviation ? line : line.ofConic(conic, along, across);
    }

    /** Each point counts by how far it is from the conic before, in pixels: by its value over its gradient (Sampson). */
    private double[] conic(List<Point> points, double along, double across, double[] before) {
        double[][] scatter = new double[6][6];
        for (Point point : points) {
            double gradient = gradient(point, along, across, before);
            double weight = gradient > 0 ? 1 / (gradient * gradient) : 1;
            double[] terms = terms(point, along, across);
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    scatter[i][j] += weight * terms[i] * terms[j];
                }
            }
        }
        return Jacobi.leastEigenvector(scatter);
    }

    /** How far the points are from a conic, in pixels: the root of the mean square. */
    private double deviation(List<Point> points, double along, double across, double[] conic) {
        double squares = 0;
        for (Point point : points) {
            double[] terms = terms(point, along, across);
            double value = 0;
            for (int i = 0; i < 6; i++) {
                value += conic[i] * terms[i];
            }
            double off = value / gradient(point, along, across, conic);
            squares += off * off / points.size();
        }
        return Math.sqrt(squares);
    }

    /** What the coefficients of a conic belong to. */
    private double[] terms(Point point, double along, double across) {
        double x = along(point) / along;
        double y = across(point) / across;
        return new double[] {x * x, x * y, y * y, x, y, 1};
    }

    /** By how much the value of a conic changes over a pixel. */
    private double gradient(Point point, double along, double across, double[] conic) {
        double x = along(point) / along;
        double y = across(point) / across;
        return Math.hypot(
                (2 * conic[0] * x + conic[1] * y + conic[3]) / along,
                (conic[1] * x + 2 * conic[2] * y + conic[4]) / across);
    }

    private double along(Point point) {
        return (point.x() - center.x()) * Math.cos(angle) + (point.y() - center.y()) * Math.sin(angle);
    }

    private double across(Point point) {
        return (point.y() - center.y()) * Math.cos(angle) - (point.x() - center.x()) * Math.sin(angle);
    }

    /** Half of how far apart the points are across the line. */
    private double reach(List<Point> points) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Point point : points) {
            least = Math.min(least, across(point));
            greatest = Math.max(greatest, across(point));
        }
        return (greatest - least) / 2;
    }

    /** What the conic is whose coordinates are those of this line, stretched; this line if it is no ellipse. */
    private Ellipse ofConic(double[] conic, double along, double across) {
        double a = conic[0] / (along * along);
        double b = conic[1] / (along * across);
        double c = conic[2] / (across * across);
        double d = conic[3] / along;
        double e = conic[4] / across;
        double det = 4 * a * c - b * b;
        if (!(det > 0)) {
            return this;
        }
        double x = (b * e - 2 * c * d) / det;
        double y = (b * d - 2 * a * e) / det;
        Point middle = new Point(
                center.x() + x * Math.cos(angle) - y * Math.sin(angle),
                center.y() + x * Math.sin(angle) + y * Math.cos(angle));
        // The long axis belongs to the smaller eigenvalue of (a, b/2; b/2, c), when both are positive.
        double sign = Math.signum(a + c);
        double turn = Math.atan2(-sign * b, sign * (c - a)) / 2;
        double half = Math.hypot(a - c, b) / 2;
        double middleValue = Math.abs(a + c) / 2;
        return new Ellipse(middle, angle + turn, Math.sqrt(Math.max(0, middleValue - half) / (middleValue + half)));
    }
}
