package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Can be stopped in whatever it does. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; LinearMotor::stop is clear
public interface Stoppable {
    /** Stops it and ends when it stands still. Waits for no lock; fine for a device that does nothing. */
    Coroutine<Void> stop();

    /** The command for {@link #stop()}. */
    static void stop(Stoppable device) {
        var _ = Command.run("stop", device.stop());
    }
}
