package concert.devices.laboratory;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.SelectionParameter;

/** Puts one of several optical elements, such as lenses or filters, into the beam. */
public interface ElementSelector extends Parameterizable {
    /** The element in the beam, by its name. */
    SelectionParameter<String> element();

    /** Changes the element and ends when it is in the beam. */
    default Coroutine<Void> setElement(String element) {
        return element().set(element);
    }

    /** Reads which element is in the beam. */
    default Coroutine<String> getElement() {
        return element().get();
    }

    @Override
    default String kind() {
        return "ElementSelector";
    }
}
