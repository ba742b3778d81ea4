package concert.devices.dummy;

import concert.devices.Device;
import concert.devices.SelectionParameter;
import java.util.List;

/** A device with one selection: 0, 1 or 2. */
public final class DummySelectionDevice extends Device {
    private volatile int current;

    private final SelectionParameter<Integer> selection = selection("selection", List.of(0, 1, 2), "What is selected.")
            .get(() -> current)
            .set(wanted -> current = wanted);

    /** A device that has selected 0. */
    public DummySelectionDevice() {}

    /** The one of the three that is selected. */
    public SelectionParameter<Integer> selection() {
        return selection;
    }

    @Override
    public DummySelectionDevice named(String name) {
        super.named(name);
        return this;
    }
}
