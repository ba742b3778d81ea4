package concert.imaging;

/** One side of the convex hull of points that come by their y: the chain that bends towards small x. */
final class ConvexHull {
    private final long[] x;
    private final long[] y;
    private int count;

    ConvexHull(int points) {
        this.x = new long[points];
        this.y = new long[points];
    }

    /** Points that are inside the hull of all so far are forgotten, which is the monotone chain algorithm. */
    void add(long nextX, long nextY) {
        while (count > 0 && y[count - 1] == nextY && x[count - 1] >= nextX) {
            count--;
        }
        if (count > 0 && y[count - 1] == nextY) {
            return;
        }
        while (count > 1
                && (x[count - 1] - x[count - 2]) * (nextY - y[count - 2])
                        >= (nextX - x[count - 2]) * (y[count - 1] - y[count - 2])) {
            count--;
        }
        x[count] = nextX;
        y[count++] = nextY;
    }

    /** Between the chain and x = 0; negative where the chain is left of that. */
    double areaBelow() {
        double twice = 0;
        for (int i = 1; i < count; i++) {
            twice += (double) (x[i] + x[i - 1]) * (y[i] - y[i - 1]);
        }
        return twice / 2;
    }

    void clear() {
        count = 0;
    }
}
