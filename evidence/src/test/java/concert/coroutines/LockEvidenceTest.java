package concert.coroutines;

import concert.evidence.Plant;
import concert.evidence.Property;
import concert.evidence.PropertyTests;
import java.util.List;

/** What is promised about locks, in all schedules that the explorer looks at. */
class LockEvidenceTest extends PropertyTests {
    @Override
    protected List<Property> properties() {
        return List.of(
                new Property(
                        "a lock is exclusive",
                        LockScenarios.Exclusion.class,
                        Plant.unsynchronized(LockRoot.class, "tryTake")),
                new Property(
                        "a lock keeps operations out",
                        LockScenarios.OperationsKeptOut.class,
                        Plant.notCalled(LockRoot.class, "tryTake", "blocker")),
                new Property(
                        "first come, first served",
                        LockScenarios.FirstComeFirstServed.class,
                        Plant.notCalled(LockRoot.class, "tryTake", "isContended")),
                new Property(
                        "all or none",
                        LockScenarios.AllOrNone.class,
                        Plant.looksFalse(LockGraph.class, "withdraw", "granted")),
                new Property(
                        "a deadlock through an await is refused",
                        LockScenarios.DeadlockThroughAwait.class,
                        Plant.notCalled(LockGraph.class, "acquire", "publishWait")),
                new Property(
                        "a deadlock through a gate is refused",
                        LockScenarios.DeadlockThroughAGate.class,
                        Plant.notCalled(Gate.class, "await", "addWaiter")),
                new Property(
                        "a deadlock of two locks is refused",
                        LockScenarios.DeadlockOfTwo.class,
                        Plant.notCalled(LockGraph.class, "acquire", "deadlock")),
                new Property(
                        "a deadlock with a clean-up is refused",
                        LockScenarios.DeadlockInADrain.class,
                        Plant.notCalled(Members.class, "drain", "publishWait")));
    }
}
