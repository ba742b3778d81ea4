package concert.devices.beamline;

import static concert.quantities.Quantities.q;

import concert.coroutines.Coroutine;
import concert.devices.EmergencyStoppable;
import concert.devices.Parameterizable;
import concert.devices.StateParameter;
import concert.devices.Switchable;
import concert.devices.Triggerable;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/** A line to other hardware that is on or off, such as a trigger. Its emergency stop switches it off. */
public interface Signal extends Switchable, Triggerable, EmergencyStoppable, Parameterizable {
    /** Whether it is on. */
    StateParameter<SwitchState> state();

    /**
     * A pulse: switches it on, waits, and switches it off. Refused if it is on already, or if {@code duration} is not a
     * time greater than 0. However the pulse ends, cancelled or failed, the signal is off afterwards.
     */
    Coroutine<Void> trigger(Quantity<Time> duration);

    /** A pulse of 10 ms. */
    @Override
    default Coroutine<Void> trigger() {
        return trigger(q.ms(10));
    }

    @Override
    default String kind() {
        return "Signal";
    }
}
