package concert.devices.motors;

import javax.measure.quantity.Length;

/** Moves something along a line. */
public interface LinearMotor extends Motor<Length> {
    @Override
    default String kind() {
        return "LinearMotor";
    }
}
