package concert.devices.beamline;

import concert.coroutines.Coroutine;
import concert.devices.EmergencyStoppable;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import concert.devices.StateParameter;
import concert.devices.Stoppable;
import javax.measure.Quantity;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Length;

/**
 * Lets one energy of a beam through.
 *
 * <p>Energy and wavelength are one setting, told in two ways: limits and protection of either hold for both. A driver knows
 * one of them and extends {@link EnergyMonochromator} or {@link WavelengthMonochromator}.
 */
public interface Monochromator extends Stoppable, EmergencyStoppable, Parameterizable {
    /** Whether it stands. */
    StateParameter<MonochromatorState> state();

    /** The energy of the photons, in eV. */
    QuantityParameter<Energy> energy();

    /** The wavelength of the photons, in nm. */
    QuantityParameter<Length> wavelength();

    /** Goes to an energy and ends on arrival; cancelling it stops the motion. */
    default Coroutine<Void> setEnergy(Quantity<Energy> energy) {
        return energy().set(energy);
    }

    /** Reads the energy. */
    default Coroutine<Quantity<Energy>> getEnergy() {
        return energy().get();
    }

    /** Goes to a wavelength and ends on arrival; cancelling it stops the motion. */
    default Coroutine<Void> setWavelength(Quantity<Length> wavelength) {
        return wavelength().set(wavelength);
    }

    /** Reads the wavelength. */
    default Coroutine<Quantity<Length>> getWavelength() {
        return wavelength().get();
    }

    @Override
    default String kind() {
        return "Monochromator";
    }
}
