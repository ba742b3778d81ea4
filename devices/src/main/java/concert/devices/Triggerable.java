package concert.devices;

import concert.coroutines.Command;
import concert.coroutines.Coroutine;

/** Does something once each time it is triggered. */
@SuppressWarnings("AmbiguousMethodReference") // a command is named as what it runs; Camera::trigger is clear
public interface Triggerable {
    /** Triggers it once: a camera takes a frame, a signal gives a pulse. */
    Coroutine<Void> trigger();

    /** The command for {@link #trigger()}. */
    static void trigger(Triggerable device) {
        var _ = Command.run("trigger", device.trigger());
    }
}
