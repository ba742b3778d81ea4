package concert.devices.dummy;

import concert.devices.Device;
import concert.devices.SelectionParameter;
import java.util.List;

/** What all dummies have in common that put one of a few things into place. They begin with the first one. */
abstract class DummyChanger<T> extends Device {
    private volatile T present;
    private final SelectionParameter<T> choice;

    DummyChanger(String parameter, List<T> values, String documentation) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(parameter + ": at least one is needed to choose from, got none");
        }
        present = values.getFirst();
        choice = selection(parameter, values, documentation).get(() -> present).set(wanted -> present = wanted);
    }

    final SelectionParameter<T> choice() {
        return choice;
    }
}
