package concert.devices.connections;

import static concert.coroutines.Coroutines.await;
import static concert.coroutines.Coroutines.coroutine;
import static concert.coroutines.Coroutines.gather;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concert.coroutines.Coroutine;
import concert.coroutines.ServiceThreads;
import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.coroutines.testing.TestRun;
import concert.devices.connections.ScriptedController.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineConnectionTest {
    private final TestRun run = TestRun.create();
    private final ScriptedController controller = new ScriptedController();
    private final LineConnection line = controller.connection();

    LineConnectionTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        run.close();
        line.close();
        controller.close();
    }

    private <T> Task<T> start(Coroutine<T> coroutine) {
        return run.supervisor().start(coroutine);
    }

    @Test
    void makingAConnectionOrAQuestionTouchesNoNetwork() {
        LineConnection nowhere = LineConnection.to("no such host", 4000);
        assertThat(nowhere.ask("POS?").name()).isEqualTo("ask POS?");
        assertThat(nowhere).hasToString("no such host:4000");
    }

    /** Safety case 20: the reference takes the first piece for the answer, and the rest for the next one's. */
    @Test
    void anAnswerInPiecesIsOneAnswer() throws Exception {
        Task<String> first = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");
        for (String piece : List.of("1", "2.", "5 m", "m", "\n")) {
            client.send(piece);
        }
        assertThat(run.resultOf(first)).isEqualTo("12.5 mm");

        Task<String> second = start(line.ask("STATE?"));
        assertThat(client.line()).isEqualTo("STATE?");
        client.send("STANDBY\n");
        assertThat(run.resultOf(second)).isEqualTo("STANDBY");
    }

    /** The second line was there before the second question was sent, so it cannot be its answer. */
    @Test
    void aSecondLineInTheSameSegmentIsNotTheNextAnswer() throws Exception {
        Task<String> first = start(line.ask("A"));
        Task<String> second = start(line.ask("B"));
        Client client = controller.accept();
        String asked = client.line();
        client.send(asked + "!\nstray\n");
        String askedNext = client.line();
        client.send(askedNext + "!\n");

        assertThat(run.resultOf(first)).isEqualTo("A!");
        assertThat(run.resultOf(second)).isEqualTo("B!");
    }

    @Test
    void theLateAnswerToACancelledQuestionIsDropped() throws Exception {
        Task<String> cancelled = start(line.ask("A"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("A");
        assertThat(cancelled.cancel()).isTrue();
        cancelled.join();
        assertThat(cancelled.state()).isEqualTo(TaskState.CANCELLED);

        Task<String> next = start(line.ask("B"));
        client.send("late\n");
        assertThat(client.line()).isEqualTo("B");
        client.send("b\n");
        assertThat(run.resultOf(next)).isEqualTo("b");
    }

    /** Else its answer might still come, and be taken for that to the next question. */
    @Test
    void aCancelledQuestionThatIsNeverAnsweredCostsTheConnectionButNotTheNextQuestion() throws Exception {
        Task<String> cancelled = start(line.ask("A"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("A");
        cancelled.cancel();
        cancelled.join();

        Task<String> next = start(line.ask("B"));
        run.clock().advance(Duration.ofSeconds(2));
        assertThat(client.line()).as("hung up").isNull();
        Client again = controller.accept();
        assertThat(again.line()).isEqualTo("B");
        again.send("b\n");
        assertThat(run.resultOf(next)).isEqualTo("b");
    }

    @Test
    void aQuestionThatWasCancelledBeforeItsTurnIsNeverSent() throws Exception {
        Task<String> first = start(line.ask("A"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("A");
        Task<String> withdrawn = start(line.ask("MOVE 5"));
        run.supervisor().start(line.tell("after it")).join();
        withdrawn.cancel();
        withdrawn.join();
        client.send("a\n");
        assertThat(run.resultOf(first)).isEqualTo("a");

        Task<String> next = start(line.ask("B"));
        assertThat(client.line()).isEqualTo("after it");
        assertThat(client.line()).isEqualTo("B");
        client.send("b\n");
        assertThat(run.resultOf(next)).isEqualTo("b");
    }

    /** Its task cannot say that it was cancelled while others spin, and the answer before it frees the wire just then. */
    @Test
    void aCancelledOrderIsNotSentThoughItsTaskGetsNoProcessor() throws Exception {
        Task<String> first = start(line.ask("A"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("A");
        Task<String> order = start(line.ask("MOVE 5"));
        while (order.waitsFor().isEmpty()) {
            Thread.onSpinWait();
        }
        AtomicBoolean enough = new AtomicBoolean();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            var _ = start(coroutine("spins", () -> {
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            }));
        }
        try {
            order.cancel();
            client.send("a\n");
            Task<String> stop = run.supervisor().startEmergency(line.ask("STOP"));
            assertThat(client.line()).isEqualTo("STOP");
            client.send("OK\n");
            assertThat(run.resultOf(stop)).isEqualTo("OK");
        } finally {
            enough.set(true);
        }
        assertThat(run.resultOf(first)).isEqualTo("a");
    }

    @Test
    void whatWantsNoAnswerDoesNotWaitForOne() throws Exception {
        Task<String> unanswered = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");

        run.run(() -> await(line.tell("KILL")));

        assertThat(client.line()).isEqualTo("KILL");
        assertThat(unanswered.isDone()).isFalse();
        client.send("1\n");
        assertThat(run.resultOf(unanswered)).isEqualTo("1");
    }

    @Test
    void whatTheNetworkDoesNotTakeNowIsSentLaterAndInOrder() throws Exception {
        String padding = ".".repeat(10_000);
        run.run(() -> {
            for (int i = 0; i < 500; i++) {
                await(line.tell(i + padding));
            }
        });

        Client client = controller.accept();
        for (int i = 0; i < 500; i++) {
            assertThat(client.line()).isEqualTo(i + padding);
        }
    }

    @Test
    void aConnectionMadeAheadIsUsed() throws Exception {
        run.run(() -> await(line.connect()));
        Client client = controller.accept();
        run.run(() -> await(line.connect()));
        run.run(() -> await(line.tell("hello")));
        assertThat(client.line()).isEqualTo("hello");
    }

    @Test
    void bothSidesEndTheirLinesAsAgreed() throws Exception {
        LineConnection other = line.withTerminator(";");
        Task<String> asked = start(other.ask("POS?"));
        try (Client client = controller.accept()) {
            run.run(() -> await(other.tell("\n")));
            assertThat(client.line()).isEqualTo("POS?;");
            client.send("1\n2;");
            assertThat(run.resultOf(asked)).isEqualTo("1\n2");
        }
    }

    @Test
    void hundredsOfTasksGetTheirOwnAnswers() throws Exception {
        AtomicInteger connections = echo();
        List<Coroutine<String>> questions =
                IntStream.range(0, 500).mapToObj(i -> line.ask("question " + i)).toList();

        List<String> answers = run.run(() -> await(gather(questions)));

        assertThat(answers)
                .isEqualTo(
                        IntStream.range(0, 500).mapToObj(i -> "question " + i).toList());
        assertThat(connections).hasValue(1);
    }

    /** The JDK closes a socket under a thread that is interrupted; a cancel must never get that far. */
    @Test
    void cancelsAtAnyMomentLeaveTheConnectionAsItWas() throws Exception {
        AtomicInteger connections = echo();
        Random random = new Random(1);
        List<Task<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tasks.add(start(line.ask("question " + i)));
            tasks.get(random.nextInt(tasks.size())).cancel();
        }
        for (int i = 0; i < tasks.size(); i++) {
            tasks.get(i).join();
            if (tasks.get(i).state() == TaskState.DONE) {
                assertThat(tasks.get(i).result()).isEqualTo("question " + i);
            }
        }

        assertThat(run.<String>run(() -> await(line.ask("still there")))).isEqualTo("still there");
        assertThat(connections).hasValue(1);
    }

    /** Answers each line with itself; counts its clients. */
    private AtomicInteger echo() {
        AtomicInteger connections = new AtomicInteger();
        var _ = ServiceThreads.start("echo", () -> {
            try {
                while (true) {
                    Client client = controller.accept();
                    connections.incrementAndGet();
                    for (String asked = client.line(); asked != null; asked = client.line()) {
                        client.send(asked + "\n");
                    }
                }
            } catch (IOException e) {
                // The test is over.
            }
        });
        return connections;
    }

    @Test
    void oneLineIsOneLine() {
        assertThatThrownBy(() -> line.ask("POS?\nMOVE 100"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(controller.address() + ": not one line of ASCII: 'POS?\nMOVE 100'");
        assertThatThrownBy(() -> line.tell("5 \u00b5m")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LineConnection.to("localhost", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
