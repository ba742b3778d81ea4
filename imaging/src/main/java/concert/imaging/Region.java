package concert.imaging;

import java.util.Arrays;

/** The outline of a connected region of pixels: how far it reaches in each row and column, whatever holes it has. */
final class Region {
    private final int area;
    private final int[] left;
    private final int[] right;
    private final int[] top;
    private final int[] bottom;

    /** With no pixel yet. */
    Region(int width, int height, int area) {
        this.area = area;
        this.left = none(height);
        this.right = none(height);
        this.top = none(width);
        this.bottom = none(width);
    }

    private static int[] none(int size) {
        int[] none = new int[size];
        Arrays.fill(none, -1);
        return none;
    }

    /** How many pixels it has. */
    int area() {
        return area;
    }

    /** Some of its pixels in a row; they come from the top left to the bottom right. */
    void add(int y, int from, int to) {
        if (left[y] < 0) {
            left[y] = from;
        }
        right[y] = to;
        for (int x = from; x <= to; x++) {
            if (top[x] < 0) {
                top[x] = y;
            }
            bottom[x] = y;
        }
    }

    /** The first column of each row, -1 where the row has none of it; so are the others. Not to be written. */
    int[] left() {
        return left;
    }

    int[] right() {
        return right;
    }

    int[] top() {
        return top;
    }

    int[] bottom() {
        return bottom;
    }

    int width() {
        return top.length;
    }

    int height() {
        return left.length;
    }

    /** How many pixels its convex hull has more: little if it is convex itself. */
    double hollow() {
        ConvexHull hull = new ConvexHull(4 * left.length);
        for (int y = 0; y < left.length; y++) {
            if (left[y] >= 0) {
                hull.add(left[y], y);
                hull.add(left[y], y + 1);
            }
        }
        double leftHalf = hull.areaBelow();
        hull.clear();
        for (int y = 0; y < left.length; y++) {
            if (left[y] >= 0) {
                hull.add(-right[y] - 1, y);
                hull.add(-right[y] - 1, y + 1);
            }
        }
        return -hull.areaBelow() - leftHalf - area;
    }
}
