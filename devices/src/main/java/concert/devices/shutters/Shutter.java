package concert.devices.shutters;

import concert.coroutines.Command;
import concert.devices.EmergencyStoppable;
import concert.devices.Openable;
import concert.devices.Parameterizable;
import concert.devices.StateParameter;

/** Lets a beam through or not. Its emergency stop closes it. */
public interface Shutter extends Openable, EmergencyStoppable, Parameterizable {
    /** Whether it is open or closed. */
    StateParameter<ShutterState> state();

    @Override
    default String kind() {
        return "Shutter";
    }

    /** The command for {@link #open()} under its short name. */
    static void sopen(Shutter shutter) {
        var _ = Command.run("sopen", shutter.open());
    }

    /** The command for {@link #close()} under its short name. */
    static void sclose(Shutter shutter) {
        var _ = Command.run("sclose", shutter.close());
    }
}
