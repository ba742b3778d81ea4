package concert.processes.plots;

import concert.processes.plots.Axis.Tick;
import concert.processes.plots.Canvas.Anchor;
import concert.processes.plots.Canvas.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Draws a chart on a canvas. Texts take the room that they usually need, so all canvases show the same. */
final class Painter {
    static final int WIDTH = 800;
    static final int HEIGHT = 500;

    private static final int INK = 0x222222;
    private static final int QUIET = 0x666666;
    private static final int FRAME = 0x444444;
    private static final int GRID = 0xE2E2E2;
    private static final int LINE = 0x1F5FA8;

    private static final double TITLE_SIZE = 16;
    private static final double SIZE = 13;
    private static final double NOTE_SIZE = 11;

    /** Of a character of the size {@link #SIZE}, a digit. */
    private static final double CHARACTER = 8;

    private static final double TOP = 48;
    private static final double BOTTOM = HEIGHT - 62.0;
    private static final double RIGHT = 28;
    private static final double TICK = 5;
    private static final double GAP = 4;
    private static final double UPRIGHT = 24;
    private static final double BAR = 18;

    /** Between two labels, so that they are two. */
    private static final double BETWEEN = 24;

    private static final double LEAST_STEP_UP = 40;
    private static final int MOST_STEPS = 10;
    private static final double ROOM = 0.04;
    private static final double ROOM_BESIDE = 0.02;

    /** Of more points than that only the line is drawn. */
    private static final int DOTS = 200;

    private static final double DOT = 3;

    private final Canvas canvas;
    private double left;
    private double right = WIDTH - RIGHT;

    private Painter(Canvas canvas) {
        this.canvas = canvas;
    }

    static void paint(Chart chart, Canvas canvas) {
        Painter painter = new Painter(canvas);
        if (chart.content() instanceof Curve curve) {
            painter.curve(curve);
        } else if (chart.content() instanceof HeatMap map) {
            painter.map(map);
        }
        canvas.heading(chart.title(), painter.left, TOP - 20, TITLE_SIZE, INK);
        canvas.text(chart.note(), WIDTH - RIGHT, TOP - 20, NOTE_SIZE, Anchor.END, QUIET);
    }

    private void curve(Curve curve) {
        Axis up = upAxis(most -> Axis.of(curve.up(), curve.rangeOfY(), ROOM, most));
        Axis across = acrossAxis(most -> Axis.of(curve.across(), curve.rangeOfX(), ROOM_BESIDE, most));
        for (Tick tick : up.ticks()) {
            canvas.rule(left, y(tick), right, y(tick), GRID);
        }
        for (Tick tick : across.ticks()) {
            canvas.rule(x(tick), TOP, x(tick), BOTTOM, GRID);
        }
        Polyline line = Polyline.of(curve, across, up, left, BOTTOM, right - left, BOTTOM - TOP);
        canvas.polyline(line, 1.5, LINE);
        if (line.size() <= DOTS) {
            for (int i = 0; i < line.size(); i++) {
                canvas.dot(line.x(i), line.y(i), DOT, LINE);
            }
        }
        frame(across, up);
    }

    private void map(HeatMap map) {
        Range values = map.range();
        Axis value = Axis.of(map.value(), values, 0, most(LEAST_STEP_UP));
        right = WIDTH - (UPRIGHT + BAR + TICK + GAP + CHARACTER * value.longestLabel() + GAP + UPRIGHT);
        double[] columns = map.columnEdges();
        double[] rows = map.rowEdges();
        Axis up = upAxis(most -> Axis.of(map.up(), Range.of(rows, rows.length), 0, most));
        Axis across = acrossAxis(most -> Axis.of(map.across(), Range.of(columns, columns.length), 0, most));
        cells(map, place(columns, across, left, right), place(rows, up, BOTTOM, TOP), value);
        bar(value);
        frame(across, up);
    }

    private static double[] place(double[] edges, Axis axis, double from, double to) {
        double[] placed = new double[edges.length];
        for (int i = 0; i < edges.length; i++) {
            placed[i] = Math.rint(from + (to - from) * axis.part(edges[i]));
        }
        return placed;
    }

