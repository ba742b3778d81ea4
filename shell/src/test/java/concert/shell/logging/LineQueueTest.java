package concert.shell.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever logs does not wait, and nothing is missing without a word. */
@Timeout(60)
class LineQueueTest {
    private final LineQueue queue = new LineQueue(missing -> missing + "?\n", 10);

    @Test
    void linesComeInTheirOrder() throws Exception {
        queue.add("one\n", false);
        queue.add("two\n", false);
        assertThat(queue.take()).containsExactly("one\n", "two\n");
    }

    @Test
    void whatFindsNoRoomIsDroppedAndTheNextLineComesAfterTheirNumber() throws Exception {
        for (String line : List.of("12345\n", "12345\n", "lost\n", "lost too\n")) {
            queue.add(line, false);
        }
        List<String> first = queue.take();
        queue.add("next\n", false);
        assertThat(first).containsExactly("12345\n", "12345\n");
        assertThat(queue.take()).containsExactly("2?\n", "next\n");
    }

    @Test
    void theNumberIsToldAlsoWhenNothingComesAfterIt() throws Exception {
        queue.add("1234567890", false);
        queue.add("lost\n", false);
        assertThat(queue.take()).containsExactly("1234567890");
        assertThat(queue.take()).containsExactly("1?\n");
    }

    @Test
    void whoIsPatientWaitsForRoom() throws Exception {
        queue.add("1234567890", false);
        Thread patient = Thread.ofVirtual().start(() -> queue.add("late\n", true));
        while (patient.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        List<String> all = new ArrayList<>(queue.take());
        patient.join();
        all.addAll(queue.take());
        assertThat(all).containsExactly("1234567890", "late\n");
    }

    /** A disk that hangs costs who is patient one second, not one for each line. */
    @Test
    void aQueueThatStandsStillIsWaitedForOnce() throws Exception {
        queue.add("1234567890", false);
        for (int i = 0; i < 1000; i++) {
            queue.add("lost\n", true);
        }
        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).containsExactly("1000?\n");
    }

    @Test
    void whatIsUnderWayIsNotWritten() throws Exception {
        assertThat(queue.awaitWritten(Duration.ZERO)).isTrue();
        queue.add("one\n", false);
        assertThat(queue.awaitWritten(Duration.ofMillis(1))).isFalse();
        queue.take();
        assertThat(queue.awaitWritten(Duration.ofMillis(1))).isFalse();
        queue.written();
        assertThat(queue.awaitWritten(Duration.ofSeconds(50))).isTrue();
    }
}
