package concert.bench;

import static concert.quantities.Quantities.q;
import static concert.quantities.Units.METRE;

import concert.devices.Device;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import javax.measure.Quantity;
import javax.measure.quantity.Length;

/** A device whose hardware costs nothing: what is left is what Concert costs. */
final class Stage extends Device {
    enum State {
        STANDBY,
        MOVING
    }

    private volatile Quantity<Length> where = q.m(0);

    private final StateParameter<State> state = state(State.STANDBY);
    private final Rule<State> motion =
            state.from(State.STANDBY).via(State.MOVING).to(State.STANDBY);
    private final QuantityParameter<Length> position = quantity("position", METRE, "Position.")
            .get(this::where)
            .set(this::move)
            .limits(0, 1)
            .during(motion);

    QuantityParameter<Length> position() {
        return position;
    }

    Quantity<Length> where() {
        return where;
    }

    void move(Quantity<Length> target) {
        where = target;
    }
}
