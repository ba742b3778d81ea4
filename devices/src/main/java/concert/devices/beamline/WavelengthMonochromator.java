package concert.devices.beamline;

import static concert.quantities.Units.ELECTRONVOLT;
import static concert.quantities.Units.NANOMETRE;

import concert.devices.QuantityParameter;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Length;

/**
 * The base class of drivers of monochromators whose hardware is told the wavelength.
 *
 * <p>A driver says how to {@link #read} it, to {@link #write} it and, if it can be done, to {@link #halt}. The energy follows.
 */
public abstract class WavelengthMonochromator extends TunedMonochromator<Length, Energy> {
    /** For drivers; touches no hardware. */
    protected WavelengthMonochromator() {
        super(
                new Side<>("wavelength", NANOMETRE, "Wavelength of the photons.", Photons::energyOf),
                new Side<>("energy", ELECTRONVOLT, "Energy of the photons.", Photons::wavelengthOf));
    }

    @Override
    public final QuantityParameter<Energy> energy() {
        return derived();
    }

    @Override
    public final QuantityParameter<Length> wavelength() {
        return known();
    }
}
