package concert.devices.cameras;

import static concert.coroutines.Coroutines.await;
import static concert.quantities.Units.METRE;

import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.Getter;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import java.util.Objects;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/**
 * A camera behind an objective: how large a pixel is in the sample.
 *
 * <p>An effective pixel is a pixel of the sensor divided by the magnification: 5 um behind an objective that magnifies 10 times
 * show 0.5 um of the sample. The Python reference multiplies instead, and so tells another size unless the magnification is 1.
 */
public class Detector extends Device {
    private final Camera camera;

    private final Parameter<Double> magnification;
    private final QuantityParameter<Length> pixelWidth;
    private final QuantityParameter<Length> pixelHeight;

    /** With an objective that stays; a magnification that is not greater than 0 is refused. */
    public Detector(Camera camera, double magnification) {
        requirePositive("Detector.magnification", magnification);
        this(camera, () -> magnification);
    }

    /** With a magnification that may change, such as that of a lens changer; it is asked for at each reading. */
    public Detector(Camera camera, Getter<Double> magnification) {
        this.camera = Objects.requireNonNull(camera, "camera");
        this.magnification = parameter("magnification", Double.class, "How much larger the sample is on the sensor.")
                .get(() -> requirePositive(name() + ".magnification", magnification.get()));
        this.pixelWidth = quantity("pixelWidth", METRE, "Width of a pixel in the sample.")
                .get(() -> effective(camera.sensorPixelWidth()));
        this.pixelHeight = quantity("pixelHeight", METRE, "Height of a pixel in the sample.")
                .get(() -> effective(camera.sensorPixelHeight()));
    }

    /** The camera, a device of its own. */
    public final Camera camera() {
        return camera;
    }

    /** How much larger the sample is on the sensor; read only. */
    public final Parameter<Double> magnification() {
        return magnification;
    }

    /** The width of the part of the sample that one pixel sees, in m; read only. */
    public final QuantityParameter<Length> pixelWidth() {
        return pixelWidth;
    }

    /** The height of the part of the sample that one pixel sees, in m; read only. */
    public final QuantityParameter<Length> pixelHeight() {
        return pixelHeight;
    }

    /** That of the camera. */
    @Override
    public void emergencyStop() throws InterruptedException {
        camera.emergencyStop();
    }

    @Override
    public Detector named(String name) {
        super.named(name);
        return this;
    }

    @Override
    public String kind() {
        return "Detector";
    }

    private Quantity<Length> effective(QuantityParameter<Length> ofSensor) throws InterruptedException {
        return await(ofSensor.get()).divide(await(magnification.get()));
    }

    private static double requirePositive(String subject, double magnification) {
        if (!(magnification > 0) || Double.isInfinite(magnification)) {
            throw new DeviceException(subject, magnification + " is refused; it must be greater than 0");
        }
        return magnification;
    }
}
