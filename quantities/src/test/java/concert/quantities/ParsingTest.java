package concert.quantities;

import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 mm | 2 mm",
                "2mm | 2 mm",
                "+2 mm | 2 mm",
                "-2.5e-3 m | -0.0025 m",
                "2.5E+3 m | 2500 m",
                ".5 mm | 0.5 mm",
                "2. mm | 2 mm",
                "'  3  mm ' | 3 mm",
                "2eV | 2 eV",
                "2e3eV | 2000 eV",
                "1E3 Em | 1000 Em",
                "2Em | 2 Em",
                "NaN mm | NaN mm",
                "inf mm | inf mm",
                "-inf mm | -inf mm",
                "+inf mm | inf mm",
                "-Infinity mm | -inf mm",
                "\u22122 mm | -2 mm",
                "2\u00a0mm | 2 mm",
                "2 \u00b5m | 2 um",
                "2 \u03bcm | 2 um",
                "90\u00b0 | 90 deg",
                "20 \u00b0C | 20 degC",
                "20 \u2103 | 20 degC",
                "20 celsius | 20 degC",
                "2 \u00c5 | 2 Angstrom",
                "2 \u212b | 2 Angstrom",
                "2 angstrom | 2 Angstrom",
                "5 k\u03a9 | 5 kOhm",
                "5 k\u2126 | 5 kOhm",
                "3 pixel | 3 px",
                "50 percent | 50 %",
                "50 pct | 50 %",
                "50% | 50 %",
                "0.5 frac | 0.5 frac",
                "0.5 fraction | 0.5 frac",
                "2 mL | 2 ml",
                "2 mm/s | 2 mm/s",
                "2 mm / s | 2 mm/s",
                "2 J*s | 2 J*s",
                "2 J\u00b7s | 2 J*s",
                "2 N\u22c5m | 2 N*m",
                "2 m\u2215s | 2 m/s",
                "5 1/s | 5 1/s",
                "5 1 / s | 5 1/s",
                "3 m^2 | 3 m^2",
                "3 m\u00b2 | 3 m^2",
                "3 m\u00b2\u00b7s\u207b\u00b9 | 3 m^2/s",
                "3 m^-2 | 3 1/m^2",
                "3 m^1 | 3 m",
                "2 m/s^2 | 2 m/s^2",
                "2 J/(kg*K) | 2 J/kg/K",
                "2 (m/s)^2 | 2 m^2/s^2",
                "2 m/s*s | 2 m",
                "2 mm*mm | 2 mm^2",
                "5 MiB/s | 5 MiB/s",
                "2 das | 2 das",
                "2 min | 2 min",
                "2 mmin | error",
                "2 dag | 2 dag",
                "2 Pa | 2 Pa",
                "2 PPa | 2 PPa",
                "2 cd | 2 cd",
                "2 ccd | 2 ccd",
                "2 d | 2 d"
            })
    void theseAreRead(String text, String read) {
        if (read.equals("error")) {
            assertThatThrownBy(() -> q(text)).isInstanceOf(QuantityParseException.class);
        } else {
            assertThat(q(text)).hasToString(read);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 1 | a number is missing at column 1",
                "`   ` | 4 | a number is missing at column 4",
                "5 | 2 | a unit is missing at column 2",
                "`5 ` | 3 | a unit is missing at column 3",
                "mm | 1 | unexpected \"mm\" at column 1 (a number comes first, as in \"2 mm\")",
                "mm 5 | 1 | unexpected \"mm\" at column 1 (a number comes first, as in \"2 mm\")",
                "2 mm extra | 6 | unexpected \"extra\" at column 6",
                "2 mm 5 | 6 | unexpected \"5\" at column 6",
                "2 mm2 | 5 | unexpected \"2\" at column 5",
                "2 2 mm | 3 | unexpected \"2\" at column 3",
                "5 1 | 3 | unexpected \"1\" at column 3",
                "2.5e-3x m | 7 | unknown unit \"x\" at column 7",
                "2 furlong | 3 | unknown unit \"furlong\" at column 3",
                "2 MM | 3 | unknown unit \"MM\" at column 3",
                "2 kmm | 3 | unknown unit \"kmm\" at column 3",
                "2 mm/ | 6 | a unit is missing at column 6",
                "2 mm* | 6 | a unit is missing at column 6",
                "2 mm//s | 6 | unexpected \"/s\" at column 6 (a rate is written 1/s)",
                "2 /s | 3 | unexpected \"/s\" at column 3 (a rate is written 1/s)",
                "2 mm/1 | 6 | unexpected \"1\" at column 6",
                "--2 mm | 2 | unexpected \"-2\" at column 2 (a number comes first, as in \"2 mm\")",
                "- 2 mm | 2 | unexpected \"\" at column 2 (a number comes first, as in \"2 mm\")",
                "1,5 mm | 2 | unexpected \",5\" at column 2 (write a point, as in \"1.5 mm\")",
                "1_000 mm | 2 | unexpected \"_000\" at column 2",
                "0x10 mm | 2 | unknown unit \"x\" at column 2",
                "2f mm | 2 | unknown unit \"f\" at column 2",
                "1.2.3 mm | 4 | unexpected \".3\" at column 4",
                ". mm | 1 | unexpected \".\" at column 1 (a number comes first, as in \"2 mm\")",
                "nan mm | 1 | unexpected \"nan\" at column 1 (a number comes first, as in \"2 mm\")",
                "NaNmm | 1 | unexpected \"NaNmm\" at column 1 (a number comes first, as in \"2 mm\")",
                "1e999 m | 1 | a number too large (write \"inf\" for infinity) at column 1",
                "\u0662 mm | 1 | unexpected \"\u0662\" at column 1 (a number comes first, as in \"2 mm\")",
                "2 m^ | 5 | a whole exponent is missing at column 5",
                "2 m^x | 5 | unexpected \"x\" at column 5",
                "2 m^2.5 | 6 | unexpected \".5\" at column 6",
                "2 m^99 | 3 | a unit's exponent is limited to 15, got 99 at column 3",
                "2 m^12345678901 | 3 | a unit's exponent is limited to 15, got 1000 at column 3",
                "2 m^9*m^9 | 3 | a unit's exponent is limited to 15, got 18 at column 3",
                "2 (m | 5 | a \")\" is missing at column 5",
                "2 m) | 4 | unexpected \")\" at column 4",
                "2 mm; exit() | 5 | unexpected \";\" at column 5",
                "1 dB | 3 | unknown unit \"dB\" at column 3",
                "1 mcount | 3 | unknown unit \"mcount\" at column 3",
                "1 mdegC | 3 | unknown unit \"mdegC\" at column 3",
                "1 Kim | 3 | unknown unit \"Kim\" at column 3",
            })
    void theseAreRefusedWithTheirPlace(String text, int column, String problem) {
        QuantityParseException failure = catchThrowableOfType(QuantityParseException.class, () -> q(text));
        assertThat(failure).hasMessage("cannot read \"" + text + "\" as a quantity: " + problem);
        assertThat(failure.column()).isEqualTo(column);
        assertThat(failure.text()).isEqualTo(text);
        assertThat(failure).isInstanceOf(QuantityException.class).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unitsAreReadAlone() {
        assertThat(Units.of("mm/s")).isEqualTo(Units.MILLIMETRE_PER_SECOND);
        assertThat(Units.of(" mm / s ")).isEqualTo(Units.MILLIMETRE_PER_SECOND);
        assertThat(Units.of("1")).isSameAs(Units.ONE);
        assertThatThrownBy(() -> Units.of("mm/x"))
                .hasMessage("cannot read \"mm/x\" as a unit: unknown unit \"x\" at column 4");
        assertThatThrownBy(() -> Units.of("")).hasMessage("cannot read \"\" as a unit: a unit is missing at column 1");
        assertThatThrownBy(() -> q.of(2, "mm s"))
                .hasMessage("cannot read \"mm s\" as a unit: unexpected \"s\" at column 4");
        assertThatThrownBy(() -> Units.of("2 mm")).isInstanceOf(QuantityParseException.class);
    }

    @Test
    void aTextReadTwiceGivesTheSameUnit() {
        assertThat(Units.of("um")).isSameAs(Units.MICROMETRE).isSameAs(Units.of("\u00b5m"));
        assertThat(q("2 mm/s").getUnit()).isSameAs(Units.MILLIMETRE_PER_SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 mm\nrm -rf", "2 mm\u0000", "2 mm\u0007", "1\u0000", "\u0000"})
    void controlCharactersNeitherPassNorReachTheMessage(String text) {
        assertThatThrownBy(() -> q(text))
                .isInstanceOf(QuantityParseException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
        assertThatThrownBy(() -> Units.of(text)).isInstanceOf(QuantityParseException.class);
    }

    @Test
    void endlessTextIsRefusedWithAShortMessage() {
        assertThatThrownBy(() -> q("2 " + "(".repeat(1_000_000)))
                .isInstanceOf(QuantityParseException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        assertThatThrownBy(() -> q("2 " + "(".repeat(190))).isInstanceOf(QuantityParseException.class);
    }

    @Test
    void cachingOfTextsIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            q("1 mm" + " ".repeat(i % 100) + "/s^" + (i / 100 % 15 + 1) + "*m^" + (i / 1500 % 14 + 1));
        }
        assertThat(UnitTable.remembered()).isLessThan(4000);
    }
}
