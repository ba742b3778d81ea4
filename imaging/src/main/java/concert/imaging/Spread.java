package concert.imaging;

import java.util.List;

/**
 * How points lie about their mean.
 *
 * @param angle of the direction in which they spread most, in radians
 * @param along the standard deviation in that direction
 * @param across the one at right angles to it, which is the least
 */
record Spread(double angle, double along, double across) {
    static Spread of(List<Point> points) {
        Point mean = Measures.centerOfPoints(points);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (Point point : points) {
            double x = point.x() - mean.x();
            double y = point.y() - mean.y();
            xx += x * x / points.size();
            xy += x * y / points.size();
            yy += y * y / points.size();
        }
        double half = Math.hypot((xx - yy) / 2, xy);
        double middle = (xx + yy) / 2;
        return new Spread(
                Math.atan2(2 * xy, xx - yy) / 2, Math.sqrt(middle + half), Math.sqrt(Math.max(0, middle - half)));
    }
}
