package concert.quantities;

import static concert.quantities.Quantities.abs;
import static concert.quantities.Quantities.as;
import static concert.quantities.Quantities.compare;
import static concert.quantities.Quantities.isBetween;
import static concert.quantities.Quantities.isClose;
import static concert.quantities.Quantities.isGreater;
import static concert.quantities.Quantities.isLess;
import static concert.quantities.Quantities.max;
import static concert.quantities.Quantities.min;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.quantity;
import static concert.quantities.Quantities.value;
import static concert.quantities.Quantities.valueAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import javax.measure.quantity.Speed;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void sumsAndDifferencesAreInTheUnitOfTheFirst() {
        assertThat(q.mm(2).add(q.um(500))).isEqualTo(q.mm(2.5));
        assertThat(q.um(500).add(q.mm(2))).isEqualTo(q.um(2500));
        assertThat(q.m(1).subtract(q.mm(1))).isEqualTo(q.m(0.999));
        assertThat(q.mm(2).add(q.mm(3))).isEqualTo(q.mm(5));
        assertThat(q.mm(2).subtract(q.mm(3))).isEqualTo(q.mm(-1));
        assertThat(q.min(1).add(q.s(30))).isEqualTo(q.min(1.5));
    }

    @Test
    void numbersOfAnyJavaTypeScale() {
        assertThat(q.mm(2).multiply(3)).isEqualTo(q.mm(6));
        assertThat(q.mm(2).multiply(1.5)).isEqualTo(q.mm(3));
        assertThat(q.mm(2).multiply(new BigDecimal("0.5"))).isEqualTo(q.mm(1));
        assertThat(q.mm(3).divide(2)).isEqualTo(q.mm(1.5));
        assertThat(q.mm(3).negate()).isEqualTo(q.mm(-3));
    }

    @Test
    void productsAndQuotientsCarryTheirUnits() {
        assertThat(q.mm(3).divide(q.s(2))).isEqualTo(q.mmPerSecond(1.5)).hasToString("1.5 mm/s");
        assertThat(q.mmPerSecond(3).multiply(q.s(2))).isEqualTo(q.mm(6));
        assertThat(q.mm(2).multiply(q.mm(3))).hasToString("6 mm^2");
        assertThat(q.s(4).inverse()).hasToString("0.25 1/s");
        assertThat(q.V(2).multiply(q.A(3))).isEqualTo(q.W(6)).hasToString("6 V*A");
        assertThat(q.of(1, "J*s").divide(q.of(2, "kg*m/s"))).hasToString("0.5 J*s^2/kg/m");
    }

    @Test
    void quotientsOfOneKindArePlainNumbers() {
        assertThat(q.mm(3).divide(q.mm(2))).hasToString("1.5");
        assertThat(q.mm(3).divide(q.m(2))).hasToString("0.0015");
        assertThat(valueAs(q.m(1).divide(q.mm(1)), Units.ONE)).isEqualTo(1000);
        assertThat(q.mm(2).multiply(q.mm(2).inverse())).hasToString("1");
    }

    @Test
    void ratiosAreMultipliedIn() {
        assertThat(q.mm(200).multiply(q.percent(50))).isEqualTo(q.mm(100));
        assertThat(q.percent(50).multiply(q.mm(200))).isEqualTo(q.mm(100));
        assertThat(q.mm(200).divide(q.percent(50))).isEqualTo(q.mm(400));
        assertThat(q.percent(50).multiply(q.percent(50))).isEqualTo(q.percent(25));
        assertThat(q.percent(50).divide(q.s(2))).hasToString("0.25 1/s");
        assertThat(q.percent(50).inverse()).hasToString("2");
    }

    @Test
    void aTypeComesBackByAsOrAsType() {
        Quantity<Speed> speed = as(q.mm(3).divide(q.s(2)), Units.METRE_PER_SECOND);
        assertThat(speed).isEqualTo(q.mPerSecond(0.0015));
        Quantity<Speed> cast = q.mm(3).divide(q.s(2)).asType(Speed.class);
        assertThat(cast).isEqualTo(q.mmPerSecond(1.5));
        assertThatThrownBy(() -> q.s(2).asType(Length.class))
                .isInstanceOf(ClassCastException.class)
                .hasMessage("the unit s measures a time, not a length");
    }

    @Test
    void asKeepsTheObjectThatIsAlreadyInTheUnit() {
        Quantity<Length> length = q.mm(2);
        assertThat(as(length, Units.MILLIMETRE)).isSameAs(length);
        assertThat(length.to(Units.MILLIMETRE)).isSameAs(length);
    }

    @Test
    void valuesAreReadInAnyUnitOfTheKind() {
        assertThat(value(q.mm(2), "um")).isEqualTo(2000);
        assertThat(value(q.mm(2), Units.METRE)).isEqualTo(0.002);
        assertThat(valueAs(q.mm(2), Units.MILLIMETRE)).isEqualTo(2);
        assertThat(q.mm(2).getValue()).isEqualTo(2.0);
        assertThat(q.mm(2).getUnit()).isSameAs(Units.MILLIMETRE);
        assertThat(q.mm(2).toSystemUnit()).isEqualTo(q.m(0.002));
        assertThat(quantity(2, Units.MILLIMETRE)).isEqualTo(q.mm(2));
        assertThat(q.of(2, Units.MILLIMETRE)).isEqualTo(q.mm(2));
    }

    @Test
    void equalityWantsTheUnitTooAndEquivalenceDoesNot() {
        assertThat(q.mm(2)).isNotEqualTo(q.m(0.002)).isNotEqualTo(q.mm(3)).isNotEqualTo("2 mm");
        assertThat(q.mm(2).isEquivalentTo(q.m(0.002))).isTrue();
        assertThat(q.deg(180).isEquivalentTo(q.rad(Math.PI))).isTrue();
        assertThat(q.mm(2).isEquivalentTo(q.m(0.0020001))).isFalse();
        assertThat(q.mm(0.1).add(q.mm(0.2)).isEquivalentTo(q.mm(0.3))).isFalse();
        assertThat(q.Hz(5)).isEqualTo(q.perSecond(5)).hasSameHashCodeAs(q.perSecond(5));
        assertThat(q.mm(0.0)).isEqualTo(q.mm(-0.0)).hasSameHashCodeAs(q.mm(-0.0));
    }

    @Test
    void equivalenceForgivesTheNoiseOfAConversion() {
        for (int degrees = 1; degrees <= 360; degrees++) {
            assertThat(q.deg(degrees).isEquivalentTo(q.deg(degrees).to(Units.RADIAN)))
                    .isTrue();
            assertThat(q.eV(degrees).isEquivalentTo(q.eV(degrees).to(Units.JOULE)))
                    .isTrue();
        }
    }

    @Test
    void comparisonLooksThroughTheUnits() {
        assertThat(isLess(q.um(1999), q.mm(2))).isTrue();
        assertThat(isLess(q.um(2000), q.mm(2))).isFalse();
        assertThat(isGreater(q.um(2001), q.mm(2))).isTrue();
        assertThat(isBetween(q.mm(2), q.mm(0), q.m(0.002))).isTrue();
        assertThat(isBetween(q.mm(2), q.m(0.002), q.mm(3))).isTrue();
        assertThat(isBetween(q.mm(2.0001), q.mm(0), q.m(0.002))).isFalse();
        assertThat(isBetween(q.mm(-1), q.mm(0), q.m(0.002))).isFalse();
        assertThat(compare(q.mm(2), q.m(0.002))).isZero();
        assertThat(min(q.mm(2), q.um(3))).isEqualTo(q.um(3));
        assertThat(max(q.mm(2), q.um(3))).isEqualTo(q.mm(2));
        assertThat(abs(q.mm(-2))).isEqualTo(q.mm(2));
        List<Quantity<Length>> lengths = new ArrayList<>(List.of(q.m(1), q.mm(Double.NaN), q.um(3), q.mm(2)));
        lengths.sort(Quantities::compare);
        assertThat(lengths).containsExactly(q.um(3), q.mm(2), q.m(1), q.mm(Double.NaN));
    }

    @Test
    void closenessIncludesTheTolerance() {
        assertThat(isClose(q.mm(0.3), q.mm(0.2), q.um(100))).isTrue();
        assertThat(isClose(q.mm(0.3), q.mm(0.2), q.um(99.9))).isFalse();
        assertThat(isClose(q.mm(2), q.m(0.002), q.mm(0))).isTrue();
        assertThat(isClose(q.mm(2), q.mm(2), q.mm(-1))).isFalse();
        assertThat(isClose(q.degC(20), q.degC(21), q.K(1))).isTrue();
        assertThat(isClose(q.degC(20), q.K(293.15), q.K(0))).isTrue();
    }

    @Test
    void divisionByZeroIsInfinity() {
        assertThat(q.mm(2).divide(0)).hasToString("inf mm");
        assertThat(q.mm(0).divide(q.mm(0))).hasToString("NaN");
    }
}
