package concert.devices.dummy;

import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.PER_SECOND;
import static concert.quantities.Units.SECOND;

import concert.devices.QuantityParameter;
import concert.devices.cameras.CameraDriver;
import concert.devices.cameras.CameraException;
import concert.devices.cameras.Roi;
import concert.devices.cameras.TriggerSource;
import javax.measure.Quantity;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;

/** What all cameras without hardware have in common: when they have a frame. */
abstract class SimulatedCamera extends CameraDriver {
    private static final double NANOS = 1e9;

    private final FrameTimer timer = new FrameTimer();
    private volatile Quantity<Frequency> rate = q.of(1000, PER_SECOND);
    private volatile Quantity<Time> exposure = q.ms(1);

    private final QuantityParameter<Frequency> frameRate = quantity("frameRate", PER_SECOND, "Frames in a second.")
            .get(() -> rate)
            .set(this::setRate);
    private final QuantityParameter<Time> exposureTime = quantity("exposureTime", SECOND, "Exposure of a frame.")
            .get(() -> exposure)
            .set(wanted -> exposure = wanted)
            .externalLimits(0, Double.MAX_VALUE);

    SimulatedCamera() {}

    @Override
    public final QuantityParameter<Frequency> frameRate() {
        return frameRate;
    }

    @Override
    public final QuantityParameter<Time> exposureTime() {
        return exposureTime;
    }

    private void setRate(Quantity<Frequency> wanted) {
        double number = value(wanted, PER_SECOND);
        if (!(number > 0) || Double.isInfinite(number)) {
            throw new CameraException(frameRate.qualifiedName(), wanted + " is no rate; it must be greater than 0 1/s");
        }
        rate = wanted;
    }

    final double exposureInSeconds() {
        return value(exposure, SECOND);
    }

    /** In nanoseconds. */
    final long period() {
        return Math.round(NANOS / value(rate, PER_SECOND));
    }

    final FrameTimer timer() {
        return timer;
    }

    @Override
    protected void record(Roi roi, TriggerSource triggerSource) throws Exception {
        timer.begin(triggerSource == TriggerSource.AUTO, period());
    }

    @Override
    protected void halt() {
        timer.end();
    }

    @Override
    protected final void fire() {
        timer.trigger();
    }

    /** A pulse on its input: what {@link TriggerSource#EXTERNAL} waits for. From any thread; does not wait. */
    public final void pulse() {
        timer.trigger();
    }
}
