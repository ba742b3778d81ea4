package concert.devices;

import java.util.List;

/** Lines of cells as text: columns side by side, two blanks between them, empty columns left out. */
public final class TextTable {
    private static final int GAP = 2;
    private static final int NARROWEST = 4;

    private TextTable() {}

    /**
     * The text, each line ended. The first line is the header; it shows a column only if any other line has something in it.
     * What does not fit into {@code width} columns of text is cut, marked by "…".
     */
    public static String format(List<List<String>> lines, int width) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines.subList(1, lines.size())) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                widths[column] =
                        Math.max(widths[column], lines.getFirst().get(column).length());
            }
        }
        fit(widths, width);
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            append(text, line, widths);
        }
        return text.toString();
    }

    /** The widest column gives way first: short values and names stay whole the longest. */
    private static void fit(int[] widths, int width) {
        for (; ; ) {
            int total = -GAP;
            int widest = 0;
            for (int column = 0; column < widths.length; column++) {
                total += widths[column] == 0 ? 0 : widths[column] + GAP;
                widest = widths[column] > widths[widest] ? column : widest;
            }
            if (total <= width || widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
        }
    }

    private static void append(StringBuilder text, List<String> line, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                String cell = cut(line.get(column), widths[column]);
                row.append(cell).append(" ".repeat(widths[column] - cell.length() + GAP));
            }
        }
        text.append(row.toString().stripTrailing()).append('\n');
    }

    /** An error may have several lines, a cell has one. */
    private static String cut(String cell, int width) {
        String oneLine = cell.replace('\n', ' ');
        return oneLine.length() <= width ? oneLine : oneLine.substring(0, width - 1) + "…";
    }
}
