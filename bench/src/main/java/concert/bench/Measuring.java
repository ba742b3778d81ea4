package concert.bench;

import concert.frames.Frame;
import concert.frames.PixelType;
import concert.imaging.Imaging;
import concert.imaging.Measures;
import concert.imaging.Phantom;
import java.util.Random;

/** Measures in frames of 2048 x 2048 with the noise of a detector, on one thread, beside reading their pixels once. */
final class Measuring implements Benchmark {
    private static final int SIZE = 2048;
    private static final int TIMES = 5;
    private static final double COUNTS = 1000;

    private final Row row;
    private final Runnable measure;

    /** The frames that are measured, and read. */
    private final Frame[] frames;

    private double sum;

    private Measuring(Row row, Runnable measure, Frame... frames) {
        this.row = row;
        this.measure = measure;
        this.frames = frames;
    }

    static Benchmark rotationAxis() {
        Random random = new Random(1);
        Frame first = sphere(900, random);
        Frame last = sphere(1250, random);
        return new Measuring(
                new Row(
                        "rotation-axis",
                        "find the rotation axis of two projections of 2048 x 2048 uint16, one thread",
                        "add up the pixels of both",
                        "ms",
                        Budget.atMost(500)),
                () -> Measures.rotationAxis(first, last),
                first,
                last);
    }

    static Benchmark sphere() {
        Frame frame = sphere(900, new Random(1));
        return new Measuring(
                new Row(
                        "sphere",
                        "find the centre of a sphere in a frame of 2048 x 2048 uint16, one thread",
                        "add up the pixels",
                        "ms",
                        Budget.atMost(150)),
                () -> Measures.sphereCenter(frame),
                frame);
    }

    private static Frame sphere(double x, Random random) {
        Frame frame = Phantom.sphere(SIZE, SIZE, x, SIZE / 2.0, SIZE / 8.0);
        float[] pixels = frame.floats();
        for (int i = 0; i < pixels.length; i++) {
            double mean = pixels[i] * COUNTS;
            pixels[i] = (float) (mean + Math.sqrt(mean) * random.nextGaussian());
        }
        return Imaging.convert(frame, PixelType.UINT16);
    }

    @Override
    public Row row() {
        return row;
    }

    @Override
    public double work() {
        long begin = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            measure.run();
        }
        return (System.nanoTime() - begin) / 1e6 / TIMES;
    }

    @Override
    public double baseline() {
        long begin = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            for (Frame frame : frames) {
                sum += sum(frame.shorts());
            }
        }
        double time = (System.nanoTime() - begin) / 1e6 / TIMES;
        if (!(sum > 0)) { // is looked at, so that it is computed
            throw new AssertionError(sum);
        }
        return time;
    }

    private static long sum(short[] pixels) {
        long sum = 0;
        for (short pixel : pixels) {
            sum += pixel & 0xFFFF;
        }
        return sum;
    }
}
