package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.sleep;
import static concert.devices.dummy.DummyState.ABORTED;
import static concert.devices.dummy.DummyState.HARD_LIMIT;
import static concert.devices.dummy.DummyState.MOVING;
import static concert.devices.dummy.DummyState.STANDBY;
import static concert.quantities.Quantities.q;
import static concert.quantities.Units.MILLIMETRE;
import static concert.quantities.Units.SECOND;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.devices.Rule;
import concert.devices.StateParameter;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import javax.measure.quantity.Time;

/** A device of no kind, with one parameter of each sort, to try the library. */
public final class DummyDevice extends Device {
    private volatile Quantity<Length> currentPosition = q.mm(1);
    private volatile Quantity<Time> currentSleepTime = q.s(0.5);
    private volatile int currentValue;
    private volatile int currentSlow;

    private final StateParameter<DummyState> state = state(STANDBY);
    private final Rule<DummyState> change = state.from(STANDBY).via(MOVING).to(STANDBY, HARD_LIMIT);
    private final QuantityParameter<Length> position = quantity("position", MILLIMETRE, "Position.")
            .get(() -> currentPosition)
            .set(wanted -> currentPosition = wanted);
    private final QuantityParameter<Time> sleepTime = quantity("sleepTime", SECOND, "How long slow operations take.")
            .get(() -> currentSleepTime)
            .set(wanted -> currentSleepTime = wanted);
    private final Parameter<Integer> value = parameter(
                    "value", Integer.class, "A value with a target and a state rule.")
            .get(() -> currentValue)
            .target(() -> currentValue + 1)
            .set(wanted -> currentValue = wanted)
            .during(change);
    private final Parameter<Integer> slow = parameter("slow", Integer.class, "A value that takes its time.")
            .get(this::readSlowly)
            .set(this::writeSlowly);

    /** A device at 1 mm. */
    public DummyDevice() {}

    public StateParameter<DummyState> state() {
        return state;
    }

    public QuantityParameter<Length> position() {
        return position;
    }

    public QuantityParameter<Time> sleepTime() {
        return sleepTime;
    }

    /** Its target is always one more than its value. */
    public Parameter<Integer> value() {
        return value;
    }

    /** Reading and writing it takes {@link #sleepTime()}. */
    public Parameter<Integer> slow() {
        return slow;
    }

    /** Takes a second. */
    public Coroutine<Void> doNothing() {
        return action("doNothing", () -> await(sleep(q.s(1))));
    }

    /** Takes half a second and ends in state aborted, from which {@code state().reset()} leads back. */
    @Override
    public void emergencyStop() throws InterruptedException {
        await(sleep(q.s(0.5)));
        report(state, ABORTED);
    }

    @Override
    public DummyDevice named(String name) {
        super.named(name);
        return this;
    }

    private int readSlowly() throws InterruptedException {
        await(sleep(currentSleepTime));
        return currentSlow;
    }

    private void writeSlowly(int wanted) throws InterruptedException {
        await(sleep(currentSleepTime));
        currentSlow = wanted;
    }
}
