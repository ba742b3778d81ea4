package concert.processes.plots;

import concert.processes.plots.Axis.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a chart with the characters of a terminal: a curve with the dots of Braille, eight of which make a character, and a map
 * in shades.
 */
public final class TextChart {
    /** Labels from there on move the plot to the right; those of a plot that grows should not do that all the time. */
    private static final int LABELS_AT_LEAST = 6;

    /** One step between ticks for so many rows. */
    private static final int ROWS_OF_STEP = 3;

    private static final int MOST_STEPS = 8;
    private static final int STEPS_OF_SHADES = 5;

    /** Between two labels. */
    private static final int BETWEEN = 3;

    private final int width;
    private final int height;
    private final List<String> lines = new ArrayList<>();

    private TextChart(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Lines, without title and note; three more than the height, and as much wider as the labels at the left need.
     *
     * @param width that of the plot itself, in characters
     * @param height that of the plot itself, in lines
     */
    public static List<String> of(Chart.Content content, int width, int height) {
        TextChart text = new TextChart(width, height);
        if (content instanceof Curve curve) {
            text.curve(curve);
        } else if (content instanceof HeatMap map) {
            text.map(map);
        }
        return List.copyOf(text.lines);
    }

    private void curve(Curve curve) {
        Axis up = Axis.toTicks(curve.up(), curve.rangeOfY(), Math.max(2, height / ROWS_OF_STEP));
        Axis across = across(curve.across(), curve.rangeOfX());
        Braille dots = new Braille(width, height);
        double bottom = Braille.DOTS_UP * height - 1.0;
        Polyline line = Polyline.of(curve, across, up, 0, bottom, Braille.DOTS_ACROSS * width - 1.0, bottom);
        dots.draw(line);
        rows(dots.rows(), up);
        lines.addFirst(" ".repeat(labels(up) + 2) + up.title() + " over " + across.title());
        below(across, labels(up));
    }

    private void map(HeatMap map) {
        double[] columns = map.columnEdges();
        double[] rows = map.rowEdges();
        Axis up = Axis.of(map.up(), Range.of(rows, rows.length), 0, Math.max(2, height / ROWS_OF_STEP));
        Axis across = across(map.across(), Range.of(columns, columns.length));
        Axis value = Axis.toTicks(map.value(), map.range(), STEPS_OF_SHADES);
        rows(Shades.rows(map, value, width, height), up);
        lines.addFirst(
                " ".repeat(labels(up) + 2) + up.title() + " over " + across.title() + "; " + Shades.legend(value));
        below(across, labels(up));
    }

    private Axis across(Label label, Range range) {
        for (int most = MOST_STEPS; ; most--) {
            Axis axis = Axis.of(label, range, 0, most);
            int room = width / Math.max(1, axis.ticks().size() - 1);
            if (most == 1 || axis.longestLabel() + BETWEEN <= room) {
                return axis;
            }
        }
    }

    private static int labels(Axis up) {
        return Math.max(LABELS_AT_LEAST, up.longestLabel());
    }

    /** With labels at the left. */
    private void rows(List<String> plot, Axis up) {
        String[] labels = new String[height];
        for (Tick tick : up.ticks()) {
            labels[Braille.character(1 - tick.part(), height, Braille.DOTS_UP)] = tick.label();
        }
        int room = labels(up);
        for (int row = 0; row < height; row++) {
            String label = labels[row] == null ? "" : labels[row];
            lines.add((" ".repeat(room - label.length()) + label + (label.isEmpty() ? " │" : " ┤") + plot.get(row))
                    .stripTrailing());
        }
    }

    /** The axis with its ticks and their labels. */
    private void below(Axis across, int indent) {
        StringBuilder axis = new StringBuilder(" ".repeat(indent + 1) + "└" + "─".repeat(width));
        StringBuilder labels = new StringBuilder(" ".repeat(indent + 2 + width));
        int free = 0;
        for (Tick tick : across.ticks()) {
            int place = indent + 2 + Braille.character(tick.part(), width, Braille.DOTS_ACROSS);
            axis.setCharAt(place, '┬');
            int from = Math.clamp(
                    place - tick.label().length() / 2,
                    0,
                    Math.max(0, labels.length() - tick.label().length()));
            if (from >= free) {
                labels.replace(from, from + tick.label().length(), tick.label());
                free = from + tick.label().length() + 1;
            }
        }
        lines.add(axis.toString());
        lines.add(labels.toString().stripTrailing());
    }
}
