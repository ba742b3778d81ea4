package concert.devices.motors;

import concert.quantities.AngularVelocity;

/** A rotation motor that can also turn on at a velocity. */
public interface ContinuousRotationMotor extends RotationMotor, Continuous<AngularVelocity> {
    @Override
    default String kind() {
        return "ContinuousRotationMotor";
    }
}
