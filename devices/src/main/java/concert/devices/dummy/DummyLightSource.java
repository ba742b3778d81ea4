package concert.devices.dummy;

import static concert.devices.dummy.Finite.finite;
import static concert.quantities.Quantities.q;
import static concert.quantities.Units.VOLT;

import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.beamline.LightSource;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;

/** A lamp without hardware, at 0 V to begin with. */
public final class DummyLightSource extends Device implements LightSource {
    private volatile Quantity<ElectricPotential> present = q.V(0);

    private final QuantityParameter<ElectricPotential> intensity = quantity(
                    "intensity", VOLT, "Voltage that makes it bright.")
            .get(() -> present)
            .set(wanted -> present = finite(intensity(), wanted));

    /** A dark lamp. */
    public DummyLightSource() {}

    @Override
    public QuantityParameter<ElectricPotential> intensity() {
        return intensity;
    }

    @Override
    public DummyLightSource named(String name) {
        super.named(name);
        return this;
    }
}
