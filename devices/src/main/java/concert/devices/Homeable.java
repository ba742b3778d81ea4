package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Can find its home position. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; LinearMotor::home is clear
public interface Homeable {
    /** Moves to the home position. Cancelling it stops the device. */
    Coroutine<Void> home();

    /** The command for {@link #home()}. */
    static void home(Homeable device) {
        var _ = Command.run("home", device.home());
    }
}
