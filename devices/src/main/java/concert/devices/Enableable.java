package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Can be switched off so that it does not move, and on again. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; LinearMotor::enable is clear
public interface Enableable {
    /** Switches it on again and ends when it can move. */
    Coroutine<Void> enable();

    /** Switches it off and ends when it cannot move any more. */
    Coroutine<Void> disable();

    /** The command for {@link #enable()}. */
    static void enable(Enableable device) {
        var _ = Command.run("enable", device.enable());
    }

    /** The command for {@link #disable()}. */
    static void disable(Enableable device) {
        var _ = Command.run("disable", device.disable());
    }
}
