package concert.quantities;

import static concert.quantities.Quantities.compare;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Quantities.valueAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import javax.measure.quantity.Length;
import javax.measure.quantity.Temperature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversionTest {
    private static final String[] PREFIXES = {
        "q", "r", "y", "z", "a", "f", "p", "n", "u", "m", "c", "d", "", "da", "h", "k", "M", "G", "T", "P", "E", "Z",
        "Y", "R", "Q"
    };
    private static final int[] EXPONENTS = {
        -30, -27, -24, -21, -18, -15, -12, -9, -6, -3, -2, -1, 0, 1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30
    };
    private static final String[] BASES = {
        "m", "g", "s", "A", "K", "mol", "cd", "rad", "deg", "eV", "J", "N", "Pa", "bar", "W", "V", "Ohm", "C", "S", "F",
        "H", "Wb", "T", "Hz", "l"
    };
    private static final String[] DECIMALS = {"1", "2.5", "0.3", "4.1", "123.456", "7e-5", "999999999999999"};

    @Test
    void everyPrefixOfEveryBaseIsTheNearestDoubleToItsPowerOfTen() {
        for (String base : BASES) {
            for (int from = 0; from < PREFIXES.length; from++) {
                for (int to = 0; to < PREFIXES.length; to++) {
                    Unit<?> unit = Units.of(PREFIXES[from] + base);
                    Unit<?> target = Units.of(PREFIXES[to] + base);
                    for (String decimal : DECIMALS) {
                        double expected = new BigDecimal(decimal)
                                .scaleByPowerOfTen(EXPONENTS[from] - EXPONENTS[to])
                                .doubleValue();
                        double actual = convert(Double.parseDouble(decimal), unit, target);
                        if (actual != expected) {
                            fail("%s %s is %s %s, not %s".formatted(decimal, unit, actual, target, expected));
                        }
                    }
                }
            }
        }
    }

    @Test
    void shortDecimalsKeepTheirDigitsInBothDirections() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            int places = random.nextInt(10);
            BigDecimal decimal = BigDecimal.valueOf(random.nextLong(1_000_000_000L), places);
            double millimetres = decimal.doubleValue();
            assertThat(value(q.mm(millimetres), Units.METRE))
                    .isEqualTo(decimal.movePointLeft(3).doubleValue());
            assertThat(value(q.mm(millimetres), Units.NANOMETRE))
                    .isEqualTo(decimal.movePointRight(6).doubleValue());
            assertThat(compare(q.mm(millimetres), q.m(decimal.movePointLeft(3).doubleValue())))
                    .as("%s mm", decimal)
                    .isZero();
        }
    }

    @Test
    void shortDecimalsSurviveMinutesAndHoursToo() {
        String[][] sixties = {
            {"min", "s"}, {"h", "min"}, {"1/s", "1/min"}, {"deg/s", "deg/min"}, {"keV/s", "keV/min"}, {"deg", "arcmin"}
        };
        for (String[] pair : sixties) {
            for (int thousandths = 1; thousandths < 3000; thousandths++) {
                BigDecimal decimal = BigDecimal.valueOf(thousandths, 3);
                double sixty = decimal.multiply(BigDecimal.valueOf(60)).doubleValue();
                double actual = convert(decimal.doubleValue(), Units.of(pair[0]), Units.of(pair[1]));
                double back = convert(sixty, Units.of(pair[1]), Units.of(pair[0]));
                if (actual != sixty || back != decimal.doubleValue()) {
                    fail("%s %s is %s %s, and back %s".formatted(decimal, pair[0], actual, pair[1], back));
                }
            }
        }
    }

    @Test
    void anyDoubleSurvivesARoundTripUpToItsLastBits() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double length = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
            Quantity<Length> there = q.mm(length).to(Units.METRE).to(Units.ANGSTROM);
            assertThat(value(there, Units.MILLIMETRE)).isCloseTo(length, within(3 * Math.ulp(length)));
            assertThat(value(q.deg(length).to(Units.RADIAN), Units.DEGREE))
                    .isCloseTo(length, within(3 * Math.ulp(length)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1 h, s, 3600",
        "90 min, h, 1.5",
        "1 d, h, 24",
        "0.1 min, s, 6",
        "1 km/h, m/s, 0.2777777777777778",
        "36 km/h, m/s, 10",
        "1 l, m^3, 0.001",
        "1 l, cm^3, 1000",
        "6 ml/min, ul/s, 100",
        "1 bar, Pa, 100000",
        "1 mbar, hPa, 1",
        "1 Angstrom, nm, 0.1",
        "12.4 Angstrom, pm, 1240",
        "1 keV, J, 1.602176634e-16",
        "20 keV, eV, 20000",
        "0.02 MeV, keV, 20",
        "180 deg, rad, 3.141592653589793",
        "1 deg, arcsec, 3600",
        "1 arcmin, arcsec, 60",
        "60 deg/s, deg/min, 3600",
        "50 %, frac, 0.5",
        "0.5 frac, %, 50",
        "1 MiB, kB, 1048.576",
        "1 GB, MB, 1000",
        "1 J*s, eV*s, 6.241509074460763e18",
        "3.6 mA/h, uA/s, 1",
        "1 V/Ohm, A, 1",
        "1 Wb/m^2, mT, 1000",
        "1 N*m, J, 1",
        "1 C/V, F, 1",
        "1 V*s/A, H, 1",
        "1 A/V, S, 1",
        "1 J/s, W, 1",
        "5 kHz, 1/ms, 5",
        "2 1/mm^2, 1/m^2, 2e6",
        "1 kg*m^2/s^2, J, 1",
        "1 g/cm^3, kg/m^3, 1000"
    })
    void definitionsHold(String text, String unit, double expected) {
        assertThat(value(q(text), unit)).isCloseTo(expected, within(2 * Math.ulp(expected)));
    }

    @Test
    void seshatAgreesOnTheFactorsThatItKnows() {
        String[][] pairs = {
            {"mm", "MILLIMETRE", "m", "METRE"},
            {"nm", "NANOMETRE", "cm", "CENTIMETRE"},
            {"deg", "DEGREE", "rad", "RADIAN"},
            {"arcmin", "ARC_MINUTE", "arcsec", "ARC_SECOND"},
            {"h", "HOUR", "ms", "MILLISECOND"},
            {"d", "DAY", "min", "MINUTE"},
            {"g", "GRAM", "kg", "KILOGRAM"},
            {"l", "LITRE", "m^3", "CUBIC_METRE"},
            {"bar", "BAR", "Pa", "PASCAL"},
            {"km/h", "KILOMETRES_PER_HOUR", "m/s", "METRES_PER_SECOND"},
            {"degC", "CELSIUS", "K", "KELVIN"},
            {"%", "PERCENT", "frac", "UNITY"},
            {"N*m", "JOULE", "W*s", "JOULE"},
            {"V*A", "WATT", "J/s", "WATT"},
            {"Wb", "WEBER", "V*s", "WEBER"},
            {"T", "TESLA", "Wb/m^2", "TESLA"},
            {"H", "HENRY", "Wb/A", "HENRY"},
            {"F", "FARAD", "C/V", "FARAD"},
            {"S", "SIEMENS", "1/Ohm", "SIEMENS"}
        };
        for (String[] pair : pairs) {
            for (double number : new double[] {1, 2.5, -40, 1e-3, 12345.678}) {
                double theirs = seshat(pair[1], pair[3]).convert(number);
                assertThat(convert(number, Units.of(pair[0]), Units.of(pair[2])))
                        .as("%s %s in %s", number, pair[0], pair[2])
                        .isCloseTo(theirs, within(1e-12 * Math.max(1, Math.abs(theirs))));
            }
        }
    }

    @Test
    void convertersAreThoseOfJsr385() throws Exception {
        UnitConverter toMetres = Units.MILLIMETRE.getConverterTo(Units.METRE);
        assertThat(toMetres.convert(2.0)).isEqualTo(0.002);
        assertThat(toMetres.convert((Number) 2)).isEqualTo(0.002);
        assertThat(toMetres.inverse().convert(0.002)).isEqualTo(2);
        assertThat(toMetres.isLinear()).isTrue();
        assertThat(toMetres.isIdentity()).isFalse();
        assertThat(toMetres.concatenate(toMetres.inverse()).convert(5.0)).isEqualTo(5);
        assertThat(toMetres.concatenate(toMetres).inverse().convert(5.0)).isEqualTo(5e6);
        UnitConverter toKelvin = Units.CELSIUS.getConverterToAny(Units.KELVIN);
        assertThat(toKelvin.convert(5.0)).isEqualTo(278.15);
        assertThat(toKelvin.isLinear()).isFalse();
        assertThat(Units.HERTZ.getConverterTo(Units.PER_SECOND).isIdentity()).isTrue();
    }

    @Test
    void temperaturesConvertWithoutNoiseFromTheOffset() {
        List<String> noisy = new ArrayList<>();
        for (int tenths = -2731; tenths < 20_000; tenths++) {
            double celsius = BigDecimal.valueOf(tenths, 1).doubleValue();
            double kelvin =
                    BigDecimal.valueOf(tenths, 1).add(new BigDecimal("273.15")).doubleValue();
            Quantity<Temperature> there = q.degC(celsius).to(Units.KELVIN);
            if (there.getValue().doubleValue() != kelvin || value(there, Units.CELSIUS) != celsius) {
                noisy.add(there.toString());
            }
        }
        assertThat(noisy).isEmpty();
    }

    private static double convert(double number, Unit<?> unit, Unit<?> target) {
        return valueAs(new Amount<>(number, LabUnit.own(unit)), target);
    }

    private static UnitConverter seshat(String from, String to) {
        try {
            Unit<?> unit = (Unit<?>) tech.uom.seshat.Units.class.getField(from).get(null);
            return unit.getConverterToAny(
                    (Unit<?>) tech.uom.seshat.Units.class.getField(to).get(null));
        } catch (ReflectiveOperationException | javax.measure.IncommensurableException e) {
            throw new AssertionError(e);
        }
    }
}
