package concert.processes;

import static concert.coroutines.Coroutines.await;

import concert.devices.DeviceException;
import concert.devices.EmergencyStopException;
import concert.devices.Parameter;
import concert.devices.StoppedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where parameters were when a process began, and how they get there again when it ends. Confined to the task of the process;
 * a place is used by whoever moves its parameter.
 */
final class WayBack {
    private static final System.Logger LOG = System.getLogger(WayBack.class.getName());

    private final String process;
    private final List<Place<?>> places = new ArrayList<>();

    WayBack(String process) {
        this.process = process;
    }

    /** One parameter, and where it was. */
    static final class Place<T> {
        private final Parameter<T> parameter;
        private final T start;

        /** Written by the member of a gather that moves the parameter, which has ended when it is read. */
        private boolean left;

        private Place(Parameter<T> parameter, T start) {
            this.parameter = parameter;
            this.start = start;
        }

        T start() {
            return start;
        }

        /** Before the parameter is set for the first time: what nobody has moved need not go back. */
        void leave() {
            left = true;
        }

        private void goBack() throws InterruptedException {
            if (left) {
                await(parameter.set(start));
            }
        }
    }

    <T> Place<T> from(Parameter<T> parameter) throws InterruptedException {
        Place<T> place = new Place<>(parameter, await(parameter.get()));
        places.add(place);
        return place;
    }

    /**
     * Goes back, one parameter after the other: there is no hurry, and of two that fail none hides the other. After somebody
     * has stopped a device nothing moves: that is what was wanted.
     *
     * @param failure why the process ends, which gets what fails on the way back; null if it has not failed
     */
    void go(@Nullable Throwable failure) throws Exception {
        if (failure instanceof StoppedException || failure instanceof EmergencyStopException) {
            return;
        }
        Exception own = null;
        for (Place<?> place : places) {
            try {
                place.goBack();
            } catch (Exception e) {
                // Of a cancel nobody looks at what is suppressed, and that nothing moves after an emergency stop is
                // known.
                if (failure != null && !(e instanceof EmergencyStopException)) {
                    LOG.log(System.Logger.Level.WARNING, away(place) + ": " + reason(e));
                }
                own = joined(own, e);
            }
        }
        if (own != null && failure != null) {
            failure.addSuppressed(own);
        } else if (own != null) {
            throw own;
        }
    }

    private String away(Place<?> place) {
        return process + ": " + place.parameter.qualifiedName() + " did not get back to " + place.start;
    }

    private static Exception joined(@Nullable Exception first, Exception next) {
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }

    private static String reason(Exception failure) {
        return failure instanceof InterruptedException
                ? "the time for clean-ups was over"
                : DeviceException.reason(failure);
    }
}
