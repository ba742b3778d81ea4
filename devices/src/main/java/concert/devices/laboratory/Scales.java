package concert.devices.laboratory;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import javax.measure.Quantity;
import javax.measure.quantity.Mass;

/** Weighs. */
public interface Scales extends Parameterizable {
    /** What it shows, in g; read only. */
    QuantityParameter<Mass> weight();

    /** Weighs. */
    default Coroutine<Quantity<Mass>> getWeight() {
        return weight().get();
    }

    @Override
    default String kind() {
        return "Scales";
    }
}
