package concert.imaging;

import concert.frames.Frame;
import concert.quantities.Quantities;
import concert.quantities.Units;
import java.util.ArrayList;
import java.util.List;
import javax.measure.Quantity;

/**
 * What sessions find out about frames without a prefix: places and numbers in them. Functions look at frames of any type as
 * floats, change none of them, and refuse NaN and infinite pixels with {@link IllegalArgumentException}, as they do frames in
 * which they do not find what they look for.
 *
 * <p>Places are in pixels, {@link Point} says from where, and may be fractions of one. All this computes and never waits.
 */
public final class Measures {
    private Measures() {}

    /**
     * The column about which the sample rotates, of two projections half a turn apart. It is half the width for an axis in
     * the middle of the frame: it is counted from the left edge, so that the middle of the first pixel is at 0.5 px.
     *
     * <p>The second projection is mirrored and moved until it fits the first one: until the correlation coefficient of what
     * overlaps is greatest, between columns by a parabola. Nothing is thought of beyond the frame, so a sample may stick out,
     * and axes down to a thirty-second of the width from the border are found. Assumes that the axis is upright in the frame
     * and the sample has not moved up or down, and that the frames are corrected: dirt on the detector does not rotate.
     *
     * @throws IllegalArgumentException also if the two are not of one size, or do not resemble each other mirrored
     */
    public static Quantity<concert.quantities.Pixels> rotationAxis(Frame first, Frame last) {
        return Quantities.quantity(HalfTurn.axis(first, last), Units.PIXEL);
    }

    /** As {@link RotationAxis#fit}: roll, pitch and centre of the axis about which a point of the sample goes. */
    public static RotationAxis rotationAxis(List<Point> tips) {
        return RotationAxis.fit(tips);
    }

    /**
     * How far what is seen must be moved from the second frame to the first, by their edges (Sobel). A shift of up to half the
     * width or height is found; between pixels by parabolas.
     *
     * @throws IllegalArgumentException also if the two are not of one size, or one has no edges
     */
    public static Shift correlate(Frame first, Frame second) {
        return Correlation.shift(first, second);
    }

    /**
     * How much alike two frames are: Pearson's coefficient {@code sum (a - mean a)(b - mean b) / sqrt(sum (a - mean a)^2 sum (b
     * - mean b)^2)}, from -1 to 1; 0 if all pixels of one are equal.
     *
     * @throws IllegalArgumentException also if the two are not of one size
     */
    public static double pearsonCorrelation(Frame first, Frame second) {
        return pearsonCorrelation(first, second, 0, 0);
    }

    /**
     * The same where they overlap after the second frame was moved by so many columns to the right and rows down; 0 if they do
     * not overlap.
     */
    public static double pearsonCorrelation(Frame first, Frame second, int dx, int dy) {
        return Correlation.pearson(first, second, dx, dy);
    }

    /**
     * The mean place of all pixels, each counted by its value.
     *
     * @throws IllegalArgumentException also if they add up to 0
     */
    public static Point centerOfMass(Frame frame) {
        return CenterOfMass.of(frame);
    }

    /**
     * The mean place.
     *
     * @throws IllegalArgumentException without a point
     */
    public static Point centerOfPoints(List<Point> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("centerOfPoints wants at least one point, got none");
        }
        double x = 0;
        double y = 0;
        for (Point point : points) {
            x += point.x();
            y += point.y();
        }
        return new Point(x / points.size(), y / points.size());
    }

    /**
     * The tip of a needle that comes over a border of the frame, brighter or darker than what is behind it: its end that is
     * farthest from that border.
     *
     * <p>The object is the largest connected region on one side of a threshold (Otsu's, then nearer to the background); it is
     * the side that is more convex. Hot pixels are taken out before.
     */
    public static Point needleTip(Frame frame) {
        return Needle.tip(frame);
    }

    /** {@link #needleTip} of each frame. */
    public static List<Point> needleTips(List<Frame> frames) {
        return each(frames, Needle::tip);
    }

    /**
     * The centre of a sphere, brighter or darker than what is behind it, also if a part of it is outside the frame: the centre
     * of the circle on which its edge lies. The object is found as by {@link #needleTip}. The less of the edge is seen, the
     * more noise counts.
     */
    public static Point sphereCenter(Frame frame) {
        return Sphere.center(frame);
    }

    /** {@link #sphereCenter} of each frame. */
    public static List<Point> sphereCenters(List<Frame> frames) {
        return each(frames, Sphere::center);
    }

    private interface Finding {
        Point in(Frame frame);
    }

    private static List<Point> each(List<Frame> frames, Finding finding) {
        List<Point> found = new ArrayList<>();
        for (Frame frame : frames) {
            try {
                found.add(finding.in(frame));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("frame " + found.size() + ": " + e.getMessage(), e);
            }
        }
        return found;
    }
}
