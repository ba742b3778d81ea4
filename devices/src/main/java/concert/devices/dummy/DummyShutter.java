package concert.devices.dummy;

import static concert.devices.shutters.ShutterState.CLOSED;
import static concert.devices.shutters.ShutterState.OPEN;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.shutters.Shutter;
import concert.devices.shutters.ShutterState;

/** A shutter without hardware. It is open to begin with, as the reference's is. */
public final class DummyShutter extends Device implements Shutter {
    private final StateParameter<ShutterState> state = state(OPEN);
    private final Rule<ShutterState> opening = state.fromAny().to(OPEN);
    private final Rule<ShutterState> closing = state.fromAny().to(CLOSED).safe();

    /** An open shutter. */
    public DummyShutter() {}

    @Override
    public StateParameter<ShutterState> state() {
        return state;
    }

    @Override
    public Coroutine<Void> open() {
        return action("open", opening, () -> {});
    }

    @Override
    public Coroutine<Void> close() {
        return action("close", closing, () -> {});
    }

    @Override
    public void emergencyStop() {
        report(state, CLOSED);
    }

    @Override
    public DummyShutter named(String name) {
        super.named(name);
        return this;
    }
}
