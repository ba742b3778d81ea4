package concert.devices.dummy;

import static concert.quantities.Quantities.q;

import concert.devices.beamline.EnergyMonochromator;
import javax.measure.Quantity;
import javax.measure.quantity.Energy;

/** A monochromator without crystals, at 100 keV to begin with. It is tuned at once. */
public sealed class DummyMonochromator extends EnergyMonochromator permits DummyDoubleMonochromator {
    private volatile Quantity<Energy> present = q.keV(100);

    /** A monochromator at 100 keV. */
    public DummyMonochromator() {}

    @Override
    protected final Quantity<Energy> read() {
        return present;
    }

    @Override
    protected final void write(Quantity<Energy> wanted) {
        present = wanted;
    }

    @Override
    public DummyMonochromator named(String name) {
        super.named(name);
        return this;
    }
}
