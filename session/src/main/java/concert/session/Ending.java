package concert.session;

import concert.coroutines.Supervisor;
import concert.coroutines.Task;
import concert.devices.Device;
import concert.devices.DeviceRegistry;
import concert.devices.Stoppable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The end of a session: first what runs, then what still moves although nobody runs it, such as a continuous motor. */
final class Ending {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private Ending() {}

    /** Stops everything and returns a line for each device that did not stop. */
    static List<String> stop(Supervisor supervisor, DeviceRegistry registry, Duration cleanUpBudget) {
        List<String> problems = new ArrayList<>();
        boolean interrupted = false;
        try {
            if (supervisor.cancelAll(cleanUpBudget) > 0 && !supervisor.awaitQuiet(cleanUpBudget.plusSeconds(1))) {
                problems.add("not everything has ended in time:\n" + supervisor.dump());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        Map<Device, Task<Void>> stops = startStops(supervisor, registry);
        try {
            if (!interrupted) {
                awaitStops(stops, problems);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            // Whoever is in a hurry gets the stops without the waiting.
            Thread.currentThread().interrupt();
        }
        return problems;
    }

    private static Map<Device, Task<Void>> startStops(Supervisor supervisor, DeviceRegistry registry) {
        Map<Device, Task<Void>> stops = new LinkedHashMap<>();
        for (Device device : registry.devices()) {
            if (device instanceof Stoppable stoppable) {
                stops.put(device, supervisor.startEmergency(stoppable.stop()));
            }
        }
        return stops;
    }

    private static void awaitStops(Map<Device, Task<Void>> stops, List<String> problems) throws InterruptedException {
        for (Map.Entry<Device, Task<Void>> stop : stops.entrySet()) {
            String device = stop.getKey().name();
            Task<Void> task = stop.getValue();
            if (!task.join(STOP_LIMIT)) {
                problems.add(device + " did not stop in " + STOP_LIMIT.toSeconds() + " s");
                continue;
            }
            Throwable failure = task.failure();
            if (failure != null) {
                problems.add(device + " did not stop: " + failure.getMessage());
            }
        }
    }
}
