package concert.imaging;

import concert.frames.Frame;

/** Each pixel made to another one, whatever is around it. */
final class PointwiseStep {
    private PointwiseStep() {}

    /** Of a pixel. */
    @FunctionalInterface
    interface Point {
        float apply(float pixel);
    }

    static Step of(Point point) {
        return (frame, made) -> apply(point, frame, made);
    }

    private static void apply(Point point, Frame frame, Frame made) {
        float[] row = new float[frame.width()];
        float[] out = made.floats();
        for (int y = 0; y < frame.height(); y++) {
            Pixels.row(frame, y, row);
            int from = y * row.length;
            for (int i = 0; i < row.length; i++) {
                out[from + i] = point.apply(row[i]);
            }
        }
    }
}
