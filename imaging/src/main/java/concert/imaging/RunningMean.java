package concert.imaging;

import concert.frames.Frame;
import org.jspecify.annotations.Nullable;

/** The mean of all frames so far; in doubles, since of ten thousand frames each adds only a ten-thousandth. */
final class RunningMean implements Step {
    private double @Nullable [] mean;
    private @Nullable Frame first;
    private long frames;

    @Override
    public void apply(Frame frame, Frame made) {
        if (first == null || mean == null) {
            first = Frame.of(concert.frames.PixelType.UINT8, frame.width(), frame.height());
            mean = new double[frame.length()];
        }
        FlatCorrection.requireSize("average: frame " + (frames + 1), frame, first);
        frames++;
        float[] row = new float[frame.width()];
        float[] out = made.floats();
        for (int y = 0; y < frame.height(); y++) {
            Pixels.row(frame, y, row);
            int from = y * row.length;
            for (int i = 0; i < row.length; i++) {
                mean[from + i] += (row[i] - mean[from + i]) / frames;
                out[from + i] = (float) mean[from + i];
            }
        }
    }
}
