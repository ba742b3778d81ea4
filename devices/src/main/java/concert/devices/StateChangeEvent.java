package concert.devices;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** For the flight recorder: a device has come into another state, or was seen to have. */
@Name("concert.StateTransition")
@Label("State Transition")
@Category("Concert")
@Description("The state of a device has changed")
@StackTrace(false)
final class StateChangeEvent extends Event {
    @Label("State")
    @Description("Which state of which device")
    @Nullable
    String parameter;

    @Label("From")
    @Description("Empty if it was unknown")
    @Nullable
    String from;

    @Label("To")
    @Nullable
    String to;

    static <S extends Enum<S>> void of(StateParameter<S> state, @Nullable S before, S now) {
        StateChangeEvent event = new StateChangeEvent();
        if (event.shouldCommit()) {
            event.parameter = state.qualifiedName();
            event.from = before == null ? null : StateParameter.text(before);
            event.to = StateParameter.text(now);
            event.commit();
        }
    }
}
