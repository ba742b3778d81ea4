package concert.bench;

import concert.frames.Frame;
import concert.frames.PixelType;
import concert.imaging.Imaging;
import concert.streams.Lease;
import concert.streams.Output;
import java.util.Arrays;

/** Flat correction of frames of 2048 x 2048, on one thread. */
final class FlatCorrecting implements Benchmark {
    private static final int SIZE = 2048;
    private static final int FRAMES = 40;

    private final Frame radio = filled(700);
    private final Frame flat = filled(1000);
    private final Frame dark = filled(100);
    private final float[] out = new float[SIZE * SIZE];

    private static Frame filled(int pixel) {
        Frame frame = Frame.of(PixelType.UINT16, SIZE, SIZE);
        Arrays.fill(frame.shorts(), (short) pixel);
        return frame;
    }

    @Override
    public Row row() {
        return new Row(
                "flat-correction",
                "correct a frame of 2048 x 2048 uint16 with flat and dark, one thread",
                "divide the arrays in one loop",
                "ms",
                Budget.atMost(1000.0 / 300));
    }

    @Override
    public double work() throws Exception {
        Output<Frame> filter = Imaging.flatCorrection(flat, dark).into(new Output<>() {
            @Override
            public boolean put(Frame frame) {
                return true;
            }

            @Override
            public boolean lend(Frame frame, Lease<Frame> lease) {
                lease.giveBack().accept(frame);
                return true;
            }
        });
        filter.put(radio);
        long begin = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            filter.put(radio);
        }
        return (System.nanoTime() - begin) / 1e6 / FRAMES;
    }

    @Override
    public double baseline() {
        long begin = System.nanoTime();
        for (int i = 0; i < FRAMES; i++) {
            divide(radio.shorts(), flat.shorts(), dark.shorts(), out);
        }
        return (System.nanoTime() - begin) / 1e6 / FRAMES;
    }

    private static void divide(short[] radio, short[] flat, short[] dark, float[] out) {
        for (int i = 0; i < out.length; i++) {
            float offset = dark[i] & 0xFFFF;
            out[i] = ((radio[i] & 0xFFFF) - offset) / ((flat[i] & 0xFFFF) - offset);
        }
    }
}
