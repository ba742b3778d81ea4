package concert.imaging;

import concert.frames.Frame;
import concert.quantities.Quantities;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sample on a rotation stage whose axis leans, seen in parallel light along z; x is to the right and y down. The sample goes
 * about the upright axis in a circle, which is then tilted about x by the pitch and about z by the roll.
 *
 * @param x where the axis is
 * @param y where on the axis the circle is
 * @param radius of the circle, as are x and y in pixels
 * @param roll in degrees, as is the pitch
 */
record TiltedStage(double x, double y, double radius, double roll, double pitch) {
    Point at(double degrees) {
        double along = radius * Math.cos(Math.toRadians(degrees));
        double depth = radius * Math.sin(Math.toRadians(degrees));
        double down = -depth * Math.sin(Math.toRadians(pitch));
        double cos = Math.cos(Math.toRadians(roll));
        double sin = Math.sin(Math.toRadians(roll));
        return new Point(x + along * cos - down * sin, y + along * sin + down * cos);
    }

    List<Point> turn(int points) {
        return IntStream.range(0, points).mapToObj(i -> at(360.0 * i / points)).toList();
    }

    List<Frame> spheres(int points, int size, double sphere) {
        return turn(points).stream()
                .map(at -> Phantom.sphere(size, size, at.x(), at.y(), sphere))
                .toList();
    }

    List<Frame> needles(int points, int size, double thickness) {
        return turn(points).stream()
                .map(at -> Phantom.needle(size, size, at.x(), at.y(), thickness, Quantities.q.deg(roll)))
                .toList();
    }
}
