package concert.devices.dummy;

import static concert.quantities.Quantities.q;

import concert.devices.Parameter;
import concert.devices.cameras.Roi;
import concert.devices.cameras.Sensor;
import concert.devices.cameras.TriggerSource;
import concert.frames.Frame;
import concert.frames.FramePool;
import concert.frames.PixelType;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A camera without hardware: frames of uint16 with the noise of a background and of the exposure.
 *
 * <p>A pixel is drawn from the Poisson distribution whose mean is the background there plus 100000 for each second of exposure,
 * clipped to 65535. Frames come at 1000 per second unless told otherwise. With {@link #simulate()} off they are the background
 * itself, at once.
 *
 * <p>With {@code SOFTWARE} there is one frame for each {@code trigger()}, with {@code EXTERNAL} one for each {@link #pulse()};
 * grabbing waits for it.
 */
public sealed class DummyCamera extends SimulatedCamera permits DummyBufferedCamera {
    private static final double COUNTS_PER_SECOND = 1e5;

    private final RandomGenerator random;
    private final int width;
    private final int height;
    private final float[] background;
    private volatile boolean simulated = true;

    /** Part of the sensor that is recorded. */
    private volatile @Nullable Roi recorded;

    /** For the exposure of the latest frame; both belong to who takes frames, and taking turns makes them seen. */
    private @Nullable PoissonNoise noise;

    private double noiseExposure;

    private final Parameter<Boolean> simulate = parameter(
                    "simulate", Boolean.class, "Whether frames have noise and take time.")
            .get(() -> simulated)
            .set(wanted -> simulated = wanted);

    /** With 640 x 480 pixels of 1. */
    public DummyCamera() {
        this(ones());
    }

    /** Its background is a copy of the pixels, of any type; negative ones and NaN count as 0. */
    public DummyCamera(Frame background) {
        this(background, new SplittableRandom());
    }

    /** As above; one with a seed gives the same frames again. */
    public DummyCamera(Frame background, RandomGenerator random) {
        this.random = random;
        width = background.width();
        height = background.height();
        this.background = counts(background);
        super();
    }

    private static float[] counts(Frame frame) {
        float[] counts = new float[frame.length()];
        for (int i = 0; i < counts.length; i++) {
            double count = frame.get(i % frame.width(), i / frame.width());
            counts[i] = count > 0 ? (float) count : 0;
        }
        return counts;
    }

    private static Frame ones() {
        Frame ones = Frame.of(PixelType.UINT16, 640, 480);
        Arrays.fill(ones.shorts(), (short) 1);
        return ones;
    }

    /** Whether frames have noise and come at the frame rate; else they are the background, at once. */
    public final Parameter<Boolean> simulate() {
        return simulate;
    }

    @Override
    protected final Sensor sensor() {
        return new Sensor(width, height, q.um(5), q.um(5));
    }

    @Override
    protected final void record(Roi roi, TriggerSource triggerSource) throws Exception {
        recorded = roi;
        super.record(roi, triggerSource);
    }

    @Override
    protected @Nullable Frame take(FramePool frames) throws Exception {
        return timer().next(simulated ? period() : 0) ? expose(frames) : null;
    }

    /** A frame of what was recorded last. */
    final Frame expose(FramePool frames) {
        Roi last = recorded;
        Roi roi = last == null ? new Roi(0, 0, width, height) : last;
        Frame frame = frames.take(PixelType.UINT16, roi.width(), roi.height());
        if (simulated) {
            noise().fill(frame.shorts(), roi.x0(), roi.y0(), roi.width(), random);
        } else {
            copyBackground(roi, frame.shorts());
        }
        return frame;
    }

    private void copyBackground(Roi roi, short[] to) {
        for (int y = 0; y < roi.height(); y++) {
            int from = (roi.y0() + y) * width + roi.x0();
            for (int x = 0; x < roi.width(); x++) {
                to[y * roi.width() + x] = (short) Math.min(Math.round(background[from + x]), 65_535);
            }
        }
    }

    private PoissonNoise noise() {
        double exposure = exposureInSeconds();
        PoissonNoise known = noise;
        if (known == null || exposure != noiseExposure) {
            float[] mean = background.clone();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (float) (exposure * COUNTS_PER_SECOND);
            }
            known = new PoissonNoise(mean, width);
            noise = known;
            noiseExposure = exposure;
        }
        return known;
    }

    @Override
    public DummyCamera named(String name) {
        super.named(name);
        return this;
    }
}
