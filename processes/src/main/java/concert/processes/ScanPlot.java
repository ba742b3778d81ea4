package concert.processes;

import concert.processes.plots.Chart;
import concert.processes.plots.Curve;
import concert.processes.plots.HeatMap;
import concert.processes.plots.Label;
import concert.processes.plots.Numbers;
import concert.processes.plots.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a scan is plotted: over one parameter whose values are numbers or quantities as a curve, over two of them as a map, and
 * else as a curve over the number of the point. Grows with its scan. Not for several threads.
 */
final class ScanPlot {
    private final ScanResult<?> result;

    /** The values that each parameter will go through, shown from the beginning; or none. */
    private final List<? extends List<?>> planned;

    /** Null before the first point, which says what the axes are. */
    private @Nullable PlotData data;

    /** The planned positions along each axis, once they are known. */
    private @Nullable List<Numbers> places;

    ScanPlot(ScanResult<?> result, List<? extends List<?>> planned) {
        this.result = result;
        this.planned = planned;
    }

    /** Reads the points that have come since; null if there is none yet. */
    private @Nullable PlotData read() {
        PlotData known = data;
        List<? extends ScanPoint<?>> fresh = result.pointsFrom(known == null ? 0 : known.points());
        if (known == null && !fresh.isEmpty()) {
            known = new PlotData(result.name(), PlotAxis.of(result.parameters(), fresh.getFirst()));
            data = known;
        }
        if (known != null) {
            fresh.forEach(known::add);
        }
        return known;
    }

    /**
     * What can be drawn by now; null if that is nothing.
     *
     * @throws ScanException if there is a value that cannot be drawn
     */
    Chart.@Nullable Content content() {
        PlotData known = read();
        return known == null || known.values().size() == 0 ? null : content(known);
    }

    /**
     * The same, and what it is.
     *
     * @throws ScanException if there is nothing, or a value that cannot be drawn
     */
    Chart chart() {
        boolean complete = result.isComplete(); // first: what comes meanwhile is not all
        PlotData known = read();
        if (known == null) {
            throw new ScanException(result.name(), "there is nothing to plot, no point was taken");
        }
        List<String> without = new ArrayList<>();
        if (known.failed() > 0) {
            without.add(known.failed() + " failed");
        }
        if (known.notFinite() > 0) {
            without.add(known.notFinite() + " not finite");
        }
        String leftOut = String.join(", ", without);
        String points = Scan.count(known.points());
        if (known.values().size() == 0) {
            throw new ScanException(result.name(), "there is nothing to plot, of " + points + " " + leftOut);
        }
        String note = points + (complete ? "" : ", not complete") + (leftOut.isEmpty() ? "" : "; left out: " + leftOut);
        return new Chart(result.name(), note, content(known));
    }

    private Chart.Content content(PlotData known) {
        Label first = known.axes().getFirst().label();
        if (known.axes().size() == 1) {
            Numbers ahead = places(known).getFirst();
            Range least = ahead.size() == 0 ? null : ahead.range();
            return new Curve(first, known.label(), known.positions(0), known.values(), least);
        }
        Label second = known.axes().get(1).label();
        List<Numbers> ahead = places(known);
        HeatMap map = new HeatMap(
                first,
                second,
                known.label(),
                ahead.get(0).and(known.positions(0)),
                ahead.get(1).and(known.positions(1)));
        for (int i = 0; i < known.values().size(); i++) {
            map.set(
                    known.positions(0).get(i),
                    known.positions(1).get(i),
                    known.values().get(i));
        }
        return map;
    }

    private List<Numbers> places(PlotData known) {
        List<Numbers> all = places;
        if (all == null) {
            all = known.axes().stream().map(this::places).toList();
            places = all;
        }
        return all;
    }

    private Numbers places(PlotAxis axis) {
        Numbers numbers = new Numbers();
        if (axis.parameter() != PlotAxis.NUMBER && !planned.isEmpty()) {
            planned.get(axis.parameter())
                    .forEach(value -> numbers.add(PlotData.tidy(axis.number().applyAsDouble(value))));
        }
        return numbers;
    }
}
