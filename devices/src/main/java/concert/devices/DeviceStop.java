package concert.devices;

import static concert.coroutines.Coroutines.coroutine;

import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import java.util.Optional;

/** The emergency stop of one device, as a task on a thread that is there already. */
record DeviceStop(Device device, Task<Void> task) {

    /** {@code whenConfirmed} is called at its end, however it ends, on the thread that stopped the device. */
    static DeviceStop start(Supervisor supervisor, Device device, Runnable whenConfirmed) {
        Task<Void> task =
                supervisor.startEmergency(coroutine("emergency stop of " + device.name(), device::emergencyStop));
        var _ = task.asFuture().whenComplete((_, _) -> whenConfirmed.run());
        return new DeviceStop(device, task);
    }

    /** Why the device cannot be taken for stopped; empty if it has confirmed. */
    Optional<String> problem() {
        if (!task.isDone()) {
            return Optional.of("no answer in " + EmergencyStop.DEADLINE.toSeconds() + " s");
        }
        return switch (task.state()) {
            case DONE -> Optional.empty();
            case FAILED -> Optional.ofNullable(task.failure()).map(DeviceException::reason);
            default -> Optional.of("it was " + StateParameter.text(task.state()));
        };
    }
}
