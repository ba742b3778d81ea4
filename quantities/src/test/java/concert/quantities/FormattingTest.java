package concert.quantities;

import static concert.quantities.Quantities.format;
import static concert.quantities.Quantities.formatExactly;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Random;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormattingTest {
    @ParameterizedTest
    @CsvSource({
        "2, 2 mm",
        "2.5, 2.5 mm",
        "-2.5, -2.5 mm",
        "0, 0 mm",
        "-0.0, 0 mm",
        "100, 100 mm",
        "0.30000000000000004, 0.3 mm",
        "0.1, 0.1 mm",
        "0.0001, 0.0001 mm",
        "0.00012345, 0.00012345 mm",
        "0.00001, 1e-5 mm",
        "1.5e-9, 1.5e-9 mm",
        "-1.5e-9, -1.5e-9 mm",
        "123456789012, 123456789012 mm",
        "1e12, 1e12 mm",
        "2.5e15, 2.5e15 mm",
        "1e300, 1e300 mm",
        "5e-324, 4.94065645841e-324 mm",
        "3.3333333333333335, 3.33333333333 mm",
        "0.3333333333333333, 0.333333333333 mm",
        "0.03333333333333333, 0.0333333333333 mm",
        "66.66666666666667, 66.6666666667 mm",
        "0.99999999999999, 1 mm",
        "9.99999999999999, 10 mm",
        "999999999999.9, 1000000000000 mm",
        "123456.789012345, 123456.789012 mm",
        "1234567890.5, 1234567890.5 mm",
        "NaN, NaN mm",
        "Infinity, inf mm",
        "-Infinity, -inf mm",
        "22500.0, 22500 mm",
        "1.05, 1.05 mm",
        "1.005, 1.005 mm",
        "10.0625, 10.0625 mm",
        "1e-4, 0.0001 mm"
    })
    void numbersAreShortAndWithoutNoise(double number, String text) {
        assertThat(q.mm(number)).hasToString(text);
        assertThat(format(number, Units.MILLIMETRE)).isEqualTo(text);
        assertThat(format(q.mm(number))).isEqualTo(text);
    }

    @Test
    void everyNumberIsRoundedToTwelveDigits() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double number = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(24) - 8);
            String text = q.mm(number).toString().replace(" mm", "");
            BigDecimal exact = new BigDecimal(number);
            BigDecimal allowed = exact.round(new MathContext(12)).ulp().multiply(new BigDecimal("0.5002"));
            assertThat(new BigDecimal(text).subtract(exact).abs()).as(text).isLessThanOrEqualTo(allowed);
            assertThat(text).doesNotMatch(".*\\.\\d*0(e.*)?$");
        }
    }

    @Test
    void unitsHaveTheirSymbols() {
        assertThat(q.um(2)).hasToString("2 um");
        assertThat(q.angstrom(2)).hasToString("2 Angstrom");
        assertThat(q.keV(20)).hasToString("20 keV");
        assertThat(q.percent(50)).hasToString("50 %");
        assertThat(q.fraction(0.5)).hasToString("0.5 frac");
        assertThat(q.degC(20)).hasToString("20 degC");
        assertThat(q.perSecond(5)).hasToString("5 1/s");
        assertThat(q.mPerSecondSquared(5)).hasToString("5 m/s^2");
        assertThat(q.ohm(5)).hasToString("5 Ohm");
        assertThat(Quantities.quantity(0.5, Units.ONE)).hasToString("0.5");
    }

    @Test
    void anotherUnitCanBeAskedFor() {
        assertThat(format(q.mm(2), "um")).isEqualTo("2000 um");
        assertThat(format(q.mm(2), Units.METRE)).isEqualTo("0.002 m");
        assertThatThrownBy(() -> format(q.mm(2), "s")).isInstanceOf(UnitException.class);
    }

    @Test
    void noLocaleChangesAnything() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(q.mm(1234.5)).hasToString("1234.5 mm");
                assertThat(q.mm(1.5e-9)).hasToString("1.5e-9 mm");
                assertThat(formatExactly(q.mm(1e-9))).isEqualTo("1e-9 mm");
                assertThat(q("1234.5 mm")).isEqualTo(q.mm(1234.5));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsWrittenWithTwelveDigitsIsReadBack() {
        String[] units = {
            "mm",
            "um",
            "deg",
            "mm/s",
            "deg/s^2",
            "1/s",
            "keV",
            "%",
            "frac",
            "degC",
            "px",
            "count",
            "mA/h",
            "J*s",
            "l/min",
            "Angstrom",
            "kg*m^2/s^2",
            "1/mm^2",
            "MiB/s"
        };
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal decimal =
                    BigDecimal.valueOf(random.nextLong(-999_999_999_999L, 1_000_000_000_000L), random.nextInt(60) - 30);
            Quantity<?> quantity =
                    new Amount<>(decimal.doubleValue(), LabUnit.own(Units.of(units[random.nextInt(units.length)])));
            assertThat((Object) q(quantity.toString())).isEqualTo(quantity);
        }
    }

    @Test
    void everyDoubleIsReadBackFromItsExactText() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            Quantity<Length> quantity = q.mm(Double.longBitsToDouble(random.nextLong()));
            assertThat((Object) q(formatExactly(quantity))).isEqualTo(quantity);
        }
        assertThat(formatExactly(q.mm(0.30000000000000004))).isEqualTo("0.30000000000000004 mm");
        assertThat(formatExactly(q.mm(2))).isEqualTo("2 mm");
        assertThat(formatExactly(q.mm(-1.5e10))).isEqualTo("-1.5e10 mm");
        assertThat(formatExactly(q.mm(Double.NaN))).isEqualTo("NaN mm");
        assertThat(formatExactly(q.mm(Double.NEGATIVE_INFINITY))).isEqualTo("-inf mm");
    }
}
