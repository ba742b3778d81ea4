package concert.processes.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where ticks are, and what stands at them. */
class AxisTest {
    private static final Label CURRENT = new Label("current", "A");

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }

    private static Axis axis(double low, double high, int most) {
        return Axis.of(CURRENT, new Range(low, high), 0, most);
    }

    @Test
    void ticksAreOneTwoOrFiveTimesAPowerOfTenApart() {
        assertThat(labels(axis(0, 10, 10))).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(labels(axis(0, 10, 9))).containsExactly("0", "2", "4", "6", "8", "10");
        assertThat(labels(axis(0, 10, 4))).containsExactly("0", "5", "10");
        assertThat(labels(axis(-0.25, 0.3, 6))).containsExactly("-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3");
    }

    @Test
    void allLabelsHaveAsManyDecimals() {
        assertThat(labels(axis(0, 0.1, 5))).containsExactly("0.00", "0.02", "0.04", "0.06", "0.08", "0.10");
        assertThat(labels(axis(99.5, 100.5, 2))).containsExactly("99.5", "100.0", "100.5");
    }

    @Test
    void aTickIsWhereItsNumberIs() {
        assertThat(axis(-1, 3, 4).ticks().stream().map(Axis.Tick::part)).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
        assertThat(axis(-1, 3, 4).part(2)).isCloseTo(0.75, within(1e-15));
    }

    @Test
    void largeAndSmallNumbersAreInUnitsOfAPowerOfTen() {
        assertThat(axis(0, 4e-12, 4).title()).isEqualTo("current [× 10⁻¹² A]");
        assertThat(labels(axis(0, 4e-12, 4))).containsExactly("0", "1", "2", "3", "4");
        assertThat(axis(1e9, 3e9, 2).title()).isEqualTo("current [× 10⁹ A]");
        assertThat(labels(axis(2e10, 3e10, 2))).containsExactly("20", "25", "30");
        assertThat(axis(0, 999_999, 2).title()).isEqualTo("current [A]");
        assertThat(axis(-0.001, 0, 2).title()).isEqualTo("current [A]");
        assertThat(Axis.of(new Label("n", ""), new Range(0, 1e7), 0, 2).title()).isEqualTo("n [× 10⁶]");
    }

    @Test
    void anAxisToTicksHoldsItsRangeAndNotMuchMore() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double size = Math.pow(10, random.nextInt(-280, 280));
            double low = size * random.nextDouble(-1, 1);
            double high = low + size * random.nextDouble(1e-3, 1);
            int most = random.nextInt(2, 12);
            Axis axis = Axis.toTicks(CURRENT, new Range(low, high), most);
            assertThat(axis.part(low)).isBetween(-1e-5, 1.0);
            assertThat(axis.part(high)).isBetween(0.0, 1 + 1e-5);
            assertThat(axis.part(high) - axis.part(low)).isGreaterThan(0.2);
            assertThat(axis.ticks()).hasSizeBetween(2, most + 3);
            assertThat(axis.ticks().getFirst().part()).isCloseTo(0, within(1e-9));
            assertThat(axis.ticks().getLast().part()).isCloseTo(1, within(1e-9));
            assertThat(labels(axis)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aSingleNumberIsInTheMiddle() {
        for (double number : new double[] {0, 5, -5, 1e-12, 1e9, 123_456.789}) {
            Axis axis = axis(number, number, 5);
            assertThat(axis.part(number)).isCloseTo(0.5, within(1e-9));
            assertThat(axis.ticks()).hasSizeGreaterThan(1);
        }
    }

    /** What differs by its rounding only is one number: its ticks would have sixteen digits. */
    @Test
    void roundingIsNoSpan() {
        assertThat(labels(axis(0.3, 0.1 + 0.2, 2)))
                .allSatisfy(label -> assertThat(label).hasSizeLessThan(6));
    }

    @Test
    void smallStepsBesideLargeNumbersAreTold() {
        assertThat(labels(axis(1e9, 1e9 + 4e-3, 2)))
                .containsExactly("1.000000000000", "1.000000000002", "1.000000000004");
    }
}
