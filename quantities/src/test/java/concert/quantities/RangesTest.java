package concert.quantities;

import static concert.quantities.Quantities.arange;
import static concert.quantities.Quantities.linspace;
import static concert.quantities.Quantities.q;
import static concert.quantities.Quantities.steps;
import static concert.quantities.Quantities.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import javax.measure.Quantity;
import javax.measure.quantity.Length;
import org.junit.jupiter.api.Test;

class RangesTest {
    @Test
    void linspaceIncludesBothEndsInTheUnitOfTheStart() {
        assertThat(linspace(q.mm(0), q.mm(1), 5)).containsExactly(q.mm(0), q.mm(0.25), q.mm(0.5), q.mm(0.75), q.mm(1));
        assertThat(linspace(q.mm(0), q.m(0.001), 3)).containsExactly(q.mm(0), q.mm(0.5), q.mm(1));
        assertThat(linspace(q.deg(180), q.deg(0), 3)).containsExactly(q.deg(180), q.deg(90), q.deg(0));
        assertThat(linspace(q.mm(2), q.mm(2), 2)).containsExactly(q.mm(2), q.mm(2));
    }

    @Test
    void linspacePointsAreTheDecimalsThatAPersonWouldWrite() {
        List<Quantity<Length>> points = linspace(q.mm(0), q.mm(1), 1001);
        for (int i = 0; i <= 1000; i++) {
            assertThat(points.get(i)).isEqualTo(q.mm(i / 1000.0));
        }
    }

