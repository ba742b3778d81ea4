package concert.imaging;

import concert.frames.Frame;

/**
 * Pixels of any type as floats, a row at a time: a row stays in the processor's cache, so the conversion costs little beside
 * what is done with it, and each loop is one that the JVM compiles to vector instructions.
 */
final class Pixels {
    private Pixels() {}

    /** Copies one row of {@code frame} to the beginning of {@code row}. */
    static void row(Frame frame, int y, float[] row) {
        int from = y * frame.width();
        switch (frame.type()) {
            case UINT8 -> {
                byte[] pixels = frame.bytes();
                for (int i = 0; i < frame.width(); i++) {
                    row[i] = pixels[from + i] & 0xFF;
                }
            }
            case UINT16 -> {
                short[] pixels = frame.shorts();
                for (int i = 0; i < frame.width(); i++) {
                    row[i] = pixels[from + i] & 0xFFFF;
                }
            }
            case INT32 -> {
                int[] pixels = frame.ints();
                for (int i = 0; i < frame.width(); i++) {
                    row[i] = pixels[from + i];
                }
            }
            case FLOAT32 -> System.arraycopy(frame.floats(), from, row, 0, frame.width());
        }
    }

    /** All pixels in an array of their own. */
    static float[] floats(Frame frame) {
        if (frame.type() == concert.frames.PixelType.FLOAT32) {
            return frame.floats().clone();
        }
        float[] all = new float[frame.length()];
        float[] row = new float[frame.width()];
        for (int y = 0; y < frame.height(); y++) {
            row(frame, y, row);
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return all;
    }

    /**
     * All pixels, for who only reads them while it has the frame: of a frame of floats they are its own.
     *
     * @param what names the frame in what is said of a pixel that is NaN or infinite
     */
    static float[] finite(String what, Frame frame) {
        float[] pixels = frame.type() == concert.frames.PixelType.FLOAT32 ? frame.floats() : floats(frame);
        for (int i = 0; i < pixels.length; i++) {
            if (!Float.isFinite(pixels[i])) {
                throw new IllegalArgumentException(what + " has " + pixels[i] + " at (" + i % frame.width() + ", "
                        + i / frame.width() + "); wanted are finite pixels");
            }
        }
        return pixels;
    }

    static double mean(float[] pixels) {
        double sum = 0;
        for (float pixel : pixels) {
            sum += pixel;
        }
        return sum / pixels.length;
    }
}
