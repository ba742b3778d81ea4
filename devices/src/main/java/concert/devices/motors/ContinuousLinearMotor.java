package concert.devices.motors;

import javax.measure.quantity.Speed;

/** A linear motor that can also move on at a velocity. */
public interface ContinuousLinearMotor extends LinearMotor, Continuous<Speed> {
    @Override
    default String kind() {
        return "ContinuousLinearMotor";
    }
}
