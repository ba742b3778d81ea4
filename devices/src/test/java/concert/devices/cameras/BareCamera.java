package concert.devices.cameras;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.PER_SECOND;
import static concert.quantities.Units.SECOND;

import concert.devices.QuantityParameter;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;

/** The settings that every camera has, read only; what it takes is left to the test. */
abstract class BareCamera extends CameraDriver {
    private final QuantityParameter<Frequency> frameRate =
            quantity("frameRate", PER_SECOND, "Rate.").get(() -> q.of(1, PER_SECOND));
    private final QuantityParameter<Time> exposureTime =
            quantity("exposureTime", SECOND, "Exposure.").get(() -> q.s(1));

    @Override
    public QuantityParameter<Frequency> frameRate() {
        return frameRate;
    }

    @Override
    public QuantityParameter<Time> exposureTime() {
        return exposureTime;
    }
}
