package concert.devices.dummy;

import concert.devices.SelectionParameter;
import concert.devices.laboratory.SampleChanger;
import java.util.List;

/** A sample changer without hardware: sample 1 or 2, or 0 for none, to begin with. */
public final class DummySampleChanger extends DummyChanger<Integer> implements SampleChanger {
    /** A sample changer with two samples. */
    public DummySampleChanger() {
        super("sample", List.of(0, 1, 2), "Sample in the beam; 0 for none.");
    }

    @Override
    public SelectionParameter<Integer> sample() {
        return choice();
    }

    @Override
    public DummySampleChanger named(String name) {
        super.named(name);
        return this;
    }
}
