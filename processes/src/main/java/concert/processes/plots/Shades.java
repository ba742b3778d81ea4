package concert.processes.plots;

import java.util.ArrayList;
import java.util.List;

/** A map in characters that are the fuller the greater the value is. */
final class Shades {
    private static final String SHADES = " ░▒▓█";
    private static final char NOTHING = '·';

    private Shades() {}

    /** From the top; where there are more cells than characters, one stands for the mean of several. */
    static List<String> rows(HeatMap map, Axis value, int width, int height) {
        List<String> rows = new ArrayList<>();
        for (int row = height - 1; row >= 0; row--) {
            StringBuilder text = new StringBuilder(width);
            for (int column = 0; column < width; column++) {
                double mean = map.mean(
                        cell(column, width, map.columns()),
                        end(column, width, map.columns()),
                        cell(row, height, map.rows()),
                        end(row, height, map.rows()));
                text.append(
                        Double.isNaN(mean)
                                ? NOTHING
                                : SHADES.charAt(Math.clamp(
                                        (int) (value.part(mean) * SHADES.length()), 0, SHADES.length() - 1)));
            }
            rows.add(text.toString());
        }
        return rows;
    }

    /** The first cell at a place, by its middle where a cell takes several places. */
    private static int cell(int place, int places, int cells) {
        return cells <= places ? (2 * place + 1) * cells / (2 * places) : place * cells / places;
    }

    private static int end(int place, int places, int cells) {
        return cells <= places ? cell(place, places, cells) + 1 : (place + 1) * cells / places;
    }

    /** The range of the values around all shades. */
    static String legend(Axis value) {
        List<Axis.Tick> ticks = value.ticks();
        return value.title() + " " + ticks.getFirst().label() + " '" + SHADES + "' "
                + ticks.getLast().label();
    }
}
