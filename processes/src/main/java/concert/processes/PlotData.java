package concert.processes;

import concert.processes.plots.Label;
import concert.processes.plots.Numbers;
import java.util.List;
import javax.measure.Unit;

/** The points of a scan as numbers, those without a finite one left out and counted. Grows. Not for several threads. */
final class PlotData {
    /** Differences of larger numbers would overflow; smaller ones have lost digits. */
    private static final double TOO_LARGE = 1e290;

    private static final double TOO_SMALL = 1e-290;

    private final String scan;
    private final List<PlotAxis> axes;

    /** A list for each axis. */
    private final List<Numbers> positions;

    private final Numbers values = new Numbers();

    private final MeasuredNumbers measured = new MeasuredNumbers();
    private int points;
    private int failed;
    private int notFinite;

    PlotData(String scan, List<PlotAxis> axes) {
        this.scan = scan;
        this.axes = axes;
        this.positions = axes.stream().map(_ -> new Numbers()).toList();
    }

    /**
     * One point more.
     *
     * @throws ScanException if its value is no number, or one that does not go with the first
     */
    void add(ScanPoint<?> point) {
        points++;
        if (!point.isTaken()) {
            failed++;
            return;
        }
        double value = value(point);
        boolean finite = isFinite(value);
        double[] places = new double[axes.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = axes.get(i).position(point);
            finite &= isFinite(places[i]);
        }
        if (!finite) {
            notFinite++;
            return;
        }
        for (int i = 0; i < places.length; i++) {
            positions.get(i).add(tidy(places[i]));
        }
        values.add(tidy(value));
    }

    private static boolean isFinite(double number) {
        return Math.abs(number) < TOO_LARGE;
    }

    /** Without what is lost below the smallest numbers, and without the sign of 0: a position is looked up by its bits. */
    static double tidy(double number) {
        return Math.abs(number) < TOO_SMALL ? 0 : number;
    }

    private double value(ScanPoint<?> point) {
        try {
            return measured.of(point.value());
        } catch (IllegalArgumentException e) {
            throw new ScanException(scan, "cannot plot point " + (point.index() + 1), e);
        }
    }

    // ---- what there is

    int points() {
        return points;
    }

    int failed() {
        return failed;
    }

    int notFinite() {
        return notFinite;
    }

    List<PlotAxis> axes() {
        return axes;
    }

    /** Those along an axis, counted from 0. */
    Numbers positions(int axis) {
        return positions.get(axis);
    }

    Numbers values() {
        return values;
    }

    Label label() {
        Unit<?> own = measured.unit();
        return new Label("value", own == null ? "" : PlotAxis.symbol(own));
    }
}
