package concert.devices.laboratory;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.SelectionParameter;

/** Puts one of several samples into the beam. */
public interface SampleChanger extends Parameterizable {
    /** The number of the sample in the beam; 0 for none. */
    SelectionParameter<Integer> sample();

    /** Changes the sample and ends when it is in the beam; 0 takes it out. */
    default Coroutine<Void> setSample(Integer sample) {
        return sample().set(sample);
    }

    /** Reads which sample is in the beam. */
    default Coroutine<Integer> getSample() {
        return sample().get();
    }

    @Override
    default String kind() {
        return "SampleChanger";
    }
}
