package concert.imaging;

import concert.frames.Frame;
import concert.frames.PixelType;
import org.jspecify.annotations.Nullable;

/**
 * What a beam and a detector add to an image, taken out of it: {@code (radio - dark) / (flat - dark)}, and 0 where the flat
 * shows no beam.
 */
final class FlatCorrection {
    private final Frame flat;

    /** 1 / (flat - dark), 0 where that is 0: a multiplication for each pixel of each frame instead of a division. */
    private final float[] gain;

    private final float @Nullable [] dark;
    private final float[] row;

    FlatCorrection(Frame flat, @Nullable Frame dark) {
        if (dark != null) {
            requireSize("flatCorrect: the dark", dark, flat);
        }
        this.flat = flat.copy();
        this.dark = dark == null ? null : Pixels.floats(dark);
        this.gain = Pixels.floats(flat);
        this.row = new float[flat.width()];
        for (int i = 0; i < gain.length; i++) {
            float beam = this.dark == null ? gain[i] : gain[i] - this.dark[i];
            gain[i] = beam == 0 ? 0 : 1 / beam;
        }
    }

    /** Corrects {@code radio} into {@code corrected}, which has its size and floats. One thread at a time. */
    void correct(Frame radio, Frame corrected) {
        requireSize("flatCorrect: the frame", radio, flat);
        float[] out = corrected.floats();
        for (int y = 0; y < radio.height(); y++) {
            Pixels.row(radio, y, row);
            if (dark != null) {
                subtract(row, dark, y * row.length);
            }
            multiply(row, gain, out, y * row.length);
        }
    }

    Frame correct(Frame radio) {
        Frame corrected = Frame.of(PixelType.FLOAT32, radio.width(), radio.height());
        correct(radio, corrected);
        return corrected.withMetadata(radio.metadata());
    }

    private static void subtract(float[] row, float[] dark, int from) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= dark[from + i];
        }
    }

    private static void multiply(float[] row, float[] gain, float[] out, int from) {
        for (int i = 0; i < row.length; i++) {
            out[from + i] = row[i] * gain[from + i];
        }
    }

    static void requireSize(String what, Frame frame, Frame wanted) {
        if (!frame.isAsLargeAs(wanted)) {
            throw new IllegalArgumentException(what + " has " + frame.width() + " x " + frame.height()
                    + " pixels; wanted are " + wanted.width() + " x " + wanted.height());
        }
    }
}
