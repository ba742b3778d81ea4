package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Can be opened and closed. Closing is the safe direction: what is closed already may be closed again. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; Shutter::open is clear
public interface Openable {
    /** Opens it and ends when it is open; fine if it is open already. */
    Coroutine<Void> open();

    /** Closes it and ends when it is closed; fine if it is closed already. */
    Coroutine<Void> close();

    /** The command for {@link #open()}. */
    static void open(Openable device) {
        var _ = Command.run("open", device.open());
    }

    /** The command for {@link #close()}. */
    static void close(Openable device) {
        var _ = Command.run("close", device.close());
    }
}
