package concert.devices.beamline;

import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Units.ELECTRONVOLT;
import static concert.quantities.Units.NANOMETRE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PhotonsTest {
    /** h c / e in eV nm, to 34 digits. */
    private static final BigDecimal EXACT = new BigDecimal("6.62607015e-34")
            .multiply(new BigDecimal("299792458"))
            .divide(new BigDecimal("1.602176634e-19"), MathContext.DECIMAL128)
            .scaleByPowerOfTen(9);

    @Test
    void theProductOfEnergyAndWavelengthIsExactButForTheLastDigit() {
        SplittableRandom random = new SplittableRandom(98);
        for (int i = 0; i < 1000; i++) {
            double number = Math.pow(10, random.nextDouble(-3, 7));
            double expected =
                    EXACT.divide(new BigDecimal(number), MathContext.DECIMAL128).doubleValue();
            assertThat(value(Photons.wavelengthOf(q.eV(number)), NANOMETRE))
                    .isCloseTo(expected, within(3 * Math.ulp(expected)));
            assertThat(value(Photons.energyOf(q.nm(number)), ELECTRONVOLT))
                    .isCloseTo(expected, within(3 * Math.ulp(expected)));
        }
    }

    @Test
    void unitsAreConverted() {
        assertThat(value(Photons.wavelengthOf(q.keV(12.398419843320026)), NANOMETRE))
                .isCloseTo(0.1, within(1e-16));
        assertThat(value(Photons.energyOf(q.angstrom(1)), ELECTRONVOLT)).isCloseTo(12398.419843320026, within(1e-11));
    }
}
