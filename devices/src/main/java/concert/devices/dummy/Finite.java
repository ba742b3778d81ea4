package concert.devices.dummy;

import concert.devices.DeviceException;
import concert.devices.QuantityParameter;
import concert.quantities.Quantities;
import javax.measure.Quantity;

/** Refuses what no hardware could be set to, where a dummy has no limits that would do it. */
final class Finite {
    private Finite() {}

    static <Q extends Quantity<Q>> Quantity<Q> finite(QuantityParameter<Q> parameter, Quantity<Q> wanted) {
        if (!Double.isFinite(Quantities.value(wanted, parameter.unit()))) {
            throw new DeviceException(
                    parameter.qualifiedName(), Quantities.format(wanted) + " is refused; it must be finite");
        }
        return wanted;
    }
}
