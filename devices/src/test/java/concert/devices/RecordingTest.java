package concert.devices;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.lock;
import static concert.coroutines.Coroutines.sleep;
import static concert.coroutines.Coroutines.start;
import static concert.quantities.Quantities.q;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.dummy.DummyLinearMotor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording tells of a session. */
class RecordingTest {
    @TempDir
    Path folder;

    private DummyLinearMotor motor;

    @BeforeEach
    void newMotor() {
        motor = new DummyLinearMotor();
        var _ = motor.named("recorded");
    }

    @Test
    void aSetIsRecordedWithItsStates() throws Exception {
        List<RecordedEvent> events = record(() -> await(motor.setPosition(q.mm(2))));

        RecordedEvent set = only(events, "concert.ParameterSet");
        assertThat(set.getString("parameter")).isEqualTo("recorded.position");
        assertThat(set.getString("value")).isEqualTo("2 mm");
        assertThat(set.getString("failure")).isNull();
        assertThat(all(events, "concert.StateTransition"))
                .extracting(event ->
                        event.getString("parameter") + " " + event.getString("from") + " " + event.getString("to"))
                .containsExactly(
                        "recorded.state null standby", // first read from the hardware
                        "recorded.state standby moving",
                        "recorded.state moving standby");
    }

    @Test
    void aTaskIsRecordedWithItsEnd() throws Exception {
        List<RecordedEvent> events = record(() -> {
            Task<Void> failing = start(coroutine("failing", () -> {
                await(sleep(q.s(3)));
                throw new IllegalStateException("broken");
            }));
            assertThatThrownBy(() -> await(failing)).hasMessage("broken");
        });

        RecordedEvent end = all(events, "concert.TaskEnd").stream()
                .filter(event -> event.getString("task").equals("failing"))
                .findFirst()
                .orElseThrow();
        assertThat(end.getString("state")).isEqualTo("failed");
        assertThat(end.getDuration("age")).isEqualTo(Duration.ofSeconds(3));
        assertThat(end.getString("failure")).contains("broken");
        assertThat(end.getLong("id")).isPositive();
    }

    @Test
    void aWaitForALockIsRecordedWithTheHolder() throws Exception {
        List<RecordedEvent> events = record(() -> {
            Task<Void> waiter = start(coroutine("waiter", () -> {
                await(sleep(q.s(1)));
                lock(motor).close();
            }));
            try (var _ = lock(motor)) {
                await(sleep(q.s(2)));
            }
            await(waiter);
        });

        RecordedEvent wait = only(events, "concert.LockWait");
        assertThat(wait.getString("task")).isEqualTo("waiter");
        assertThat(wait.getString("wanted")).isEqualTo("recorded");
        assertThat(wait.getString("holder")).contains("'test'");
        assertThat(wait.getBoolean("granted")).isTrue();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String type) {
        List<RecordedEvent> found = all(events, type);
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    private static List<RecordedEvent> all(List<RecordedEvent> events, String type) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    /** Also waits of no length: on a manual clock all waits are short. */
    private List<RecordedEvent> record(Coroutine.Procedure body) throws Exception {
        try (var recording = new Recording()) {
            for (String type : List.of("TaskEnd", "LockWait", "ParameterSet", "StateTransition")) {
                recording.enable("concert." + type).withThreshold(Duration.ZERO);
            }
            recording.start();
            try (var run = TestRun.create()) {
                run.run(body);
            }
            recording.stop();
            return events(recording);
        }
    }

    private List<RecordedEvent> events(Recording recording) throws IOException {
        Path file = folder.resolve("session.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file);
    }
}
