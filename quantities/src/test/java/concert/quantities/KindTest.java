package concert.quantities;

import static concert.quantities.Quantities.as;
import static concert.quantities.Quantities.compare;
import static concert.quantities.Quantities.fits;
import static concert.quantities.Quantities.isClose;
import static concert.quantities.Quantities.isLess;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static concert.quantities.Quantities.valueAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.measure.IncommensurableException;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Illuminance;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindTest {
    /** Each of a kind of its own: what a scientist would call nonsense to convert. */
    private static final String[] KINDS = {
        "m", "m^2", "m^3", "s", "1/s", "m/s", "m/s^2", "rad", "rad^2", "rad/s", "kg", "N", "Pa", "J", "W", "A", "V",
        "Ohm", "K", "mol", "cd", "px", "count", "count/s", "B", "frac", "m/px", "m^3/s", "mA/h", "J*s", "rad*m", "px/s",
        "T"
    };

    @Test
    void kindsNeverMix() {
        for (String first : KINDS) {
            for (String second : KINDS) {
                Quantity<?> quantity = new Amount<>(2, LabUnit.own(Units.of(first)));
                boolean same = first.equals(second);
                assertThat(fits(quantity, Units.of(second)))
                        .as(first + " as " + second)
                        .isEqualTo(same);
                assertThat(Units.of(first).isCompatible(Units.of(second))).isEqualTo(same);
                assertThat(Kind.of(Units.of(first)).equals(Kind.of(Units.of(second))))
                        .isEqualTo(same);
                if (!same) {
                    assertThatExceptionOfType(UnitException.class).isThrownBy(() -> value(quantity, second));
                    assertThatExceptionOfType(IncommensurableException.class)
                            .isThrownBy(() -> Units.of(first).getConverterToAny(Units.of(second)));
                }
            }
        }
    }

    @Test
    void aKindThatWasHiddenByInferenceIsRefusedWhereItIsUsed() {
        Quantity<Length> time = q("2 s");
        Quantity<Length> alsoTime = q.of(2, "s");
        assertThatThrownBy(() -> q.mm(3).add(time)).hasMessage("cannot add 2 s (time) to 3 mm (length)");
        assertThatThrownBy(() -> q.mm(3).subtract(alsoTime))
                .hasMessage("cannot subtract 2 s (time) from 3 mm (length)");
        assertThatThrownBy(() -> compare(q.mm(3), time)).hasMessage("cannot compare 2 s (time) with 3 mm (length)");
        assertThatThrownBy(() -> isLess(q.mm(3), time)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> isClose(q.mm(3), q.mm(3), time)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> time.isEquivalentTo(q.mm(3))).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> time.to(Units.MILLIMETRE)).hasMessage("cannot convert 2 s (time) to mm (length)");
        assertThatThrownBy(() -> value(time, Units.METRE)).hasMessage("cannot convert 2 s (time) to m (length)");
        assertThatThrownBy(() -> as(time, Units.METRE)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> Quantities.linspace(q.mm(0), time, 3)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> Quantities.vector(q.mm(0), time)).isInstanceOf(UnitException.class);
    }

    @Test
    void pixelsAnglesRatiosAndCountsAreNotOneAnother() {
        assertThatThrownBy(() -> valueAs(q.px(3), Units.RADIAN))
                .hasMessage("cannot convert 3 px (number of pixels) to rad (angle)");
        assertThatThrownBy(() -> valueAs(q.px(3), Units.ONE))
                .hasMessage("cannot convert 3 px (number of pixels) to 1 (ratio)");
        assertThatThrownBy(() -> valueAs(q.percent(3), Units.RADIAN))
                .hasMessage("cannot convert 3 % (ratio) to rad (angle)");
        assertThatThrownBy(() -> valueAs(q.count(3), Units.PIXEL))
                .hasMessage("cannot convert 3 count (count) to px (number of pixels)");
        assertThatThrownBy(() -> valueAs(q.degPerSecond(3), Units.HERTZ))
                .hasMessage("cannot convert 3 deg/s (angular velocity) to Hz (frequency)");
    }

    @Test
    void whoWantsAQuantityCanSaySo() {
        UnitException failure = UnitException.wants("motor.position", Units.MILLIMETRE, q.s(2));
        assertThat(failure).hasMessage("motor.position wants a length, got a time (2 s)");
        assertThat(failure.wanted()).contains(Kind.of(Length.class));
        assertThat(failure.got()).contains(Kind.of(Units.SECOND));
    }

    @ParameterizedTest
    @CsvSource({
        "mm, a length",
        "cm^2, an area",
        "ms, a time",
        "deg, an angle",
        "mm/s, a speed",
        "m/s^2, an acceleration",
        "deg/s, an angular velocity",
        "deg/s^2, an angular acceleration",
        "keV, an energy",
        "kV, a voltage",
        "mA, a current",
        "W, a power",
        "g, a mass",
        "ml, a volume",
        "l/min, a flow rate",
        "degC, a temperature",
        "Hz, a frequency",
        "1/s, a frequency",
        "px, a number of pixels",
        "um/px, a pixel size",
        "count, a count",
        "count/s, a count rate",
        "%, a ratio",
        "1, a ratio",
        "B, an amount of data",
        "MB/s, a data rate",
        "J*s, an action",
        "mbar, a pressure",
        "mN, a force",
        "kOhm, a resistance",
        "mT, a magnetic flux density",
        "mol, an amount of substance",
        "mA/h, a quantity of current/time",
        "px^2, a quantity of pixel^2",
        "1/m^2, a quantity of 1/length^2",
        "K*m/A/s^3, a quantity of length*temperature/time^3/current"
    })
    void kindsAreNamedInWords(String unit, String phrase) {
        assertThat(Kind.of(Units.of(unit)).phrase()).isEqualTo(phrase);
        assertThat(Kind.of(Units.of(unit)).name())
                .isEqualTo(phrase.replaceFirst("^an? ", "").replaceFirst("^quantity of ", ""));
    }

    @Test
    void kindsComeFromTypesToo() {
        assertThat(Kind.of(Energy.class)).isEqualTo(Kind.of(q.keV(20))).hasToString("energy");
        assertThat(Kind.of(Pixels.class)).isEqualTo(Kind.of(Units.PIXEL)).hasSameHashCodeAs(Kind.of(Units.PIXEL));
        assertThatThrownBy(() -> Kind.of(Illuminance.class))
                .hasMessage("no kind of quantity is known for the type Illuminance");
    }

    @Test
    void kindsAreTheDimensionsOfJsr385() {
        Kind length = Kind.of(Length.class);
        Kind time = Kind.of(Units.SECOND);
        assertThat(length.divide(time)).isEqualTo(Units.MILLIMETRE_PER_SECOND.getDimension());
        assertThat(length.pow(3).root(3)).isEqualTo(length);
        assertThat(length.multiply(length.pow(-1)).name()).isEqualTo("ratio");
        assertThat(length.getBaseDimensions()).isNull();
        assertThat(Kind.of(Units.of("mm^2/s")).getBaseDimensions())
                .containsEntry(length, 2)
                .containsEntry(time, -1);
        assertThatThrownBy(() -> length.root(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> length.pow(9).multiply(length.pow(9))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> length.divide(tech.uom.seshat.Units.SECOND.getDimension()))
                .isInstanceOf(UnitException.class);
    }

    @Test
    void unitsTypedByTextAreChecked() {
        Unit<Length> unit = Units.of("mm", Length.class);
        assertThat(unit).isSameAs(Units.MILLIMETRE);
        assertThatThrownBy(() -> Units.of("s", Length.class))
                .isInstanceOf(UnitException.class)
                .hasMessage("the unit s measures a time, not a length");
    }

    /** A driver's own quantity, for a unit that JSR-385 has no type for. */
    private interface Torque extends Quantity<Torque> {}

    @Test
    void aTypeOfOnesOwnIsTakenAtItsWord() {
        Unit<Torque> unit = Units.of("N*m").asType(Torque.class);
        Quantity<Torque> torque = Quantities.quantity(2, unit);
        assertThat(torque).hasToString("2 N*m");
    }
}
