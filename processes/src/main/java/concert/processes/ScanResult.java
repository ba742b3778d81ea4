package concert.processes;

import concert.devices.DeviceException;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.devices.TextTable;
import concert.quantities.Quantities;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
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

    String name() {
        return scan;
    }

    List<Parameter<?>> parameters() {
        return parameters;
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

    /** A table, positions in the units of their parameters; of many points only those at both ends. */
    @Override
    public String toString() {
        List<ScanPoint<R>> all = points();
        List<List<String>> rows = new ArrayList<>();
        rows.add(cells(Parameter::qualifiedName, "value"));
        for (int i = 0; i < all.size(); i++) {
            if (all.size() > 2 * SHOWN_AT_EACH_END && i == SHOWN_AT_EACH_END) {
                i = all.size() - SHOWN_AT_EACH_END;
                rows.add(cells(_ -> "...", ""));
            }
            rows.add(row(all.get(i)));
        }
        String heading = scan + ", " + Scan.count(all.size()) + (complete ? "" : ", not complete");
        return heading + "\n" + TextTable.format(rows, Integer.MAX_VALUE).stripTrailing();
    }

    private List<String> row(ScanPoint<R> point) {
        Iterator<Object> positions = point.positions().iterator();
        Throwable failure = point.failure();
        return cells(
                parameter -> position(parameter, positions.next()),
                failure == null ? String.valueOf(point.value()) : "failed: " + DeviceException.reason(failure));
    }

    private List<String> cells(Function<Parameter<?>, String> ofParameter, String ofValue) {
        List<String> cells = new ArrayList<>();
        parameters.forEach(parameter -> cells.add(ofParameter.apply(parameter)));
        cells.add(ofValue);
        return cells;
    }

    /** As "x.position = 1 mm, y.position = 2 mm". */
    static String places(List<Parameter<?>> parameters, List<Object> positions) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            places.add(parameters.get(i).qualifiedName() + " = " + position(parameters.get(i), positions.get(i)));
        }
        return String.join(", ", places);
    }

    private static String position(Parameter<?> parameter, Object position) {
        return parameter instanceof QuantityParameter<?> quantity
                ? Quantities.format(Quantities.as((Quantity<?>) position, quantity.unit()))
                : String.valueOf(position);
    }
}
