package concert.devices.motors;

import concert.coroutines.Coroutine;
import concert.devices.QuantityParameter;
import javax.measure.Quantity;

/** Can move on and on at a velocity. */
public interface Continuous<V extends Quantity<V>> {

    /** The velocity at which it moves, its sign being the direction; setting it starts the motion, 0 ends it. */
    QuantityParameter<V> velocity();

    /** Starts to move, or changes the velocity of a motion; ends as soon as that is in force. */
    default Coroutine<Void> setVelocity(Quantity<V> velocity) {
        return velocity().set(velocity);
    }

    /** Reads from the hardware how fast it moves now. */
    default Coroutine<Quantity<V>> getVelocity() {
        return velocity().get();
    }
}
