package concert.devices.beamline;

import static concert.quantities.Quantities.quantity;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.ELECTRONVOLT;
import static concert.quantities.Units.NANOMETRE;

import javax.measure.Quantity;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Length;

/**
 * Energy and wavelength of photons: their product is h c.
 *
 * <p>h, c and e are exact by the definition of the SI of 2019: 6.62607015e-34 J s, 299792458 m/s, 1.602176634e-19 C.
 */
public final class Photons {
    /** In eV nm: the powers of ten of h, e and nm are -34 + 19 + 9. */
    private static final double PLANCK_TIMES_LIGHT = 6.62607015 * 299_792_458 / 1.602176634 * 1e-6;

    private Photons() {}

    /** The wavelength of photons of that energy, in nm: h c / energy. */
    public static Quantity<Length> wavelengthOf(Quantity<Energy> energy) {
        return quantity(PLANCK_TIMES_LIGHT / value(energy, ELECTRONVOLT), NANOMETRE);
    }

    /** The energy of photons of that wavelength, in eV: h c / wavelength. */
    public static Quantity<Energy> energyOf(Quantity<Length> wavelength) {
        return quantity(PLANCK_TIMES_LIGHT / value(wavelength, NANOMETRE), ELECTRONVOLT);
    }
}
