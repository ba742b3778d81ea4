package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutines;

/** Takes part in the emergency stop. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; Device::emergencyStop is clear
public interface EmergencyStoppable {
    /**
     * Brings the device into its safe state: motors stop, shutters close, tubes go off. It comes on a platform thread
     * at any moment, also while an operation is stuck: it must take no lock and use no connection that may be busy.
     */
    void emergencyStop() throws InterruptedException;

    /** The command for {@link #emergencyStop()}. */
    static void emergencyStop(EmergencyStoppable device) {
        var _ = Command.run("emergencyStop", Coroutines.coroutine("emergencyStop", () -> device.emergencyStop()));
    }
}
