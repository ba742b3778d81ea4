package concert.processes.plots;

import java.util.ArrayList;
import java.util.List;

/** A plane of dots, two of which lie beside and four above each other in a character. */
final class Braille {
    static final int DOTS_ACROSS = 2;
    static final int DOTS_UP = 4;

    /** The character without a dot (Unicode, Braille Patterns), whose bits are the dots. */
    private static final char FIRST = 0x2800;

    /** By row and column in a character. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int width;
    private final int[][] characters;

    Braille(int width, int height) {
        this.width = width;
        this.characters = new int[height][width];
    }

    /** Joins the points of a line; a point that nothing is joined to is a dot. */
    void draw(Polyline line) {
        for (int i = 0; i < line.size(); i++) {
            int from = Math.max(0, i - 1);
            join(round(line.x(from)), round(line.y(from)), round(line.x(i)), round(line.y(i)));
        }
    }

    /** The character that a part of all has its dot in. */
    static int character(double part, int characters, int dots) {
        return round(part * (characters * dots - 1.0)) / dots;
    }

    private static int round(double place) {
        return (int) Math.rint(place);
    }

    private void join(int x1, int y1, int x2, int y2) {
        int steps = Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1));
        for (int i = 0; i <= steps; i++) {
            double part = steps == 0 ? 0 : (double) i / steps;
            set(round(x1 + part * (x2 - x1)), round(y1 + part * (y2 - y1)));
        }
    }

    private void set(int x, int y) {
        characters[y / DOTS_UP][x / DOTS_ACROSS] |= BITS[y % DOTS_UP][x % DOTS_ACROSS];
    }

    /** From the top; a character without a dot is a space. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int[] row : characters) {
            StringBuilder text = new StringBuilder(width);
            for (int dots : row) {
                text.append(dots == 0 ? ' ' : (char) (FIRST + dots));
            }
            rows.add(text.toString());
        }
        return rows;
    }
}
