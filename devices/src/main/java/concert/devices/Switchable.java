package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Can be switched on and off. Off is the safe direction: what is off already may be switched off again. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; XRayTube::off is clear
public interface Switchable {
    /** Switches it on and ends when it is on; fine if it is on already. */
    Coroutine<Void> on();

    /** Switches it off and ends when it is off; fine if it is off already. */
    Coroutine<Void> off();

    /** The command for {@link #on()}. */
    static void on(Switchable device) {
        var _ = Command.run("on", device.on());
    }

    /** The command for {@link #off()}. */
    static void off(Switchable device) {
        var _ = Command.run("off", device.off());
    }
}
