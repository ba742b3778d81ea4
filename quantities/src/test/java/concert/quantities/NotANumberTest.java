package concert.quantities;

import static concert.quantities.Quantities.compare;
import static concert.quantities.Quantities.isBetween;
import static concert.quantities.Quantities.isClose;
import static concert.quantities.Quantities.isGreater;
import static concert.quantities.Quantities.isLess;
import static concert.quantities.Quantities.isNaN;
import static concert.quantities.Quantities.max;
import static concert.quantities.Quantities.min;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;

import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;

class NotANumberTest {
    private final Quantity<Length> unknown = q.mm(Double.NaN);
    private final Quantity<Length> endless = q.mm(Double.POSITIVE_INFINITY);

    @Test
    void arithmeticCarriesItOn() {
        assertThat(isNaN(unknown.add(q.m(1)))).isTrue();
        assertThat(isNaN(q.m(1).subtract(unknown))).isTrue();
        assertThat(isNaN(unknown.to(Units.METRE))).isTrue();
        assertThat(isNaN(unknown.multiply(2).divide(q.s(2)).inverse())).isTrue();
        assertThat(isNaN(unknown.negate())).isTrue();
        assertThat(isNaN(q.mm(2))).isFalse();
        assertThat(isNaN(endless.subtract(endless))).isTrue();
    }

    @Test
    void everyComparisonWithItIsFalse() {
        assertThat(isLess(unknown, q.mm(1)) || isLess(q.m(1), unknown) || isLess(unknown, unknown))
                .isFalse();
        assertThat(isGreater(unknown, q.mm(1)) || isGreater(q.m(1), unknown)).isFalse();
        assertThat(isBetween(unknown, q.mm(0), q.m(1))).isFalse();
        assertThat(isBetween(q.mm(1), unknown, q.m(1)) || isBetween(q.mm(1), q.mm(0), unknown))
                .isFalse();
        assertThat(isClose(unknown, unknown, endless) || isClose(q.mm(1), q.mm(1), unknown))
                .isFalse();
        assertThat(unknown.isEquivalentTo(unknown)).isFalse();
        assertThat(unknown.isEquivalentTo(q.m(Double.NaN))).isFalse();
    }

    @Test
    void orderAndHashingStillWork() {
        assertThat(compare(unknown, endless)).isPositive();
        assertThat(compare(endless, unknown)).isNegative();
        assertThat(compare(unknown, q.m(Double.NaN))).isZero();
        assertThat(unknown).isEqualTo(q.mm(Double.NaN)).hasSameHashCodeAs(q.mm(Double.NaN));
        assertThat(unknown).isNotEqualTo(q.mm(1));
    }

    @Test
    void theExtremesOfItAreItself() {
        assertThat(isNaN(min(unknown, q.mm(1))) && isNaN(min(q.mm(1), unknown))).isTrue();
        assertThat(isNaN(max(unknown, q.mm(1))) && isNaN(max(q.mm(1), unknown))).isTrue();
    }

    @Test
    void infinityIsALimitLikeAnyOther() {
        assertThat(isBetween(q.km(1e300), endless.negate(), endless)).isTrue();
        assertThat(isLess(q.m(1), endless)).isTrue();
        assertThat(endless.to(Units.METRE)).isEqualTo(q.m(Double.POSITIVE_INFINITY));
        assertThat(isClose(endless, endless, q.mm(0))).isTrue();
        assertThat(endless.to(Units.of("ym", Length.class))).hasToString("inf ym");
    }
}
