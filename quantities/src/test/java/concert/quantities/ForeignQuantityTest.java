package concert.quantities;

import static concert.quantities.Quantities.compare;
import static concert.quantities.Quantities.format;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;
import tech.uom.seshat.Units;

/** A driver may bring quantities of another maker; here they are Seshat's. */
class ForeignQuantityTest {
    private final Quantity<Length> foreign = tech.uom.seshat.Quantities.create(2, Units.MILLIMETRE);

    @Test
    void itsSymbolIsUnderstood() {
        assertThat(value(foreign, "um")).isEqualTo(2000);
        assertThat(format(foreign)).isEqualTo("2 mm");
        assertThat(q.mm(1).add(foreign)).isEqualTo(q.mm(3));
        assertThat(compare(q.um(2000), foreign)).isZero();
        assertThat(q.m(1).to(Units.MILLIMETRE)).isEqualTo(q.mm(1000));
        assertThat(Quantities.quantity(90, Units.DEGREE)).isEqualTo(q.deg(90));
        assertThat(Quantities.quantity(20, Units.CELSIUS)).isEqualTo(q.degC(20));
        assertThat(value(q.rad(1), concert.quantities.Units.RADIAN)).isEqualTo(1);
        assertThat(Quantities.fits(foreign, concert.quantities.Units.METRE)).isTrue();
        assertThat(Quantities.fits(foreign, concert.quantities.Units.SECOND)).isFalse();
    }

    @Test
    void aSymbolThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Quantities.quantity(2, Units.NAUTICAL_MILE))
                .isInstanceOf(UnitException.class)
                .hasMessageStartingWith("cannot use a unit of another library: cannot read");
    }
}
