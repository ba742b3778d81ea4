package concert.processes.plots;

import java.util.Arrays;

/**
 * Points in the plane of a canvas that a line joins. Of many that lie in one column of it, one behind the other, only the
 * first, the lowest, the highest and the last are kept: the line looks the same.
 */
final class Polyline {
    /** As many are drawn as they are. */
    static final int FEW = 5000;

    private double[] x = new double[64];
    private double[] y = new double[64];
    private int size;

    private Polyline() {}

    /** A curve between its axes, on a part of the plane whose lower left corner is given. */
    static Polyline of(Curve curve, Axis across, Axis up, double left, double bottom, double width, double height) {
        Polyline line = new Polyline();
        boolean thin = curve.size() > FEW;
        int first = 0; // of those that are in one column
        int column = -1;
        for (int i = 0; i < curve.size(); i++) {
            double atX = left + width * across.part(curve.x(i));
            double atY = bottom - height * up.part(curve.y(i));
            if (thin && (int) atX == column) {
                line.merge(first, atX, atY);
            } else {
                first = line.size;
                column = (int) atX;
                line.add(atX, atY);
            }
        }
        return line;
    }

    /** The column has up to four points, of which the last is the latest. */
    private void merge(int first, double atX, double atY) {
        if (size - first == 4) {
            double previous = y[size - 1];
            y[first + 1] = Math.min(y[first + 1], previous);
            y[first + 2] = Math.max(y[first + 2], previous);
            size--;
        } else if (size - first == 3 && y[first + 1] > y[first + 2]) {
            double lower = y[first + 1];
            y[first + 1] = y[first + 2];
            y[first + 2] = lower;
        }
        add(atX, atY);
    }

    private void add(double atX, double atY) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
        }
        x[size] = atX;
        y[size++] = atY;
    }

    int size() {
        return size;
    }

    double x(int index) {
        return x[index];
    }

    double y(int index) {
        return y[index];
    }
}
