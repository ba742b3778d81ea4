package concert.devices.dummy;

import static concert.quantities.Quantities.q;

import concert.devices.beamline.DoubleMonochromator;
import concert.devices.beamline.EnergyMonochromator;
import concert.devices.motors.RotationMotor;
import javax.measure.Quantity;
import javax.measure.quantity.Energy;

/**
 * A double monochromator without crystals, at 100 keV to begin with. It is tuned at once, and its second crystal is turned by
 * a motor without hardware, on which the energy does not depend.
 */
public final class DummyDoubleMonochromator extends EnergyMonochromator implements DoubleMonochromator {
    private final RotationMotor secondCrystal;
    private volatile Quantity<Energy> present = q.keV(100);

    /** At 100 keV, the second crystal at 0 deg. */
    public DummyDoubleMonochromator() {
        this(new DummyRotationMotor());
    }

    /** At 100 keV, with a motor of yours for the second crystal. */
    public DummyDoubleMonochromator(RotationMotor secondCrystal) {
        this.secondCrystal = secondCrystal;
    }

    @Override
    public RotationMotor secondCrystal() {
        return secondCrystal;
    }

    @Override
    protected Quantity<Energy> read() {
        return present;
    }

    @Override
    protected void write(Quantity<Energy> wanted) {
        present = wanted;
    }

    /** Stops the second crystal, too. */
    @Override
    public void emergencyStop() throws InterruptedException {
        try {
            secondCrystal.emergencyStop();
        } finally {
            super.emergencyStop();
        }
    }

    @Override
    public DummyDoubleMonochromator named(String name) {
        super.named(name);
        return this;
    }
}
