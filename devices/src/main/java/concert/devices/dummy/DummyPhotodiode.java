package concert.devices.dummy;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.VOLT;

import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.beamline.Photodiode;
import javax.measure.quantity.ElectricPotential;

/** A photodiode without hardware, which always measures 1 V. */
public final class DummyPhotodiode extends Device implements Photodiode {
    private final QuantityParameter<ElectricPotential> intensity =
            quantity("intensity", VOLT, "Voltage that the light makes.").get(() -> q.V(1));

    /** A photodiode in steady light. */
    public DummyPhotodiode() {}

    @Override
    public QuantityParameter<ElectricPotential> intensity() {
        return intensity;
    }

    @Override
    public DummyPhotodiode named(String name) {
        super.named(name);
        return this;
    }
}
