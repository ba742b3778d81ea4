package concert.processes;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import concert.devices.DeviceException;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.devices.TextTable;
import concert.processes.plots.Chart;
import concert.processes.plots.PlotFile;
import concert.quantities.Quantities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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

    /** The points by now from one on, counted from 0. */
    List<ScanPoint<R>> pointsFrom(int first) {
        synchronized (points) {
            return List.copyOf(points.subList(first, points.size()));
        }
    }

    /** The name of the scan. */
    String name() {
        return scan;
    }

    List<Parameter<?>> parameters() {
        return parameters;
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

    // ---- plots

    /**
     * Draws the points by now into a file, whose ending says how: {@code .png} or {@code .svg}. Values of one parameter become a
     * curve, of two a map, the first parameter going across; over more parameters, and over one whose values are no numbers, it
     * is a curve over the number of the point. Points that failed or have no finite number are left out, and counted.
     *
     * <p>A file that is there is replaced, at once and as a whole. It takes a fraction of a second; a cancel meanwhile is seen
     * after it.
     *
     * @return where the file is
     * @throws ScanException if there is no point that can be drawn, values are neither numbers nor quantities, the name ends
     *     otherwise, or the file cannot be written
     */
    @CanIgnoreReturnValue
    public Path plot(String file) {
        Path path = Path.of(Objects.requireNonNull(file, "plot wants the name of a file, got nothing (null)"))
                .toAbsolutePath();
        PlotFile.Format format = PlotFile.Format.of(path)
                .orElseThrow(() -> new ScanException(file, "a plot wants a name that ends with .png or .svg"));
        Chart chart = new ScanPlot(this, List.of()).chart();
        try {
            PlotFile.write(chart, format, path);
        } catch (IOException e) {
            throw new ScanException(file, "the plot cannot be written", e);
        }
        return path;
    }

    /**
     * The same plot in the characters of a terminal, for the prompt: a curve in Braille, a map in five shades.
     *
     * @throws ScanException as {@link #plot(String)}
     */
    public TextPlot plot() {
        return new TextPlot(new ScanPlot(this, List.of()).chart());
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
