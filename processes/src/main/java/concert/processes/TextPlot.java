package concert.processes;

import concert.processes.plots.Chart;
import concert.processes.plots.TextChart;
import java.util.List;

/** A plot in the characters of a terminal, for the prompt. Made by {@link ScanResult#plot()}. */
public final class TextPlot {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 15;

    private final String heading;
    private final List<String> lines;

    TextPlot(Chart chart) {
        heading = chart.title() + ", " + chart.note();
        lines = TextChart.of(chart.content(), WIDTH, HEIGHT);
    }

    /** Its heading and its lines. */
    @Override
    public String toString() {
        return heading + "\n" + String.join("\n", lines);
    }
}
