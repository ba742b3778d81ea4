package concert.devices.positioners;

import concert.devices.DeviceException;
import concert.devices.motors.Motor;
import concert.quantities.Quantities;
import java.util.Objects;
import javax.measure.Quantity;

/**
 * A motor and what it moves: with a linear motor along a coordinate, with a rotation motor about it.
 *
 * @param coordinate along or about which it moves
 * @param motor what moves it, a device of its own
 * @param direction 1, or -1 if the motor counts the other way round
 */
public record Axis<Q extends Quantity<Q>>(Coordinate coordinate, Motor<Q> motor, int direction) {
    /** Another direction than 1 and -1 is refused. */
    public Axis {
        Objects.requireNonNull(coordinate, "coordinate");
        Objects.requireNonNull(motor, "motor");
        if (direction != 1 && direction != -1) {
            throw new DeviceException(
                    motor.name() + " as axis " + coordinate.text(), "direction must be 1 or -1, got " + direction);
        }
    }

    /** An axis whose motor counts as the coordinate does. */
    public Axis(Coordinate coordinate, Motor<Q> motor) {
        this(coordinate, motor, 1);
    }

    /** From the motor's side to the positioner's, and back: the same either way. */
    Quantity<Q> turned(Quantity<Q> value) {
        // Not the negative, which would make -0 of 0.
        return direction == 1 ? value : Quantities.quantity(0 - value.getValue().doubleValue(), value.getUnit());
    }
}
