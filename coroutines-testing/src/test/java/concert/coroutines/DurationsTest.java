package concert.coroutines;

import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as people give them and as messages tell them. */
class DurationsTest {
    private static final Duration CENTURY = Duration.ofDays(100L * 365);

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.0000005S, 0.5 us",
        "PT0.000999S, 999 us",
        "PT0.001S, 1 ms",
        "PT0.0125S, 12.5 ms",
        "PT0.999S, 999 ms",
        "PT1S, 1 s",
        "PT2.5S, 2.5 s",
        "PT59.999S, 59.999 s",
        "PT60S, 1 min",
        "PT125S, 2 min 5 s",
        "PT3600S, 60 min",
        "PT-0.2S, -200 ms"
    })
    void textIsShortAndHasTheUnitThatPeopleWouldTake(Duration time, String text) {
        assertThat(Durations.text(time)).isEqualTo(text);
    }

    @Test
    void aQuantityIsRoundedToNanoseconds() {
        assertThat(Durations.of(q.ms(1.5))).isEqualTo(Duration.ofNanos(1_500_000));
        assertThat(Durations.of(q.s(0))).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatIsLongerThanACenturyMeansForEver() {
        assertThat(Durations.of(q.s(1e300)).toNanos()).isEqualTo(Durations.FOREVER);
        assertThat(Durations.of(q.s(Double.POSITIVE_INFINITY)).toNanos()).isEqualTo(Durations.FOREVER);
        assertThat(Durations.nanos(CENTURY.plusDays(1))).isEqualTo(Durations.FOREVER);
        assertThat(Durations.nanos(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Durations.FOREVER);
        assertThat(Durations.nanos(CENTURY.minusNanos(1))).isEqualTo(Durations.FOREVER - 1);
    }

    @Test
    void negativeTimesAndNoNumbersAreRefused() {
        assertThatThrownBy(() -> Durations.of(q.s(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Durations.of(q.s(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Durations.nanos(Duration.ofMillis(-200)))
                .hasMessage("a time to wait must not be negative, got -200 ms");
    }
}
