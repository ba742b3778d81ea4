package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.quantities.Quantities.value;
import static concert.quantities.Quantities.vector;
import static concert.quantities.Units.METRE;
import static concert.quantities.Units.PIXEL;

import concert.coroutines.Coroutine;
import concert.devices.cameras.Detector;
import concert.quantities.Pixels;
import concert.quantities.VectorQuantity;
import java.util.Objects;
import javax.measure.quantity.Length;

/** A positioner of what a detector looks at, which can be moved by pixels in x and y. */
public class ImagingPositioner extends Positioner {
    private static final int Z = Coordinate.Z.index();

    private final Detector detector;

    /** With these axes, before that detector. */
    public ImagingPositioner(Detector detector, Axis<?>... axes) {
        this.detector = Objects.requireNonNull(detector, "detector");
        super(axes);
    }

    /** The detector whose pixels count. */
    public final Detector detector() {
        return detector;
    }

    /**
     * Moves by pixels: those of the sample, not of the sensor, in their present size. Two components, x and y, or three, of
     * which z must be NaN or 0: a pixel has no depth.
     */
    public final Coroutine<Void> moveInPixels(VectorQuantity<Pixels> delta) {
        return coroutine(name() + ".moveInPixels", () -> await(move(lengths(delta))));
    }

    private VectorQuantity<Length> lengths(VectorQuantity<Pixels> delta) throws InterruptedException {
        if (delta.size() != Z && delta.size() != Coordinate.COUNT) {
            throw new PositionerException(name(), "wants 2 or 3 components in pixels, got " + delta.size());
        }
        if (delta.size() > Z && delta.isSet(Z) && delta.value(Z, PIXEL) != 0) {
            throw new PositionerException(name(), "cannot move in z by " + delta.get(Z) + ", a pixel has no depth");
        }
        double width = value(await(detector.pixelWidth().get()), METRE);
        double height = value(await(detector.pixelHeight().get()), METRE);
        return vector(METRE, delta.value(0, PIXEL) * width, delta.value(1, PIXEL) * height, Double.NaN);
    }

    @Override
    public ImagingPositioner named(String name) {
        super.named(name);
        return this;
    }

    @Override
    public String kind() {
        return "ImagingPositioner";
    }
}
