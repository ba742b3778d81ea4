package concert.devices.laboratory;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.SelectionParameter;

/** Puts one of several objectives before a camera. */
public interface LensChanger extends Parameterizable {
    /** The objective that is in place, by its name. */
    SelectionParameter<String> objective();

    /** Changes the objective and ends when it is in place. */
    default Coroutine<Void> setObjective(String objective) {
        return objective().set(objective);
    }

    /** Reads which objective is in place. */
    default Coroutine<String> getObjective() {
        return objective().get();
    }

    @Override
    default String kind() {
        return "LensChanger";
    }
}
