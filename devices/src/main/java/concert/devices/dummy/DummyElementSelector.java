package concert.devices.dummy;

import concert.devices.SelectionParameter;
import concert.devices.laboratory.ElementSelector;
import java.util.List;

/** An element selector without hardware: "none", to begin with, "first" or "second", unless told otherwise. */
public final class DummyElementSelector extends DummyChanger<String> implements ElementSelector {
    /** With the elements "none", "first" and "second". */
    public DummyElementSelector() {
        super("element", List.of("none", "first", "second"), "Element in the beam.");
    }

    /** With these elements, the first of them in the beam. */
    public DummyElementSelector(List<String> elements) {
        super("element", elements, "Element in the beam.");
    }

    @Override
    public SelectionParameter<String> element() {
        return choice();
    }

    @Override
    public DummyElementSelector named(String name) {
        super.named(name);
        return this;
    }
}
