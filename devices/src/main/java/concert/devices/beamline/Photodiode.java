package concert.devices.beamline;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;

/** Measures how bright a beam is. */
public interface Photodiode extends Parameterizable {
    /** The voltage that the light makes, in V; read only. */
    QuantityParameter<ElectricPotential> intensity();

    /** Measures the voltage that the light makes. */
    default Coroutine<Quantity<ElectricPotential>> getIntensity() {
        return intensity().get();
    }

    @Override
    default String kind() {
        return "Photodiode";
    }
}
