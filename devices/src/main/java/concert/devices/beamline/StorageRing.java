package concert.devices.beamline;

import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Time;

/** The storage ring that the beam comes from. It can only be read. */
public interface StorageRing extends Parameterizable {
    /** The current of the stored electrons, in mA. */
    QuantityParameter<ElectricCurrent> current();

    /** The energy of an electron, in MeV. */
    QuantityParameter<Energy> energy();

    /** The lifetime of the beam, in h. */
    QuantityParameter<Time> lifetime();

    @Override
    default String kind() {
        return "StorageRing";
    }
}
