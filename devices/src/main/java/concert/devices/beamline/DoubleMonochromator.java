package concert.devices.beamline;

import concert.devices.motors.RotationMotor;

/** A monochromator of two crystals, the second of which can be turned to match the first. */
public interface DoubleMonochromator extends Monochromator {
    /** Turns the second crystal. It is a device of its own, with its own limits and lock. */
    RotationMotor secondCrystal();

    @Override
    default String kind() {
        return "DoubleMonochromator";
    }
}
