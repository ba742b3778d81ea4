package concert.processes;

import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import java.util.ArrayList;
import java.util.List;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a scan has taken: its points in the order in which they were visited. It grows while the scan runs and may be looked
 * at from any thread.
 *
 * @param <R> the type of the measured values
 */
public final class ScanResult<R extends @Nullable Object> {
    private static final int SHOWN_AT_EACH_END = 20;

    private final String scan;
    private final List<Parameter<?>> parameters;

    /** Guarded by itself. */
    private final List<ScanPoint<R>> points = new ArrayList<>();

    private volatile boolean complete;

    ScanResult(String scan, List<Parameter<?>> parameters) {
        this.scan = scan;
        this.parameters = parameters;
    }

    void add(ScanPoint<R> point) {
        synchronized (points) {
            points.add(point);
        }
    }

    void completed() {
        complete = true;
    }

    /** Whether the scan has come to its end. */
    public boolean isComplete() {
        return complete;
    }

    /** How many points there are by now. */
    public int size() {
        synchronized (points) {
            return points.size();
        }
    }

    /** The points by now. */
    public List<ScanPoint<R>> points() {
        synchronized (points) {
            return List.copyOf(points);
        }
    }

    /** What was measured, without the points that failed. */
    public List<R> values() {
        List<R> values = new ArrayList<>();
        for (ScanPoint<R> point : points()) {
            if (point.isTaken()) {
                values.add(point.value());
            }
        }
        return values;
    }

    /** A table; of many points only those at both ends. */
    @Override
    public String toString() {
        List<ScanPoint<R>> all = points();
        List<List<String>> rows = new ArrayList<>();
        rows.add(header());
        for (int i = 0; i < all.size(); i++) {
            if (all.size() > 2 * SHOWN_AT_EACH_END && i == SHOWN_AT_EACH_END) {
                i = all.size() - SHOWN_AT_EACH_END;
                rows.add(List.of("..."));
            }
            rows.add(row(all.get(i)));
        }
        return scan + ", " + Scan.count(all.size()) + (complete ? "" : ", not complete") + "\n" + table(rows);
    }

    private List<String> header() {
        List<String> cells = new ArrayList<>();
        for (Parameter<?> parameter : parameters) {
            cells.add(
                    parameter instanceof QuantityParameter<?> quantity
                            ? parameter.qualifiedName() + " [" + quantity.unit() + "]"
                            : parameter.qualifiedName());
        }
        cells.add("value");
        return cells;
    }

    private List<String> row(ScanPoint<R> point) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Object position = point.positions().get(i);
            cells.add(
                    parameters.get(i) instanceof QuantityParameter<?> quantity
                            ? number(Quantities.valueAs((Quantity<?>) position, quantity.unit()))
                            : String.valueOf(position));
        }
        Throwable failure = point.failure();
        cells.add(failure == null ? String.valueOf(point.value()) : "failed: " + ScanException.reason(failure));
        return cells;
    }

    private static String number(double value) {
        String text = String.format(java.util.Locale.ROOT, "%.6g", value);
        return text.contains("e") ? text : text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static String table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : "  ").append(row.get(column));
                if (column + 1 < row.size()) {
                    line.repeat(' ', widths[column] - row.get(column).length());
                }
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text.toString();
    }
}
