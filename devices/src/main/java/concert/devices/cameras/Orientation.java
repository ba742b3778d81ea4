package concert.devices.cameras;

import concert.frames.Frame;
import concert.frames.FramePool;

/**
 * How a frame lies: mirrored left to right, and then rotated by quarter turns counter-clockwise.
 *
 * <p>Pixel (row i, column j) of the result is pixel (row r, column c) of the frame, where with w columns and h rows (r, c) is
 * (i, j), (j, w-1-i), (h-1-i, w-1-j) or (h-1-j, i) for 0 to 3 turns, and then c becomes w-1-c if it is mirrored.
 */
record Orientation(boolean mirror, int turns) {

    /** The frame so turned, in other pixels of the pool, to which the frame is given back; or the frame as it is. */
    Frame turn(Frame frame, FramePool pool) {
        if (!mirror && turns == 0) {
            return frame;
        }
        boolean upright = turns % 2 == 0;
        int width = upright ? frame.width() : frame.height();
        int height = upright ? frame.height() : frame.width();
        Frame turned = pool.take(frame.type(), width, height);
        // Where it comes from is linear in i and j, so three pixels say it all.
        int first = source(frame, 0, 0);
        int down = source(frame, 1, 0) - first;
        int right = source(frame, 0, 1) - first;
        switch (frame.type()) {
            case UINT8 -> copy(frame.bytes(), turned.bytes(), width, first, down, right);
            case UINT16 -> copy(frame.shorts(), turned.shorts(), width, first, down, right);
            case INT32 -> copy(frame.ints(), turned.ints(), width, first, down, right);
            case FLOAT32 -> copy(frame.floats(), turned.floats(), width, first, down, right);
        }
        Frame known = turned.withMetadata(frame.metadata());
        pool.giveBack(frame);
        return known;
    }

    private int source(Frame frame, int i, int j) {
        int w = frame.width();
        int h = frame.height();
        int row = switch (turns) {
            case 0 -> i;
            case 1 -> j;
            case 2 -> h - 1 - i;
            default -> h - 1 - j;
        };
        int column = switch (turns) {
            case 0 -> j;
            case 1 -> w - 1 - i;
            case 2 -> w - 1 - j;
            default -> i;
        };
        return row * w + (mirror ? w - 1 - column : column);
    }

    private static void copy(byte[] from, byte[] to, int width, int first, int down, int right) {
        for (int k = 0, row = first; k < to.length; row += down) {
            for (int j = 0, at = row; j < width; j++, at += right) {
                to[k++] = from[at];
            }
        }
    }

    private static void copy(short[] from, short[] to, int width, int first, int down, int right) {
        for (int k = 0, row = first; k < to.length; row += down) {
            for (int j = 0, at = row; j < width; j++, at += right) {
                to[k++] = from[at];
            }
        }
    }

    private static void copy(int[] from, int[] to, int width, int first, int down, int right) {
        for (int k = 0, row = first; k < to.length; row += down) {
            for (int j = 0, at = row; j < width; j++, at += right) {
                to[k++] = from[at];
            }
        }
    }

    private static void copy(float[] from, float[] to, int width, int first, int down, int right) {
        for (int k = 0, row = first; k < to.length; row += down) {
            for (int j = 0, at = row; j < width; j++, at += right) {
                to[k++] = from[at];
            }
        }
    }
}
