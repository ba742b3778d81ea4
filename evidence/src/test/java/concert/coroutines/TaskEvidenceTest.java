package concert.coroutines;

import concert.evidence.Plant;
import concert.evidence.Property;
import concert.evidence.PropertyTests;
import java.util.List;

/** What is promised about tasks, in all schedules that the explorer looks at. */
class TaskEvidenceTest extends PropertyTests {
    @Override
    protected List<Property> properties() {
        return List.of(
                new Property(
                        "an accepted cancel never leaves a value",
                        TaskScenarios.CancelAtTheEnd.class,
                        Plant.unsynchronized(Task.class, "end")),
                new Property(
                        "a cancel is delivered exactly once",
                        TaskScenarios.CancelDelivered.class,
                        Plant.unsynchronized(Task.class, "reachCleanUp")),
                new Property(
                        "no interrupt leaks into a clean-up",
                        TaskScenarios.CancelDelivered.class,
                        Plant.saysYes(Task.class, "reachCleanUp", "takeInterrupt")),
                new Property(
                        "no wake-up is lost",
                        TaskScenarios.WakeUps.class,
                        Plant.saysYes(Parking.class, "unpark", "compareAndSet")),
                new Property(
                        "the end of a park counts once",
                        TaskScenarios.OneParkEndedThrice.class,
                        Plant.saysYes(Parking.class, "wake", "compareAndSet")),
                new Property(
                        "a child born into a cancel is cancelled",
                        TaskScenarios.ChildBornIntoACancel.class,
                        Plant.notCalled(Task.class, "adopt", "isCancelPending")),
                new Property(
                        "a join outlives its members",
                        TaskScenarios.JoinsItsMembers.class,
                        Plant.notCalled(Members.class, "drain", "waitPatiently")),
                new Property(
                        "a member born into a drain is cancelled",
                        TaskScenarios.MemberBornIntoADrain.class,
                        Plant.looksFalse(Members.class, "start", "draining")),
                new Property(
                        "an abandoned task keeps no lock",
                        TaskScenarios.AbandonedAtALock.class,
                        Plant.notCalled(Task.class, "push", "isAbandoned")));
    }
}
