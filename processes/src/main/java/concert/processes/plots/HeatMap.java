package concert.processes.plots;

import java.util.Arrays;

/** A value at each crossing of some columns with some rows; NaN where there is none. */
public final class HeatMap implements Chart.Content {
    private final Label across;
    private final Label up;
    private final Label value;
    private final double[] columns;
    private final double[] rows;

    /** Row by row. */
    private final double[] values;

    /**
     * Without values.
     *
     * @param columns where they are, in any order, also more than once; at least one
     * @param rows the same
     */
    public HeatMap(Label across, Label up, Label value, double[] columns, double[] rows) {
        this.across = across;
        this.up = up;
        this.value = value;
        this.columns = distinct(columns);
        this.rows = distinct(rows);
        this.values = new double[Math.multiplyExact(this.columns.length, this.rows.length)];
        Arrays.fill(values, Double.NaN);
    }

    private static double[] distinct(double[] places) {
        return Arrays.stream(places).sorted().distinct().toArray();
    }

    /** Sets the value at a crossing of a column with a row, in place of one that is there. */
    public void set(double column, double row, double to) {
        values[Arrays.binarySearch(rows, row) * columns.length + Arrays.binarySearch(columns, column)] = to;
    }

    Label across() {
        return across;
    }

    Label up() {
        return up;
    }

    Label value() {
        return value;
    }

    int columns() {
        return columns.length;
    }

    int rows() {
        return rows.length;
    }

    /** The mean of the values in a block of columns and rows; NaN if there is none. */
    double mean(int fromColumn, int toColumn, int fromRow, int toRow) {
        double sum = 0;
        int count = 0;
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                double one = values[row * columns.length + column];
                if (!Double.isNaN(one)) {
                    sum += one;
                    count++;
                }
            }
        }
        return sum / count;
    }

    Range range() {
        return Range.of(values, values.length);
    }

    /** The left edges of the columns and, last, the right edge: in the middle between two columns. */
    double[] columnEdges() {
        return edges(columns);
    }

    /** The lower edges of the rows and, last, the upper edge. */
    double[] rowEdges() {
        return edges(rows);
    }

    private static double[] edges(double[] places) {
        int last = places.length;
        double[] edges = new double[last + 1];
        for (int i = 1; i < last; i++) {
            edges[i] = (places[i - 1] + places[i]) / 2;
        }
        double margin = places[0] == 0 ? 0.5 : Math.abs(places[0]) / 10;
        edges[0] = last == 1 ? places[0] - margin : places[0] - (edges[1] - places[0]);
        edges[last] = last == 1 ? places[0] + margin : places[last - 1] + (places[last - 1] - edges[last - 1]);
        return edges;
    }
}
