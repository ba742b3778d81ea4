package concert.devices.positioners;

import static concert.coroutines.Coroutines.await;

import concert.coroutines.Coroutine;
import concert.devices.QuantityParameter;
import concert.devices.StateParameter;
import concert.devices.motors.MotorState;
import javax.measure.Quantity;

/**
 * What one axis has to do for a motion of a positioner.
 *
 * @param amount where to or by how much, on the side of the motor
 * @param relative whether it is by how much
 */
record Step<Q extends Quantity<Q>>(Axis<Q> axis, Quantity<Q> amount, boolean relative) {

    /** Refuses what the motor would refuse when it is told to move, as far as that can be known before. */
    void check(String subject) throws InterruptedException {
        QuantityParameter<Q> position = axis.motor().position();
        await(position.check(relative ? await(position.get()).add(amount) : amount));
        MotorState state = await(axis.motor().state().get());
        if (state == MotorState.MOVING || state == MotorState.DISABLED) {
            throw refused(subject, StateParameter.text(state));
        }
        if (position.device().isSuspect()) {
            throw refused(subject, "suspect");
        }
    }

    Coroutine<Void> move() {
        QuantityParameter<Q> position = axis.motor().position();
        return relative ? position.setBy(amount) : position.set(amount);
    }

    private PositionerException refused(String subject, String why) {
        return new PositionerException(
                subject,
                "cannot move in " + axis.coordinate().text() + ", "
                        + axis.motor().name() + " is " + why);
    }
}
