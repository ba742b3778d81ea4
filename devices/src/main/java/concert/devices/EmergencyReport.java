package concert.devices;

import java.util.ArrayList;
import java.util.List;

/**
 * What an emergency stop has achieved.
 *
 * @param confirmed how many devices are in their safe state
 * @param cancelled how many coroutines were cancelled
 * @param unconfirmed the devices of which nobody knows
 */
public record EmergencyReport(int confirmed, int cancelled, List<Unconfirmed> unconfirmed) {

    /** A device that did not confirm, and why: "no answer in 2 s", or its failure. */
    public record Unconfirmed(Device device, String reason) {
        @Override
        public String toString() {
            return device.name() + " did not confirm the emergency stop: " + reason;
        }
    }

    static EmergencyReport of(List<DeviceStop> stops, int cancelled) {
        List<Unconfirmed> unconfirmed = new ArrayList<>();
        for (DeviceStop stop : stops) {
            stop.problem().ifPresent(reason -> unconfirmed.add(new Unconfirmed(stop.device(), reason)));
        }
        return new EmergencyReport(stops.size() - unconfirmed.size(), cancelled, List.copyOf(unconfirmed));
    }

    /** For people: one line of summary, and one for each device that did not confirm. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Emergency stop: " + confirmed + " of " + (confirmed + unconfirmed.size()) + " devices confirmed, "
                + cancelled + " coroutines cancelled");
        unconfirmed.forEach(device -> lines.add(device.toString()));
        return lines;
    }
}
