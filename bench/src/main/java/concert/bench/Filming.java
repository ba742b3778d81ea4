package concert.bench;

import static concert.coroutines.Coroutines.await;
import static concert.streams.Streams.block;
import static concert.streams.Streams.broadcast;
import static concert.streams.Streams.count;
import static concert.streams.Streams.ignore;
import static concert.streams.Streams.latest;

import com.sun.management.ThreadMXBean;
import concert.devices.cameras.Camera;
import concert.devices.dummy.DummyCamera;
import concert.frames.Frame;
import concert.frames.PixelType;
import concert.imaging.Imaging;
import concert.imaging.Statistics;
import concert.quantities.Quantities;
import concert.streams.Sink;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** A dummy camera of 640 x 480 pixels as fast as it can, three consumers: one corrects, one looks, one counts. */
abstract class Filming implements Benchmark {
    private static final int FRAMES = 2000;

    final Kernel kernel = new Kernel();
    private @Nullable Camera camera;
    private final Frame flat = Frame.of(PixelType.UINT16, 640, 480);

    double film() throws Exception {
        return kernel.inCoroutine(() -> {
            Camera filming = fast();
            Sink<Frame, Statistics> looks = items -> {
                Statistics last = Imaging.statistics(flat);
                for (Frame frame = items.next(); frame != null; frame = items.next()) {
                    last = Imaging.statistics(frame);
                }
                return last;
            };
            double before = cost();
            await(broadcast(
                    filming.frames(FRAMES),
                    block(ignore().after(Imaging.flatCorrection(flat))),
                    latest(looks),
                    block(count())));
            return (cost() - before) / FRAMES;
        });
    }

    /** The camera without what is done with its frames. */
    private double filmOnly() throws Exception {
        return kernel.inCoroutine(() -> {
            Camera filming = fast();
            double before = cost();
            await(filming.frames(FRAMES).into(count()));
            return (cost() - before) / FRAMES;
        });
    }

    /** One for all rounds: what it knows of its background is made once. */
    private Camera fast() throws InterruptedException {
        Camera made = camera;
        if (made == null) {
            made = new DummyCamera();
            camera = made;
        }
        await(made.frameRate().set(Quantities.q.MHz(1)));
        return made;
    }

    /** What has been spent so far, in the unit of the row. */
    abstract double cost();

    @Override
    public double work() throws Exception {
        return film();
    }

    @Override
    public double baseline() throws Exception {
        return filmOnly();
    }

    @Override
    public void close() {
        kernel.close();
    }

    static Filming time() {
        return new Filming() {
            @Override
            public Row row() {
                return new Row(
                        "camera",
                        "take a noisy frame of 640 x 480, broadcast it to 3 consumers: corrected, looked at, counted",
                        "take it and count it",
                        "ms",
                        Budget.atMost(2.5));
            }

            @Override
            double cost() {
                return System.nanoTime() / 1e6;
            }
        };
    }

    static Filming bytes() {
        return new Filming() {
            private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

            @Override
            public Row row() {
                return new Row(
                        "camera-bytes",
                        "garbage of such a frame, whose pixels are 614 400 B",
                        "of one that is taken and counted",
                        "B",
                        Budget.atMost(16_384));
            }

            @Override
            double cost() {
                return threads.getTotalThreadAllocatedBytes();
            }
        };
    }
}
