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

    private final float[] dark;

    FlatCorrection(Frame flat, @Nullable Frame dark) {
        if (dark != null) {
            requireSize("flatCorrect: the dark", dark, flat);
        }
        this.flat = flat.copy();
        this.dark = dark == null ? new float[flat.length()] : Pixels.floats(dark);
        this.gain = Pixels.floats(flat);
        for (int i = 0; i < gain.length; i++) {
            float beam = gain[i] - this.dark[i];
            gain[i] = beam == 0 ? 0 : 1 / beam;
        }
    }

    /** Corrects {@code radio} into {@code corrected}, which has its size and floats. */
    void correct(Frame radio, Frame corrected) {
        requireSize("flatCorrect: the frame", radio, flat);
        switch (radio.type()) {
            case UINT8 -> correct(radio.bytes(), corrected.floats());
            case UINT16 -> correct(radio.shorts(), corrected.floats());
            case INT32 -> correct(radio.ints(), corrected.floats());
            case FLOAT32 -> correct(radio.floats(), corrected.floats());
        }
    }

    // One loop for each type, over the whole arrays: with rows that are made to floats first it takes twice as long.

    private void correct(byte[] radio, float[] corrected) {
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = ((radio[i] & 0xFF) - dark[i]) * gain[i];
        }
    }

    private void correct(short[] radio, float[] corrected) {
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = ((radio[i] & 0xFFFF) - dark[i]) * gain[i];
        }
    }

    private void correct(int[] radio, float[] corrected) {
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = (radio[i] - dark[i]) * gain[i];
        }
    }

    private void correct(float[] radio, float[] corrected) {
        for (int i = 0; i < corrected.length; i++) {
            corrected[i] = (radio[i] - dark[i]) * gain[i];
        }
    }

    Frame correct(Frame radio) {
        Frame corrected = Frame.of(PixelType.FLOAT32, radio.width(), radio.height());
        correct(radio, corrected);
        return corrected.withMetadata(radio.metadata());
    }

    static void requireSize(String what, Frame frame, Frame wanted) {
        if (!frame.isAsLargeAs(wanted)) {
            throw new IllegalArgumentException(what + " has " + frame.width() + " x " + frame.height()
                    + " pixels; wanted are " + wanted.width() + " x " + wanted.height());
        }
    }
}
