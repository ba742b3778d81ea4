package concert.imaging;

import concert.frames.Frame;

/** Fewer columns and rows of a frame. */
record Downsizing(Slice columns, Slice rows) {
    int width(Frame frame) {
        return columns.count("columns", frame.width());
    }

    int height(Frame frame) {
        return rows.count("rows", frame.height());
    }

    /** Fills {@code small}, which has the frame's type. */
    void apply(Frame frame, Frame small) {
        for (int y = 0; y < small.height(); y++) {
            int from = (rows.start() + y * rows.step()) * frame.width() + columns.start();
            int to = y * small.width();
            switch (frame.type()) {
                case UINT8 -> {
                    byte[] in = frame.bytes();
                    byte[] out = small.bytes();
                    for (int x = 0; x < small.width(); x++) {
                        out[to + x] = in[from + x * columns.step()];
                    }
                }
                case UINT16 -> {
                    short[] in = frame.shorts();
                    short[] out = small.shorts();
                    for (int x = 0; x < small.width(); x++) {
                        out[to + x] = in[from + x * columns.step()];
                    }
                }
                case INT32 -> {
                    int[] in = frame.ints();
                    int[] out = small.ints();
                    for (int x = 0; x < small.width(); x++) {
                        out[to + x] = in[from + x * columns.step()];
                    }
                }
                case FLOAT32 -> {
                    float[] in = frame.floats();
                    float[] out = small.floats();
                    for (int x = 0; x < small.width(); x++) {
                        out[to + x] = in[from + x * columns.step()];
                    }
                }
            }
        }
    }
}
