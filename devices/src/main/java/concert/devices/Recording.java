package concert.devices;

import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * The events of this package for the flight recorder, made only once somebody has recorded anything: the first event class
 * of a process costs a tenth of a second, which every session would pay for its first set.
 */
final class Recording {
    private Recording() {}

    static <S extends Enum<S>> void changed(StateParameter<S> state, @Nullable S before, S now) {
        if (FlightRecorder.isInitialized()) {
            StateChangeEvent.of(state, before, now);
        }
    }

    /** At the beginning of a set; null while nothing is recorded. */
    static @Nullable ParameterSetEvent set() {
        if (!FlightRecorder.isInitialized()) {
            return null;
        }
        ParameterSetEvent event = new ParameterSetEvent();
        event.begin();
        return event;
    }

    /** At its end. */
    static <T> void ends(
            @Nullable ParameterSetEvent event, Parameter<T> parameter, T value, @Nullable Throwable failure) {
        if (event != null) {
            event.ends(parameter, value, failure);
        }
    }
}
