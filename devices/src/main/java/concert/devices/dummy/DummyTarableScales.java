package concert.devices.dummy;

import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.devices.laboratory.TarableScales;
import javax.measure.Quantity;
import javax.measure.quantity.Mass;

/** Scales without hardware, with 147 kg on them, which show 0 after {@link #tare()}. */
public final class DummyTarableScales extends DummyScales implements TarableScales {
    /** What was on them when they were tared last. */
    private volatile Quantity<Mass> tared = q.g(0);

    /** Scales that show 147 kg. */
    public DummyTarableScales() {}

    @Override
    public Coroutine<Void> tare() {
        return action("tare", () -> {
            tared = load();
        });
    }

    @Override
    public DummyTarableScales named(String name) {
        super.named(name);
        return this;
    }

    @Override
    Quantity<Mass> shown() {
        return load().subtract(tared);
    }
}
