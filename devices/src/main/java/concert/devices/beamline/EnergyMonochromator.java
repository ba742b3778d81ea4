package concert.devices.beamline;

import static concert.quantities.Units.ELECTRONVOLT;
import static concert.quantities.Units.NANOMETRE;

import concert.devices.QuantityParameter;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Length;

/**
 * The base class of drivers of monochromators whose hardware is told the energy.
 *
 * <p>A driver says how to {@link #read} it, to {@link #write} it and, if it can be done, to {@link #halt}. The wavelength follows.
 */
public abstract class EnergyMonochromator extends TunedMonochromator<Energy, Length> {
    /** For drivers; touches no hardware. */
    protected EnergyMonochromator() {
        super(
                new Side<>("energy", ELECTRONVOLT, "Energy of the photons.", Photons::wavelengthOf),
                new Side<>("wavelength", NANOMETRE, "Wavelength of the photons.", Photons::energyOf));
    }

    @Override
    public final QuantityParameter<Energy> energy() {
        return known();
    }

    @Override
    public final QuantityParameter<Length> wavelength() {
        return derived();
    }
}