    /** Cells that lie in one point of the plane are drawn as one. */
    private void cells(HeatMap map, double[] x, double[] y, Axis value) {
        List<List<Box>> byColour = new ArrayList<>();
        for (int i = 0; i < Ramp.COLOURS; i++) {
            byColour.add(new ArrayList<>());
        }
        for (int row = 0, nextRow; row < map.rows(); row = nextRow) {
            nextRow = next(y, row);
            for (int column = 0, nextColumn; column < map.columns(); column = nextColumn) {
                nextColumn = next(x, column);
                double mean = map.mean(column, nextColumn, row, nextRow);
                if (!Double.isNaN(mean)) {
                    byColour.get(Ramp.step(value.part(mean)))
                            .add(new Box(x[column], y[nextRow], x[nextColumn] - x[column], y[row] - y[nextRow]));
                }
            }
        }
        for (int i = 0; i < Ramp.COLOURS; i++) {
            if (!byColour.get(i).isEmpty()) {
                canvas.boxes(byColour.get(i), Ramp.colour(i));
            }
        }
    }

    /** The edge of the next cell that can be seen. */
    private static int next(double[] edges, int index) {
        int next = index + 1;
        while (next < edges.length - 1 && Math.abs(edges[next] - edges[index]) < 1) {
            next++;
        }
        return next;
    }

    private void bar(Axis value) {
        double x = right + UPRIGHT;
        double step = (BOTTOM - TOP) / Ramp.COLOURS;
        for (int i = 0; i < Ramp.COLOURS; i++) {
            double top = Math.rint(BOTTOM - (i + 1) * step);
            canvas.boxes(List.of(new Box(x, top, BAR, Math.rint(BOTTOM - i * step) - top)), Ramp.colour(i));
        }
        outline(x, x + BAR);
        for (Tick tick : value.ticks()) {
            canvas.rule(x + BAR, y(tick), x + BAR + TICK, y(tick), FRAME);
            canvas.text(tick.label(), x + BAR + TICK + GAP, y(tick) + SIZE * 0.35, SIZE, Anchor.START, INK);
        }
        canvas.upright(value.title(), WIDTH - 2 * GAP, (TOP + BOTTOM) / 2, SIZE, INK);
    }

    // ---- axes

    private static int most(double least) {
        return (int) ((BOTTOM - TOP) / least);
    }

    private Axis upAxis(IntFunction<Axis> ofSteps) {
        Axis axis = ofSteps.apply(most(LEAST_STEP_UP));
        left = UPRIGHT + 2 * GAP + CHARACTER * axis.longestLabel() + GAP + TICK;
        return axis;
    }

    /** With as many steps as leave room for their labels. */
    private Axis acrossAxis(IntFunction<Axis> ofSteps) {
        for (int most = MOST_STEPS; ; most--) {
            Axis axis = ofSteps.apply(most);
            double room = (right - left) / Math.max(1, axis.ticks().size() - 1);
            if (most == 2 || CHARACTER * axis.longestLabel() + BETWEEN <= room) {
                return axis;
            }
        }
    }

    private double x(Tick tick) {
        return left + (right - left) * tick.part();
    }

    private static double y(Tick tick) {
        return BOTTOM - (BOTTOM - TOP) * tick.part();
    }

    private void frame(Axis across, Axis up) {
        outline(left, right);
        for (Tick tick : up.ticks()) {
            canvas.rule(left - TICK, y(tick), left, y(tick), FRAME);
            canvas.text(tick.label(), left - TICK - GAP, y(tick) + SIZE * 0.35, SIZE, Anchor.END, INK);
        }
        for (Tick tick : across.ticks()) {
            canvas.rule(x(tick), BOTTOM, x(tick), BOTTOM + TICK, FRAME);
            canvas.text(tick.label(), x(tick), BOTTOM + TICK + GAP + SIZE * 0.8, SIZE, Anchor.MIDDLE, INK);
        }
        canvas.text(across.title(), (left + right) / 2, HEIGHT - 16.0, SIZE, Anchor.MIDDLE, INK);
        canvas.upright(up.title(), UPRIGHT, (TOP + BOTTOM) / 2, SIZE, INK);
    }

    private void outline(double from, double to) {
        canvas.rule(from, TOP, to, TOP, FRAME);
        canvas.rule(from, BOTTOM, to, BOTTOM, FRAME);
        canvas.rule(from, TOP, from, BOTTOM, FRAME);
        canvas.rule(to, TOP, to, BOTTOM, FRAME);
    }
}
