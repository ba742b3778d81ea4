package concert.devices.dummy;

import concert.devices.SelectionParameter;
import concert.devices.laboratory.LensChanger;
import java.util.List;

/** A lens changer without hardware: "objective_10x", to begin with, or "objective_5x". */
public final class DummyLensChanger extends DummyChanger<String> implements LensChanger {
    /** A lens changer with two objectives. */
    public DummyLensChanger() {
        super("objective", List.of("objective_10x", "objective_5x"), "Objective that is in place.");
    }

    @Override
    public SelectionParameter<String> objective() {
        return choice();
    }

    @Override
    public DummyLensChanger named(String name) {
        super.named(name);
        return this;
    }
}
