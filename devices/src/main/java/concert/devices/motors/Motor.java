package concert.devices.motors;

import concert.coroutines.Coroutine;
import concert.devices.EmergencyStoppable;
import concert.devices.Homeable;
import concert.devices.Movable;
import concert.devices.Parameterizable;
import concert.devices.StateParameter;
import concert.devices.Stoppable;
import javax.measure.Quantity;

/**
 * What every motor can do, whatever it moves. One that can be switched off is {@code Enableable}, too.
 *
 * <p>A driver gives the position, with a rule that says how a motion is stopped, and the way home; the rest follows.
 */
public interface Motor<Q extends Quantity<Q>>
        extends Movable<Q>, Homeable, Stoppable, EmergencyStoppable, Parameterizable {

    /** Its state: by default the parameter "state". */
    default StateParameter<MotorState> state() {
        return StateParameter.of(this, "state", MotorState.class);
    }

    /** Stops it as the rule of the position says, and ends when it stands still. */
    @Override
    default Coroutine<Void> stop() {
        return position().stop();
    }
}
