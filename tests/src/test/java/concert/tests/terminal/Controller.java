package concert.tests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The motor controller of the examples as a process of its own, and a witness that its faults do not touch. */
final class Controller implements AutoCloseable {
    private static final long PATIENCE = TerminalSession.PATIENCE.toNanos();

    private final Process process;
    private final int port;
    private final Socket control;
    private final BufferedReader answers;

    private Controller(Process process) throws IOException {
        this.process = process;
        String first = process.inputReader().readLine();
        assertThat(first).startsWith("listening on 127.0.0.1:");
        port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        control = new Socket(InetAddress.getLoopbackAddress(), port);
        control.setSoTimeout((int) (PATIENCE / 1_000_000));
        answers = new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(say("FAULT OFF")).isEqualTo("OK");
    }

    static Controller start() throws IOException {
        Process process = new ProcessBuilder(
                        Program.java().toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        Program.file("examples/MotorController.java").toString(),
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Controller(process);
    }

    /** What makes a driver for it, as a line of a session. */
    String motor(String name) {
        return "var " + name + " = new SocketMotor(\"127.0.0.1\", " + port + ")";
    }

    synchronized String say(String line) {
        try {
            control.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the axis does and what the controller has seen. */
    record Report(String state, double position, int stops, int kills, int unanswered) {
        boolean moves() {
            return state.equals("MOVING");
        }
    }

    Report report() {
        Map<String, String> facts = Arrays.stream(say("REPORT").split(" "))
                .map(fact -> fact.split("="))
                .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
        return new Report(
                facts.get("state"),
                Double.parseDouble(facts.get("position")),
                Integer.parseInt(facts.get("stops")),
                Integer.parseInt(facts.get("kills")),
                Integer.parseInt(facts.get("unanswered")));
    }

    /** The first report that is as wanted; asks until then. */
    Report until(Predicate<Report> wanted) {
        Report report = report();
        for (long end = System.nanoTime() + PATIENCE; !wanted.test(report); report = report()) {
            assertThat(System.nanoTime()).as(report.toString()).isLessThan(end);
        }
        return report;
    }

    Report untilItMoves() {
        return until(Report::moves);
    }

    Report untilItStands() {
        return until(report -> !report.moves());
    }

    @Override
    public void close() throws IOException {
        control.close();
        process.destroyForcibly();
    }
}
