package concert.imaging;

import concert.frames.Frame;

/** A part of a frame. */
final class Crop {
    private Crop() {}

    static Frame of(Frame frame, int x, int y, int width, int height) {
        if (x < 0 || y < 0 || width < 1 || height < 1 || x > frame.width() - width || y > frame.height() - height) {
            throw new IllegalArgumentException("crop: " + width + " x " + height + " at (" + x + ", " + y
                    + ") is not inside a frame of " + frame.width() + " x " + frame.height());
        }
        Frame part = Frame.of(frame.type(), width, height);
        for (int row = 0; row < height; row++) {
            System.arraycopy(array(frame), (y + row) * frame.width() + x, array(part), row * width, width);
        }
        return part.withMetadata(frame.metadata());
    }

    private static Object array(Frame frame) {
        return switch (frame.type()) {
            case UINT8 -> frame.bytes();
            case UINT16 -> frame.shorts();
            case INT32 -> frame.ints();
            case FLOAT32 -> frame.floats();
        };
    }
}
