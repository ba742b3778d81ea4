package concert.imaging;

import concert.quantities.Quantities;
import concert.quantities.Units;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Angle;

/**
 * How the axis of a rotation stage stands in the frames of a camera. Seen along the beam, a point of the sample goes along an
 * ellipse: the circle about the axis, foreshortened.
 *
 * @param roll how the axis leans in the frame, in degrees from -90 to 90: the slope of the ellipse's long axis, positive
 *     clockwise as it is seen, where rows count downwards
 * @param pitch how it leans towards the beam, in degrees from -90 to 90: the arcsine of the short by the long axis; positive if
 *     the points go round counterclockwise as they are seen. A projection does not tell whether that is towards the source or
 *     away from it
 * @param center of the ellipse, in pixels
 */
public record RotationAxis(Quantity<Angle> roll, Quantity<Angle> pitch, Point center) {
    private static final int LEAST_POINTS = 5;
    private static final double LEAST_SPREAD = 10;

    /**
     * Of places where the same point of the sample was seen, in the order of rotation, less than half a turn apart; best over a
     * whole turn in equal steps. Points that stay within half a pixel of a line are on a line: then the pitch is 0 and the
     * centre their mean place.
     *
     * @throws IllegalArgumentException for less than 5 points, ones that are not finite, and ones that are all within 10 columns
     */
    public static RotationAxis fit(List<Point> tips) {
        if (tips.size() < LEAST_POINTS) {
            throw new IllegalArgumentException("At least 5 coordinate pairs are needed");
        }
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Point tip : tips) {
            if (!Double.isFinite(tip.x()) || !Double.isFinite(tip.y())) {
                throw new IllegalArgumentException("rotationAxis wants finite points; point " + tips.indexOf(tip)
                        + " is (" + tip.x() + ", " + tip.y() + ")");
            }
            least = Math.min(least, tip.x());
            greatest = Math.max(greatest, tip.x());
        }
        if (greatest - least < LEAST_SPREAD) {
            throw new IllegalArgumentException("Sample off-centering too small, enlarge rotation radius.");
        }
        return of(Ellipse.fit(tips), tips);
    }

    private static RotationAxis of(Ellipse ellipse, List<Point> tips) {
        double pitch = direction(tips, ellipse.center()) * Math.asin(ellipse.shortBy());
        return new RotationAxis(degrees(slope(ellipse.angle())), degrees(pitch), ellipse.center());
    }

    /** From -90 to 90 degrees: an axis of an ellipse has no sense. */
    private static double slope(double angle) {
        return angle - Math.PI * Math.rint(angle / Math.PI);
    }

    /** 1 counterclockwise as it is seen, which is clockwise by the signs of x and y; -1 clockwise. */
    private static double direction(List<Point> tips, Point center) {
        double turned = 0;
        for (int i = 1; i < tips.size(); i++) {
            Point from = tips.get(i - 1);
            Point to = tips.get(i);
            turned += (from.y() - center.y()) * (to.x() - center.x()) - (from.x() - center.x()) * (to.y() - center.y());
        }
        return Math.signum(turned);
    }

    private static Quantity<Angle> degrees(double radians) {
        return Quantities.quantity(Math.toDegrees(radians), Units.DEGREE);
    }

    /** To thousandths. */
    @Override
    public String toString() {
        return "roll " + text(roll) + ", pitch " + text(pitch) + ", center " + center;
    }

    private static String text(Quantity<Angle> angle) {
        double thousandths = Math.rint(Quantities.value(angle, Units.DEGREE) * 1000);
        return Quantities.format((thousandths + 0.0) / 1000, Units.DEGREE); // 0 and not -0
    }
}
