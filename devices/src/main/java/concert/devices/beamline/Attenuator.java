package concert.devices.beamline;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.SelectionParameter;

/** Weakens a beam with one of several absorbers. */
public interface Attenuator extends Parameterizable {
    /** The absorber in the beam, by its name; "none" for the free beam. */
    SelectionParameter<String> attenuator();

    /** Puts an absorber into the beam and ends when it is there. */
    default Coroutine<Void> setAttenuator(String absorber) {
        return attenuator().set(absorber);
    }

    /** Reads which absorber is in the beam. */
    default Coroutine<String> getAttenuator() {
        return attenuator().get();
    }

    @Override
    default String kind() {
        return "Attenuator";
    }
}