    @Test
    void linspaceEndsAreExactAndItsStepsEven() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            double start = random.nextGaussian() * 1000;
            double stop = random.nextGaussian() * 1000;
            int count = 2 + random.nextInt(1000);
            List<Quantity<Length>> points = linspace(q.mm(start), q.mm(stop), count);
            assertThat(points).hasSize(count);
            assertThat(points.getFirst()).isEqualTo(q.mm(start));
            assertThat(points.getLast()).isEqualTo(q.mm(stop));
            int index = random.nextInt(count);
            assertThat(value(points.get(index), Units.MILLIMETRE))
                    .isCloseTo(start + (stop - start) * index / (count - 1), within(1e-12 * 4000));
        }
    }

    @Test
    void linspaceOfOnePointIsItsStart() {
        assertThat(linspace(q.mm(3), q.mm(7), 1)).containsExactly(q.mm(3));
    }

    @Test
    void linspaceWithoutPointsOrEndsIsAnError() {
        assertThatThrownBy(() -> linspace(q.mm(0), q.mm(1), 0))
                .isInstanceOf(QuantityException.class)
                .hasMessage("linspace needs at least one point, got 0");
        assertThatThrownBy(() -> linspace(q.mm(0), q.mm(1), -1)).isInstanceOf(QuantityException.class);
        assertThatThrownBy(() -> linspace(q.mm(Double.NaN), q.mm(1), 3))
                .hasMessage("linspace needs a finite start, got NaN mm");
        assertThatThrownBy(() -> linspace(q.mm(0), q.mm(Double.POSITIVE_INFINITY), 3))
                .hasMessage("linspace needs a finite stop, got inf mm");
    }

    @Test
    void arangeStopsBeforeTheStop() {
        assertThat(arange(q.mm(0), q.mm(3), q.mm(1))).containsExactly(q.mm(0), q.mm(1), q.mm(2));
        assertThat(arange(q.mm(0), q.mm(2.5), q.mm(1))).containsExactly(q.mm(0), q.mm(1), q.mm(2));
        assertThat(arange(q.mm(3), q.mm(0), q.mm(-1))).containsExactly(q.mm(3), q.mm(2), q.mm(1));
        assertThat(arange(q.mm(0), q.m(0.003), q.um(1000))).containsExactly(q.mm(0), q.mm(1), q.mm(2));
        assertThat(arange(q.mm(1), q.mm(1), q.mm(1))).isEmpty();
        assertThat(arange(q.mm(0), q.mm(0.5), q.mm(1))).containsExactly(q.mm(0));
    }

    @Test
    void arangeIsNotFooledByRounding() {
        assertThat(arange(q.mm(1), q.mm(1.3), q.mm(0.1))).containsExactly(q.mm(1), q.mm(1.1), q.mm(1.2));
        assertThat(arange(q.mm(0), q.mm(0.3), q.mm(0.1))).containsExactly(q.mm(0), q.mm(0.1), q.mm(0.2));
        for (int count = 1; count < 2000; count++) {
            assertThat(arange(q.mm(0), q.mm(count / 10.0), q.mm(0.1)))
                    .as("to %s tenths", count)
                    .hasSize(count);
            assertThat(arange(q.mm(7), q.mm(7 - count / 1000.0), q.um(-1))).hasSize(count);
        }
    }

    @Test
    void arangeThatWouldNeverArriveIsAnError() {
        assertThatThrownBy(() -> arange(q.mm(0), q.mm(1), q.mm(0)))
                .isInstanceOf(QuantityException.class)
                .hasMessage("arange from 0 mm to 1 mm cannot go by steps of 0 mm: it would never end");
        assertThatThrownBy(() -> arange(q.mm(0), q.mm(1), q.mm(-1)))
                .hasMessage("arange from 0 mm to 1 mm cannot go by steps of -1 mm: wrong direction");
        assertThatThrownBy(() -> arange(q.mm(1), q.mm(0), q.mm(1))).isInstanceOf(QuantityException.class);
        assertThatThrownBy(() -> arange(q.mm(0), q.mm(1), q.mm(Double.NaN)))
                .hasMessage("arange needs a finite step, got NaN mm");
        assertThatThrownBy(() -> arange(q.mm(0), q.mm(Double.NaN), q.mm(1))).isInstanceOf(QuantityException.class);
        assertThatThrownBy(() -> arange(q.mm(0), q.mm(1), q.mm(1e-300)))
                .hasMessage("arange from 0 mm to 1 mm by steps of 1e-300 mm has too many points");
        assertThatThrownBy(() -> arange(q.mm(1), q.mm(1), q.mm(0))).isInstanceOf(QuantityException.class);
    }

    @Test
    void rangesAreListsThatNobodyCanChange() {
        List<Quantity<Length>> points = linspace(q.mm(0), q.mm(1), 3);
        assertThat(points).hasToString("[0 mm, 0.5 mm, 1 mm]");
        assertThat(points.contains(q.mm(0.5))).isTrue();
        assertThat(points).isEqualTo(List.of(q.mm(0), q.mm(0.5), q.mm(1)));
        assertThatThrownBy(() -> points.set(0, q.mm(7))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(points::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> points.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aHugeRangeCostsNothing() {
        List<Quantity<Length>> points = linspace(q.mm(0), q.mm(1), Integer.MAX_VALUE);
        assertThat(points.size()).isEqualTo(Integer.MAX_VALUE);
        assertThat(points.getLast()).isEqualTo(q.mm(1));
    }

    @Test
    void stepsEndAtTheStopOnce() {
        assertThat(steps(q.mm(0), q.mm(2), q.mm(1))).containsExactly(q.mm(0), q.mm(1), q.mm(2));
        assertThat(steps(q.mm(0), q.mm(10), q.mm(3))).containsExactly(q.mm(0), q.mm(3), q.mm(6), q.mm(9), q.mm(10));
        assertThat(steps(q.mm(1), q.mm(1.3), q.mm(0.1))).containsExactly(q.mm(1), q.mm(1.1), q.mm(1.2), q.mm(1.3));
        assertThat(steps(q.mm(2), q.cm(0), q.um(-1000))).containsExactly(q.mm(2), q.mm(1), q.mm(0));
        assertThat(steps(q.mm(3), q.mm(3), q.mm(1))).containsExactly(q.mm(3));
    }

    /** A step of a temperature is a difference: 1 degC of it is 1 K. */
    @Test
    void stepsOfATemperatureAreDifferences() {
        assertThat(steps(q.degC(20), q.degC(22), q.K(1))).containsExactly(q.degC(20), q.degC(21), q.degC(22));
    }

    @Test
    void stepsThatLeadNowhereAreRefused() {
        assertThatThrownBy(() -> steps(q.mm(0), q.mm(1), q.mm(0)))
                .hasMessage("steps from 0 mm to 1 mm cannot go by steps of 0 mm: it would never end");
        assertThatThrownBy(() -> steps(q.mm(0), q.mm(1), q.mm(-1))).hasMessageEndingWith("wrong direction");
        assertThatThrownBy(() -> steps(q.mm(0), q.km(1), q.pm(1))).hasMessageEndingWith("has too many points");
        assertThatThrownBy(() -> steps(q.mm(0), q.mm(Double.NaN), q.mm(1)))
                .hasMessage("steps needs a finite stop, got NaN mm");
    }
}
