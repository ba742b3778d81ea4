package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;
import javax.measure.Quantity;

/** Has a position that can be set. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; LinearMotor::move is clear
public interface Movable<Q extends Quantity<Q>> {
    /** Where it is: the parameter that limits, scans and locks want. */
    QuantityParameter<Q> position();

    /** Moves there and ends on arrival. Cancelling it stops the device. */
    default Coroutine<Void> setPosition(Quantity<Q> position) {
        return position().set(position);
    }

    /** Reads from the hardware where it is. */
    default Coroutine<Quantity<Q>> getPosition() {
        return position().get();
    }

    /** Moves by {@code delta} from where it is when the move starts. */
    default Coroutine<Void> move(Quantity<Q> delta) {
        return position().setBy(delta);
    }

    /** The command for {@link #move(Quantity)}. */
    static <Q extends Quantity<Q>> void move(Movable<Q> device, Quantity<Q> delta) {
        var _ = Command.run("move", device.move(delta));
    }
}
