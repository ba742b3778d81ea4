package concert.imaging;

import java.util.List;

/**
 * A circle.
 *
 * @param deviation how far the points are from it that it was fitted to: the root of the mean square
 */
record Circle(double x, double y, double radius, double deviation) {
    private static final int STEPS = 50;

    /**
     * The circle from which the squared distances of the points are least. Begins with the algebraic fit by Kasa, which takes
     * too small a circle for a short arc, and goes on by Gauss and Newton.
     *
     * @return NaN for points on a line
     */
    static Circle fit(List<Point> points) {
        Circle best = kasa(points);
        for (int i = 0; i < STEPS; i++) {
            Circle next = best.step(points);
            if (!(next.deviation < best.deviation)) {
                return best;
            }
            best = next;
        }
        return best;
    }

    private static Circle kasa(List<Point> points) {
        Point middle = Measures.centerOfPoints(points);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xs = 0;
        double ys = 0;
        double squares = 0;
        for (Point point : points) {
            double x = point.x() - middle.x();
            double y = point.y() - middle.y();
            double square = x * x + y * y;
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xs += x * square / 2;
            ys += y * square / 2;
            squares += square;
        }
        double det = xx * yy - xy * xy;
        double x = (xs * yy - ys * xy) / det;
        double y = (ys * xx - xs * xy) / det;
        return of(points, middle.x() + x, middle.y() + y, Math.sqrt(x * x + y * y + squares / points.size()));
    }

    private static Circle of(List<Point> points, double x, double y, double radius) {
        double squares = 0;
        for (Point point : points) {
            double off = Math.hypot(point.x() - x, point.y() - y) - radius;
            squares += off * off;
        }
        return new Circle(x, y, radius, Math.sqrt(squares / points.size()));
    }

    /** The radius is the mean distance for any centre, so that two unknowns are left. */
    private Circle step(List<Point> points) {
        double meanX = 0;
        double meanY = 0;
        double mean = 0;
        for (Point point : points) {
            double distance = Math.hypot(point.x() - x, point.y() - y);
            meanX += (x - point.x()) / distance / points.size();
            meanY += (y - point.y()) / distance / points.size();
            mean += distance / points.size();
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xs = 0;
        double ys = 0;
        for (Point point : points) {
            double distance = Math.hypot(point.x() - x, point.y() - y);
            double dx = (x - point.x()) / distance - meanX;
            double dy = (y - point.y()) / distance - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
            xs += dx * (distance - mean);
            ys += dy * (distance - mean);
        }
        double det = xx * yy - xy * xy;
        double moveX = -(xs * yy - ys * xy) / det;
        double moveY = -(ys * xx - xs * xy) / det;
        return of(points, x + moveX, y + moveY, mean + meanX * moveX + meanY * moveY);
    }
}
