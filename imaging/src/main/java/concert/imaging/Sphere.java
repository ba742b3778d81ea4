package concert.imaging;

import concert.frames.Frame;
import java.util.ArrayList;
import java.util.List;

/** Finds a sphere by the circle that its edge lies on, so that a part of the edge is enough. */
final class Sphere {
    private static final int LEAST_POINTS = 8;

    /** How far the edge may be from the circle, of its radius and in pixels. */
    private static final double ROUND = 0.05;

    private static final double ROUND_PIXELS = 1;

    /** A circle that is so much larger than the frame is a straight edge. */
    private static final double LARGEST = 20;

    private final Segment segment;
    private final Region region;
    private final List<Point> edge = new ArrayList<>();

    private Sphere(Segment segment) {
        this.segment = segment;
        this.region = segment.region();
    }

    static Point center(Frame frame) {
        Sphere sphere = new Sphere(Segment.of("sphere", frame));
        sphere.addEdgeOfRows();
        sphere.addEdgeOfColumns();
        if (sphere.edge.size() < LEAST_POINTS) {
            throw new IllegalArgumentException("no sphere found: of its edge only " + sphere.edge.size()
                    + " points are in the frame; wanted are " + LEAST_POINTS);
        }
        Circle circle = Circle.fit(sphere.edge);
        double largest = LARGEST * Math.max(frame.width(), frame.height());
        if (!(circle.radius() <= largest) || circle.deviation() > ROUND * circle.radius() + ROUND_PIXELS) {
            throw new IllegalArgumentException("no sphere found: what stands out from the background is not round");
        }
        return new Point(circle.x(), circle.y());
    }

    /** Not of the first and last row: there the border may cut the object, and there is no neighbour to smooth with. */
    private void addEdgeOfRows() {
        for (int y = 1; y < region.height() - 1; y++) {
            int left = region.left()[y];
            int right = region.right()[y];
            if (left > 0) {
                edge.add(new Point(left - segment.toEdge(segment.index(left, y), segment.index(left - 1, y)), y));
            }
            if (left >= 0 && right < region.width() - 1) {
                edge.add(new Point(right + segment.toEdge(segment.index(right, y), segment.index(right + 1, y)), y));
            }
        }
    }

    private void addEdgeOfColumns() {
        for (int x = 1; x < region.width() - 1; x++) {
            int top = region.top()[x];
            int bottom = region.bottom()[x];
            if (top > 0) {
                edge.add(new Point(x, top - segment.toEdge(segment.index(x, top), segment.index(x, top - 1))));
            }
            if (top >= 0 && bottom < region.height() - 1) {
                edge.add(new Point(x, bottom + segment.toEdge(segment.index(x, bottom), segment.index(x, bottom + 1))));
            }
        }
    }
}
