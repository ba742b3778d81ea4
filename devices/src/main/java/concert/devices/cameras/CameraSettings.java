package concert.devices.cameras;

import static concert.devices.cameras.CameraState.STANDBY;
import static concert.devices.cameras.TriggerSource.AUTO;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.MICROMETRE;
import static concert.quantities.Units.PIXEL;

import concert.devices.Device;
import concert.devices.Parameter;
import concert.devices.QuantityDeclaration;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.SelectionParameter;
import concert.devices.StateParameter;
import concert.quantities.Pixels;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.jspecify.annotations.Nullable;

/** The parameters that all cameras have the same way: kept here, and told to the hardware when it begins to record. */
abstract class CameraSettings extends Device implements Camera {
    private volatile TriggerSource source = AUTO;
    private volatile boolean mirrored;
    private volatile int turns;

    /** Null for the whole sensor. */
    private volatile @Nullable Roi part;

    private final StateParameter<CameraState> state = state(STANDBY);
    private final Rule<CameraState> settings = state.from(STANDBY);

    private final SelectionParameter<TriggerSource> triggerSource = selection(
                    "triggerSource", List.of(TriggerSource.values()), "What makes it take a frame.")
            .get(() -> source)
            .set(wanted -> source = wanted)
            .during(settings);
    private final Parameter<Boolean> mirror = parameter(
                    "mirror", Boolean.class, "Whether frames are mirrored, left to right.")
            .get(() -> mirrored)
            .set(wanted -> mirrored = wanted)
            .during(settings);
    private final SelectionParameter<Integer> rotate = selection(
                    "rotate", List.of(0, 1, 2, 3), "Quarter turns of frames, counter-clockwise.")
            .get(() -> turns)
            .set(wanted -> turns = wanted)
            .during(settings);
    private final QuantityParameter<Length> sensorPixelWidth = quantity(
                    "sensorPixelWidth", MICROMETRE, "Width of a pixel of the sensor.")
            .get(() -> sensor().pixelWidth());
    private final QuantityParameter<Length> sensorPixelHeight = quantity(
                    "sensorPixelHeight", MICROMETRE, "Height of a pixel of the sensor.")
            .get(() -> sensor().pixelHeight());
    private final QuantityParameter<Pixels> roiX0 = pixels("roiX0", "First column of the region of interest.")
            .get(() -> q.px(roi().x0()))
            .set(x0 -> part = new Roi(whole("roiX0", x0), roi().y0(), roi().width(), roi().height()))
            .externalLimits(() -> q.px(0), () -> q.px(sensor().width() - roi().width()));
    private final QuantityParameter<Pixels> roiY0 = pixels("roiY0", "First row of the region of interest.")
            .get(() -> q.px(roi().y0()))
            .set(y0 -> part = new Roi(roi().x0(), whole("roiY0", y0), roi().width(), roi().height()))
            .externalLimits(() -> q.px(0), () -> q.px(sensor().height() - roi().height()));
    private final QuantityParameter<Pixels> roiWidth = pixels("roiWidth", "Columns of the region of interest.")
            .get(() -> q.px(roi().width()))
            .set(width -> part = new Roi(roi().x0(), roi().y0(), whole("roiWidth", width), roi().height()))
            .externalLimits(() -> q.px(1), () -> q.px(sensor().width() - roi().x0()));
    private final QuantityParameter<Pixels> roiHeight = pixels("roiHeight", "Rows of the region of interest.")
            .get(() -> q.px(roi().height()))
            .set(height -> part = new Roi(roi().x0(), roi().y0(), roi().width(), whole("roiHeight", height)))
            .externalLimits(() -> q.px(1), () -> q.px(sensor().height() - roi().y0()));

    CameraSettings() {}

    /** Its sensor; may ask the hardware. */
    protected abstract Sensor sensor() throws Exception;

    private QuantityDeclaration<Pixels> pixels(String name, String documentation) {
        return quantity(name, PIXEL, documentation).during(settings);
    }

    private int whole(String parameter, Quantity<Pixels> wanted) {
        double number = value(wanted, PIXEL);
        if (number != Math.rint(number)) {
            throw new CameraException(name() + "." + parameter, wanted + " is not a whole number of pixels");
        }
        return (int) number;
    }

    /** The part of the sensor that becomes the frame. */
    protected final Roi roi() throws Exception {
        Roi chosen = part;
        return chosen == null ? sensor().whole() : chosen;
    }

    /** Takes the whole sensor again, because it is another one now. */
    protected final void resetRoi() {
        part = null;
    }

    final Orientation orientation() {
        return new Orientation(mirrored, turns);
    }

    final TriggerSource source() {
        return source;
    }

    /** Refuses an operation that begins in standby. */
    final void requireStandby(String operation) {
        settings.check(name() + ": " + operation);
    }

    final void setSource(TriggerSource wanted) {
        if (wanted != source) {
            source = wanted;
            report(triggerSource, wanted);
        }
    }

    @Override
    public final StateParameter<CameraState> state() {
        return state;
    }

    @Override
    public final SelectionParameter<TriggerSource> triggerSource() {
        return triggerSource;
    }

    @Override
    public final Parameter<Boolean> mirror() {
        return mirror;
    }

    @Override
    public final SelectionParameter<Integer> rotate() {
        return rotate;
    }

    @Override
    public final QuantityParameter<Length> sensorPixelWidth() {
        return sensorPixelWidth;
    }

    @Override
    public final QuantityParameter<Length> sensorPixelHeight() {
        return sensorPixelHeight;
    }

    @Override
    public final QuantityParameter<Pixels> roiX0() {
        return roiX0;
    }

    @Override
    public final QuantityParameter<Pixels> roiY0() {
        return roiY0;
    }

    @Override
    public final QuantityParameter<Pixels> roiWidth() {
        return roiWidth;
    }

    @Override
    public final QuantityParameter<Pixels> roiHeight() {
        return roiHeight;
    }
}
