package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/**
 * Can be set going, and goes on until it is stopped.
 *
 * <p>Its command is named as what starts coroutines. That is clear to the compiler as long as this interface has more than
 * one abstract method: then no {@code () -> ..} can be meant for it.
 */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; Pump::start is clear
public interface Startable extends Stoppable {
    /** Sets it going and ends when it goes; fine if it does already. */
    Coroutine<Void> start();

    /** The command for {@link #start()}. */
    static void start(Startable device) {
        var _ = Command.run("start", device.start());
    }
}
