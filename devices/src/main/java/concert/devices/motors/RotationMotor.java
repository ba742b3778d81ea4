package concert.devices.motors;

import javax.measure.quantity.Angle;

/** Turns something. */
public interface RotationMotor extends Motor<Angle> {
    @Override
    default String kind() {
        return "RotationMotor";
    }
}
