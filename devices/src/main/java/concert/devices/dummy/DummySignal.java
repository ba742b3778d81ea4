package concert.devices.dummy;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.race;
import static concert.coroutines.Coroutines.sleep;
import static concert.devices.beamline.SwitchState.OFF;
import static concert.devices.beamline.SwitchState.ON;
import static concert.quantities.Units.SECOND;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.DeviceException;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.beamline.Signal;
import concert.devices.beamline.SwitchState;
import concert.quantities.Quantities;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/** A signal without a line, off to begin with. */
public final class DummySignal extends Device implements Signal {
    private final StateParameter<SwitchState> state = state(OFF);
    private final Rule<SwitchState> switchingOn = state.fromAny().to(ON);

    /** However it ends: a software state goes back to what it was before, and that is off. */
    private final Rule<SwitchState> pulse = state.from(OFF).via(ON).to(OFF);

    /** A signal that is off. */
    public DummySignal() {}

    @Override
    public StateParameter<SwitchState> state() {
        return state;
    }

    @Override
    public Coroutine<Void> on() {
        return action("on", switchingOn, () -> {});
    }

    /** In a pulse as well, which then fails: a report counts more than the operation in progress. */
    @Override
    public Coroutine<Void> off() {
        return safeAction("off", () -> report(state, OFF));
    }

    @Override
    public Coroutine<Void> trigger(Quantity<Time> duration) {
        double seconds = Quantities.value(duration, SECOND);
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new DeviceException(
                    name(), "trigger: takes a time greater than 0 s, got " + Quantities.format(duration));
        }
        return action("trigger", pulse, () -> {
            var _ = await(race(sleep(duration), state.until(now -> now == OFF)));
        });
    }

    @Override
    public void emergencyStop() {
        report(state, OFF);
    }

    @Override
    public DummySignal named(String name) {
        super.named(name);
        return this;
    }
}
