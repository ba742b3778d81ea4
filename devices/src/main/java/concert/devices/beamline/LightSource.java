package concert.devices.beamline;

import concert.coroutines.Coroutine;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;

/** A lamp whose brightness follows a voltage. */
public interface LightSource extends Parameterizable {
    /** The voltage that makes it bright, in V. */
    QuantityParameter<ElectricPotential> intensity();

    /** Sets the voltage that makes it bright. */
    default Coroutine<Void> setIntensity(Quantity<ElectricPotential> intensity) {
        return intensity().set(intensity);
    }

    /** Reads the voltage that makes it bright. */
    default Coroutine<Quantity<ElectricPotential>> getIntensity() {
        return intensity().get();
    }

    @Override
    default String kind() {
        return "LightSource";
    }
}
