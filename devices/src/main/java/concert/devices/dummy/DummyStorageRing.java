package concert.devices.dummy;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.HOUR;
import static concert.quantities.Units.MEGAELECTRONVOLT;
import static concert.quantities.Units.MILLIAMPERE;

import concert.coroutines.Clock;
import concert.coroutines.Supervisor;
import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.beamline.StorageRing;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Time;
import org.jspecify.annotations.Nullable;

/**
 * A storage ring without electrons, with the reference's numbers: its lifetime is 11 h when it is first read, and grows by
 * 1 h every 5 s. The current is 100 mA and the energy 5 MeV, less 0.05 mA and 0.05 MeV for each hour of the lifetime, and not
 * less than 0. It has no thread: whoever reads it computes where it is.
 */
public final class DummyStorageRing extends Device implements StorageRing {
    private static final long STEP = 5_000_000_000L;
    private static final double FIRST_LIFETIME = 11;
    private static final double LOSS_PER_HOUR = 0.05;

    /** That of the first reading, null before it; guarded by this. */
    private @Nullable Clock clock;

    /** When it was first read; guarded by this. */
    private long begin;

    private final QuantityParameter<ElectricCurrent> current =
            quantity("current", MILLIAMPERE, "Current of the stored electrons.").get(() -> q.mA(lessForEachHour(100)));
    private final QuantityParameter<Energy> energy =
            quantity("energy", MEGAELECTRONVOLT, "Energy of an electron.").get(() -> q.MeV(lessForEachHour(5)));
    private final QuantityParameter<Time> lifetime =
            quantity("lifetime", HOUR, "Lifetime of the beam.").get(() -> q.h(hours()));

    /** A ring that begins with its first reading. */
    public DummyStorageRing() {}

    @Override
    public QuantityParameter<ElectricCurrent> current() {
        return current;
    }

    @Override
    public QuantityParameter<Energy> energy() {
        return energy;
    }

    @Override
    public QuantityParameter<Time> lifetime() {
        return lifetime;
    }

    @Override
    public DummyStorageRing named(String name) {
        super.named(name);
        return this;
    }

    private double lessForEachHour(double full) {
        return Math.max(0, full - LOSS_PER_HOUR * hours());
    }

    private synchronized double hours() {
        Clock its = clock;
        if (its == null) {
            its = Supervisor.current().clock();
            clock = its;
            begin = its.nanoTime();
        }
        return FIRST_LIFETIME + Math.floorDiv(its.nanoTime() - begin, STEP);
    }
}
