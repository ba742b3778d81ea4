package concert.devices.laboratory;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.StateParameter;

/** Holds something or lets it go. An emergency stop leaves it as it is, so that nothing falls. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; DummyGripper::grip is clear
public interface Gripper extends Parameterizable {
    /** Whether it holds something. */
    StateParameter<GripperState> state();

    /** Closes it and ends when it holds; fine if it holds already. */
    Coroutine<Void> grip();

    /** Opens it and ends when it is open; fine if it is open already. */
    Coroutine<Void> release();

    @Override
    default String kind() {
        return "Gripper";
    }

    /** The command for {@link #grip()}. */
    static void grip(Gripper gripper) {
        var _ = Command.run("grip", gripper.grip());
    }

    /** The command for {@link #release()}. */
    static void release(Gripper gripper) {
        var _ = Command.run("release", gripper.release());
    }
}
