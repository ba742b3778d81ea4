package concert.devices.connections;

import static concert.coroutines.Coroutines.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import concert.coroutines.Coroutine;
import concert.coroutines.Task;
import concert.coroutines.testing.TestRun;
import concert.devices.connections.ScriptedController.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A controller that is not there, that goes, or that talks nonsense: one line each, and the next request works. */
class ConnectionFailureTest {
    private final TestRun run = TestRun.create();
    private final ScriptedController controller = new ScriptedController();
    private final LineConnection line = controller.connection();

    ConnectionFailureTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        run.close();
        line.close();
        controller.close();
    }

    private <T> Task<T> start(Coroutine<T> coroutine) {
        return run.supervisor().start(coroutine);
    }

    private void fails(Task<?> task, String message) {
        assertThatThrownBy(() -> run.resultOf(task))
                .isInstanceOf(ConnectionException.class)
                .hasMessage(message);
    }

    /** A question that waits for its turn shows nowhere else. */
    private static void untilItWaits(Task<?> task) {
        for (long end = System.nanoTime() + 5_000_000_000L; task.waitsFor().isEmpty(); Thread.onSpinWait()) {
            assertThat(System.nanoTime()).as(task.toString()).isLessThan(end);
        }
    }

    /** Whatever has happened before. */
    private void theNextQuestionIsAnswered() throws Exception {
        Task<String> next = start(line.ask("NEXT"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("NEXT");
        client.send("fine\n");
        assertThat(run.resultOf(next)).isEqualTo("fine");
    }

    @Test
    void aControllerThatIsNotThere() throws Exception {
        int port = controller.port();
        controller.close();

        fails(start(line.ask("POS?")), controller.address() + ": 'POS?' was not sent: connection refused");
        fails(start(line.connect()), controller.address() + ": not connected: connection refused");

        try (var restarted = new ScriptedController(port)) {
            Task<String> next = start(line.ask("POS?"));
            Client client = restarted.accept();
            assertThat(client.line()).isEqualTo("POS?");
            client.send("1\n");
            assertThat(run.resultOf(next)).isEqualTo("1");
        }
    }

    @Test
    void aHostThatNobodyKnows() {
        fails(
                start(LineConnection.to("no such host", 4000).ask("POS?")),
                "no such host:4000: 'POS?' was not sent: unknown host");
    }

    @Test
    void aHostThatDoesNotReact() throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(queue, new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()));
            LineConnection toDeaf = LineConnection.to("127.0.0.1", deaf.getLocalPort());
            Task<Void> connecting = start(toDeaf.connect());
            Task<String> cancelled = start(toDeaf.ask("POS?"));
            untilItWaits(connecting);
            untilItWaits(cancelled);
            cancelled.cancel();
            cancelled.join();

            run.clock().advance(Duration.ofSeconds(2));

            fails(connecting, "127.0.0.1:" + deaf.getLocalPort() + ": not connected: no connection within 2 s");
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    /** Until the system takes no more connections that nobody accepts. */
    private static void fill(List<Socket> queue, InetSocketAddress address) throws IOException {
        try {
            while (queue.size() < 100) {
                queue.add(new Socket());
                queue.getLast().connect(address, 50);
            }
        } catch (SocketTimeoutException full) {
            return;
        }
        throw new AssertionError("a backlog of 1 took 100 connections");
    }

    @Test
    void noAnswer() throws Exception {
        Task<String> asked = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");

        run.clock().advance(Duration.ofMillis(1999));
        assertThat(asked.isDone()).isFalse();
        run.clock().advance(Duration.ofMillis(1));

        fails(asked, controller.address() + ": 'POS?' was not answered within 2 s");
        assertThat(client.line()).as("hung up").isNull();
        theNextQuestionIsAnswered();
    }

    @Test
    void itsTimeBeginsWhenAQuestionIsSent() throws Exception {
        Task<String> first = start(line.ask("A"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("A");
        Task<String> second = start(line.ask("B"));
        untilItWaits(second);
        run.clock().advance(Duration.ofMillis(1500));
        client.send("a\n");
        assertThat(client.line()).isEqualTo("B");
        run.clock().advance(Duration.ofMillis(1500));
        client.send("b\n");

        assertThat(run.resultOf(first)).isEqualTo("a");
        assertThat(run.resultOf(second)).isEqualTo("b");
    }

    @Test
    void aHangUpInTheMiddleOfAnAnswer() throws Exception {
        Task<String> asked = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");
        client.send("12.");
        client.hangUp();

        fails(asked, controller.address() + ": 'POS?' was not answered: the connection was closed after '12.'");
        theNextQuestionIsAnswered();
    }

    /** What has not been sent is not lost with the connection; what has been sent is not repeated. */
    @Test
    void aHangUpFailsOnlyTheQuestionThatWasSent() throws Exception {
        Task<String> first = start(line.ask("A"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("A");
        Task<String> second = start(line.ask("B"));
        untilItWaits(second);
        client.hangUp();

        fails(first, controller.address() + ": 'A' was not answered: the connection was closed");
        Client again = controller.accept();
        assertThat(again.line()).isEqualTo("B");
        again.send("b\n");
        assertThat(run.resultOf(second)).isEqualTo("b");
    }

    @Test
    void aReset() throws Exception {
        Task<String> asked = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");
        client.reset();

        fails(asked, controller.address() + ": 'POS?' was not answered: connection reset");
        theNextQuestionIsAnswered();
    }

    @Test
    void aHangUpBetweenTwoQuestionsIsNoFailure() throws Exception {
        run.run(() -> await(line.connect()));
        controller.accept().hangUp();
        // When the one thread that reads has served another connection twice, it has seen that.
        LineConnection other = line.another();
        Task<String> once = start(other.ask("1"));
        try (Client client = controller.accept()) {
            assertThat(client.line()).isEqualTo("1");
            client.send("one\n");
            assertThat(run.resultOf(once)).isEqualTo("one");
            Task<String> twice = start(other.ask("2"));
            assertThat(client.line()).isEqualTo("2");
            client.send("two\n");
            assertThat(run.resultOf(twice)).isEqualTo("two");
        }
        theNextQuestionIsAnswered();
    }

    @Test
    void anAnswerThatNeverEnds() throws Exception {
        LineConnection careful = line.withLongestLine(10);
        Task<String> asked = start(careful.ask("POS?"));
        try (Client client = controller.accept()) {
            assertThat(client.line()).isEqualTo("POS?");
            client.send("12345678901");
            fails(asked, controller.address() + ": 'POS?' was not answered: the answer is longer than 10 characters");
            assertThat(client.line()).as("hung up").isNull();
        }
    }

    @Test
    void anAnswerThatIsNotAscii() throws Exception {
        Task<String> asked = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");
        client.send("12.5 \u00b5m\n");

        fails(asked, controller.address() + ": 'POS?' was not answered: the answer is not ASCII after '12.5 '");
        theNextQuestionIsAnswered();
    }

    @Test
    void closingFailsWhoWaits() throws Exception {
        Task<String> asked = start(line.ask("POS?"));
        Client client = controller.accept();
        assertThat(client.line()).isEqualTo("POS?");
        Task<String> waits = start(line.ask("STATE?"));
        untilItWaits(waits);

        line.close();

        fails(asked, controller.address() + ": 'POS?' was not answered: the connection was closed");
        fails(waits, controller.address() + ": 'STATE?' was not sent: the connection was closed");
        theNextQuestionIsAnswered();
    }

    @Test
    void theFactsAreFieldsAndTheStackIsThatOfWhoAsked() throws Exception {
        controller.close();
        Task<String> asked = start(line.ask("POS?"));
        ConnectionException failure =
                catchThrowableOfType(ConnectionException.class, () -> run.<String>resultOf(asked));

        assertThat(failure.address()).isEqualTo(controller.address());
        assertThat(failure.request()).isEqualTo("POS?");
        assertThat(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("LineConnection"));
    }
}
