package concert.processes;

import concert.coroutines.Progress;
import concert.processes.plots.Chart;
import concert.processes.plots.TextChart;
import java.util.List;

/** A scan while it runs, as a small plot. Confined to the thread that draws, one at a time. */
final class LivePlot implements Progress.Picture {
    private static final int WIDEST = 60;

    /** What labels at the left take at most, in a picture so narrow that it matters. */
    private static final int LABELS = 12;

    private static final int HIGHEST = 5;

    /** Lines above and below the plot itself. */
    private static final int AROUND = 3;

    private static final int NARROWEST = 20;
    private static final int LOWEST = 3;

    /** Fewer are no curve. */
    private static final int POINTS = 2;

    /** To draw more, ten times a second, would take more than a twentieth of a processor. */
    private static final long MOST_POINTS = 100_000;

    private final ScanPlot plot;
    private boolean hopeless;

    /** @param planned the values of each parameter */
    LivePlot(ScanResult<?> result, long points, List<? extends List<?>> planned) {
        this.plot = new ScanPlot(result, planned);
        this.hopeless = points < POINTS || points > MOST_POINTS;
    }

    @Override
    public List<String> lines(int columns, int rows) {
        int width = Math.min(WIDEST, columns - LABELS);
        int height = Math.min(HIGHEST, rows - AROUND);
        if (hopeless || width < NARROWEST || height < LOWEST) {
            return List.of();
        }
        try {
            Chart.Content content = plot.content();
            return content == null ? List.of() : TextChart.of(content, width, height);
        } catch (ScanException e) {
            hopeless = true; // what is measured are no numbers
            return List.of();
        }
    }
}
