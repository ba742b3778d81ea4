package concert.devices.dummy;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.GRAM;

import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.laboratory.Scales;
import javax.measure.Quantity;
import javax.measure.quantity.Mass;

/** Scales without hardware, with 147 kg on them. */
public sealed class DummyScales extends Device implements Scales permits DummyTarableScales {
    private static final double LOAD = 147_000;

    private final QuantityParameter<Mass> weight =
            quantity("weight", GRAM, "What it shows.").get(this::shown);

    /** Scales that show 147 kg. */
    public DummyScales() {}

    @Override
    public final QuantityParameter<Mass> weight() {
        return weight;
    }

    @Override
    public DummyScales named(String name) {
        super.named(name);
        return this;
    }

    Quantity<Mass> load() {
        return q.g(LOAD);
    }

    Quantity<Mass> shown() {
        return load();
    }
}
