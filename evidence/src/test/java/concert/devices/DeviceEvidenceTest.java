package concert.devices;

import concert.evidence.Plant;
import concert.evidence.Property;
import concert.evidence.PropertyTests;
import java.util.List;

/** What is promised about devices, in all schedules that the explorer looks at. */
class DeviceEvidenceTest extends PropertyTests {
    @Override
    protected List<Property> properties() {
        return List.of(
                new Property(
                        "check and transition are one step",
                        DeviceScenarios.OneMoveAtATime.class,
                        Plant.unsynchronized(StateParameter.class, "claim")),
                new Property(
                        "nothing starts behind an emergency stop",
                        DeviceScenarios.NothingStartsBehindAStop.class,
                        Plant.notCalled(Device.class, "admit", "isLatched")));
    }
}
