package concert.devices.dummy;

import static concert.devices.laboratory.GripperState.GRIPPED;
import static concert.devices.laboratory.GripperState.RELEASED;

import concert.coroutines.Coroutine;
import concert.devices.Device;
import concert.devices.Rule;
import concert.devices.StateParameter;
import concert.devices.laboratory.Gripper;
import concert.devices.laboratory.GripperState;

/** A gripper without hardware, open to begin with. */
public final class DummyGripper extends Device implements Gripper {
    private final StateParameter<GripperState> state = state(RELEASED);
    private final Rule<GripperState> gripping = state.fromAny().to(GRIPPED);
    private final Rule<GripperState> releasing = state.fromAny().to(RELEASED).safe();

    /** An open gripper. */
    public DummyGripper() {}

    @Override
    public StateParameter<GripperState> state() {
        return state;
    }

    @Override
    public Coroutine<Void> grip() {
        return action("grip", gripping, () -> {});
    }

    @Override
    public Coroutine<Void> release() {
        return action("release", releasing, () -> {});
    }

    @Override
    public DummyGripper named(String name) {
        super.named(name);
        return this;
    }
}
