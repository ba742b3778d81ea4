package concert.devices.dummy;

import concert.devices.beamline.DoubleMonochromator;
import concert.devices.motors.RotationMotor;

/**
 * A double monochromator without crystals, at 100 keV to begin with. It is tuned at once, and its second crystal is turned by
 * a motor without hardware, on which the energy does not depend.
 */
public final class DummyDoubleMonochromator extends DummyMonochromator implements DoubleMonochromator {
    private final RotationMotor secondCrystal;

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
