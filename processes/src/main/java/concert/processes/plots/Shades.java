package concert.processes.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A map in characters that are the fuller the greater the value is. */
final class Shades {
    private static final String SHADES = " ░▒▓█";
    private static final char NOTHING = '·';

    private Shades() {}

    /** From the top; where there are more cells than characters, one stands for the mean of several. */
    static List<String> rows(HeatMap map, Axis value, int width, int height) {
        int[][] columns = spans(map.columnEdges(), width);
        int[][] rows = spans(map.rowEdges(), height);
        List<String> text = new ArrayList<>();
        for (int y = height - 1; y >= 0; y--) {
            StringBuilder row = new StringBuilder(width);
            for (int[] span : columns) {
                row.append(shade(map.mean(span[0], span[1], rows[y][0], rows[y][1]), value));
            }
            text.add(row.toString());
        }
        return text;
    }

    private static char shade(double mean, Axis value) {
        int shade = (int) (value.part(mean) * SHADES.length());
        return Double.isNaN(mean) ? NOTHING : SHADES.charAt(Math.clamp(shade, 0, SHADES.length() - 1));
    }

    /** For each place the cells from one to before another whose middles are in it; else the one that it is in. */
    private static int[][] spans(double[] edges, int places) {
        int cells = edges.length - 1;
        double width = (edges[cells] - edges[0]) / places;
        int[][] spans = new int[places][];
        int cell = 0;
        for (int place = 0; place < places; place++) {
            double middle = edges[0] + (place + 0.5) * width;
            double end = edges[0] + (place + 1) * width;
            int first = cell;
            while (cell < cells && (edges[cell] + edges[cell + 1]) / 2 < end) {
                cell++;
            }
            if (cell == first) {
                first = within(edges, middle);
            }
            spans[place] = new int[] {first, Math.max(cell, first + 1)};
        }
        return spans;
    }

    /** The cell that a number is in. */
    private static int within(double[] edges, double number) {
        int found = Arrays.binarySearch(edges, number);
        return Math.clamp(found >= 0 ? found : -found - 2, 0, edges.length - 2);
    }

    /** The range of the values around all shades. */
    static String legend(Axis value) {
        List<Axis.Tick> ticks = value.ticks();
        return value.title() + " " + ticks.getFirst().label() + " '" + SHADES + "' "
                + ticks.getLast().label();
    }
}
