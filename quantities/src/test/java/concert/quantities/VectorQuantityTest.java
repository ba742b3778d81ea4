package concert.quantities;

import static concert.quantities.Quantities.isNaN;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;

class VectorQuantityTest {
    private final VectorQuantity<Length> position = vector(Units.MILLIMETRE, 1, 2, 3);

    @Test
    void componentsHaveOneUnit() {
        assertThat(position)
                .hasToString("(1, 2, 3) mm")
                .hasToString(vector(q.mm(1), q.um(2000), q.m(0.003)).toString());
        assertThat(position.size()).isEqualTo(3);
        assertThat(position.get(1)).isEqualTo(q.mm(2));
        assertThat(position.value(2, Units.METRE)).isEqualTo(0.003);
        assertThat(position.values(Units.MICROMETRE)).containsExactly(1000, 2000, 3000);
        assertThat(position.unit()).isSameAs(Units.MILLIMETRE);
        assertThat(position.to(Units.METRE)).hasToString("(0.001, 0.002, 0.003) m");
        assertThatThrownBy(() -> position.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void arithmeticIsByComponent() {
        assertThat(position.add(vector(Units.MICROMETRE, 500, 0, -500)))
                .isEqualTo(vector(Units.MILLIMETRE, 1.5, 2, 2.5));
        assertThat(position.subtract(position)).isEqualTo(vector(Units.MILLIMETRE, 0, 0, 0));
        assertThat(position.multiply(2)).hasToString("(2, 4, 6) mm");
        assertThat(vector(Units.MILLIMETRE, 3, 4).norm()).isEqualTo(q.mm(5));
        assertThatThrownBy(() -> position.add(vector(Units.MILLIMETRE, 1, 2)))
                .hasMessage("vectors of different sizes: (1, 2, 3) mm and (1, 2) mm");
    }

    @Test
    void notANumberMeansDoNotTouch() {
        VectorQuantity<Length> partial = vector(Units.MILLIMETRE, Double.NaN, 2, 3);
        assertThat(partial).hasToString("(NaN, 2, 3) mm").isEqualTo(vector(Units.MILLIMETRE, Double.NaN, 2, 3));
        assertThat(partial.isSet(0)).isFalse();
        assertThat(partial.isSet(1)).isTrue();
        assertThat(partial.add(position)).hasToString("(NaN, 4, 6) mm");
        assertThat(partial.to(Units.METRE).isSet(0)).isFalse();
        assertThat(isNaN(partial.norm())).isTrue();
        assertThat(isNaN(vector(Units.MILLIMETRE, Double.NaN, Double.POSITIVE_INFINITY)
                        .norm()))
                .isTrue();
    }

    @Test
    void theGivenArrayStaysTheCallersOwn() {
        double[] components = {1, 2, 3};
        VectorQuantity<Length> vector = vector(Units.MILLIMETRE, components);
        components[0] = 7;
        vector.values(Units.MILLIMETRE)[1] = 7;
        assertThat(vector).isEqualTo(position).hasSameHashCodeAs(position);
    }

    @Test
    void kindsAreCheckedAtRunTime() {
        VectorQuantity<?> unknown = vector(Units.DEGREE, 1, 2);
        assertThatThrownBy(() -> unknown.as(Units.MILLIMETRE))
                .isInstanceOf(UnitException.class)
                .hasMessage("cannot convert deg (angle) to mm (length)");
        VectorQuantity<?> length = position;
        VectorQuantity<Length> typed = length.as(Units.METRE);
        assertThat(typed).hasToString("(0.001, 0.002, 0.003) m");
        assertThatThrownBy(() -> vector(Units.CELSIUS, 1, 2)).hasMessage("a vector cannot be in degC: use K");
        assertThat(position)
                .isNotEqualTo(vector(Units.METRE, 0.001, 0.002, 0.003))
                .isNotEqualTo("(1, 2, 3) mm");
    }
}
