package concert.quantities;

import static concert.quantities.Quantities.compare;
import static concert.quantities.Quantities.linspace;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.measure.Quantity;
import javax.measure.quantity.Temperature;
import org.junit.jupiter.api.Test;

class TemperatureTest {
    @Test
    void pointsConvertWithTheOffset() {
        assertThat(q.degC(5).to(Units.KELVIN)).isEqualTo(q.K(278.15));
        assertThat(q.K(300).to(Units.CELSIUS)).isEqualTo(q.degC(26.85));
        assertThat(value(q.degC(5), "mK")).isEqualTo(278_150);
        assertThat(q.degC(-273.15).toSystemUnit()).isEqualTo(q.K(0));
    }

    @Test
    void theDifferenceOfTwoPointsIsInKelvin() {
        assertThat(q.degC(20).subtract(q.degC(15))).isEqualTo(q.K(5));
        assertThat(q.degC(22.3).subtract(q.degC(22.1))).isEqualTo(q.K(0.2));
    }

    @Test
    void aDifferenceMovesAPoint() {
        assertThat(q.degC(20).add(q.K(5))).isEqualTo(q.degC(25));
        assertThat(q.K(5).add(q.degC(20))).isEqualTo(q.degC(25));
        assertThat(q.degC(20).subtract(q.K(5))).isEqualTo(q.degC(15));
        assertThat(q.degC(20).add(q("500 mK"))).isEqualTo(q.degC(20.5));
        assertThat(q.K(300).subtract(q.K(5))).isEqualTo(q.K(295));
    }

    @Test
    void whatMakesNoSenseIsRefusedInOneLine() {
        assertThatThrownBy(() -> q.degC(20).add(q.degC(5)))
                .isInstanceOf(UnitException.class)
                .hasMessage("cannot add 5 degC to 20 degC: a temperature difference is in K");
        assertThatThrownBy(() -> q.K(300).subtract(q.degC(20)))
                .hasMessage("cannot subtract 20 degC from 300 K: convert one of them first");
        assertThatThrownBy(() -> q.degC(20).multiply(2)).hasMessage("cannot scale 20 degC: convert it to K first");
        assertThatThrownBy(() -> q.degC(20).divide(2)).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> q.degC(20).multiply(q.percent(50))).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> q.degC(20).divide(q.min(1))).hasMessage("degC cannot be part of a product: use K");
        assertThatThrownBy(() -> q.degC(20).inverse()).isInstanceOf(UnitException.class);
        assertThatThrownBy(() -> q("5 degC/min"))
                .hasMessage(
                        "cannot read \"5 degC/min\" as a quantity: degC cannot be part of a product: use K at column 3");
        assertThatThrownBy(() -> Quantities.isClose(q.degC(20), q.degC(21), q.degC(1)))
                .hasMessage("1 degC is no temperature difference: that is in K");
    }

    @Test
    void pointsCompareAndScanLikeEverythingElse() {
        assertThat(compare(q.degC(20), q.K(293.15))).isZero();
        assertThat(Quantities.isLess(q.degC(20), q.K(293.16))).isTrue();
        assertThat(linspace(q.degC(20), q.K(303.15), 3)).containsExactly(q.degC(20), q.degC(25), q.degC(30));
        assertThat(Quantities.arange(q.degC(20), q.degC(21), q.K(0.5))).containsExactly(q.degC(20), q.degC(20.5));
        assertThatThrownBy(() -> Quantities.arange(q.degC(20), q.degC(21), q.degC(0.5)))
                .isInstanceOf(UnitException.class);
    }

    @Test
    void theScaleSaysWhichIsWhich() {
        assertThat(q.degC(20).getScale()).isEqualTo(Quantity.Scale.ABSOLUTE);
        assertThat(q.K(20).getScale()).isEqualTo(Quantity.Scale.RELATIVE);
        assertThat(q.degC(20).negate()).isEqualTo(q.degC(-20));
    }

    @Test
    void notANumberStaysNotANumber() {
        Quantity<Temperature> unknown = q.degC(Double.NaN);
        assertThat(unknown.to(Units.KELVIN)).hasToString("NaN K");
        assertThat(unknown.add(q.K(1))).hasToString("NaN degC");
        assertThat(unknown.subtract(q.degC(1))).hasToString("NaN K");
    }
}
