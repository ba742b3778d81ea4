package concert.devices.dummy;

import concert.devices.SelectionParameter;
import concert.devices.beamline.Attenuator;
import java.util.List;

/** An attenuator without hardware: "none", to begin with, or "Al_1mm". */
public final class DummyAttenuator extends DummyChanger<String> implements Attenuator {
    /** An attenuator with a free beam. */
    public DummyAttenuator() {
        super("attenuator", List.of("none", "Al_1mm"), "Absorber in the beam.");
    }

    @Override
    public SelectionParameter<String> attenuator() {
        return choice();
    }

    @Override
    public DummyAttenuator named(String name) {
        super.named(name);
        return this;
    }
}
