package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.LockWait;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    private static String line(String holder, long heldSeconds) {
        return Notices.line(new LockWait(
                "task 4 'align'", "motor", holder, Duration.ofSeconds(heldSeconds), Duration.ofSeconds(1)));
    }

    @Test
    void aWaitForALockSaysForWhatHeldByWhomAndHowToGiveUp() {
        assertThat(line("task 3 'scan'", 200))
                .isEqualTo("waiting for motor, held by task 3 'scan' for 3 min; Ctrl-C gives up");
        assertThat(line("task 3 'scan'", 0)).isEqualTo("waiting for motor, in use by task 3 'scan'; Ctrl-C gives up");
        assertThat(line("", 0)).isEqualTo("waiting for motor, others are ahead; Ctrl-C gives up");
    }

    @ParameterizedTest
    @CsvSource({"120, 0.1 s", "9940, 9.9 s", "10000, 10 s", "119000, 119 s", "125000, 2 min", "7500000, 2 h 5 min"})
    void timesAreAsExactAsSomebodyWhoWaitsWantsToKnow(long milliseconds, String text) {
        assertThat(Times.text(Duration.ofMillis(milliseconds))).isEqualTo(text);
    }
}
