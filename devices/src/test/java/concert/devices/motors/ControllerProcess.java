package concert.devices.motors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The controller of the examples as a process of its own, and a connection to it which its faults do not touch. */
final class ControllerProcess implements AutoCloseable {
    private static final int PATIENCE = 5000;

    private final Process process;
    private final int port;
    private final Socket control;
    private final BufferedReader answers;

    /** Port 0 takes a free one. */
    ControllerProcess(int wantedPort) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        program().toString(),
                        "--port",
                        Integer.toString(wantedPort))
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String first = process.inputReader().readLine();
        assertThat(first).startsWith("listening on 127.0.0.1:");
        port = Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        control = new Socket(InetAddress.getLoopbackAddress(), port);
        control.setSoTimeout(PATIENCE);
        answers = new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(say("FAULT OFF")).isEqualTo("OK");
    }

    private static Path program() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("examples/MotorController.java"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    int port() {
        return port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    String say(String line) throws IOException {
        control.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        return answers.readLine();
    }

    /** What the axis does and what the controller has seen. */
    record Report(String state, double position, int stops, int kills, int unanswered) {}

    Report report() throws IOException {
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

    /** The first report that is as wanted; asks until then, for 5 s at most. */
    Report until(Predicate<Report> wanted) throws IOException {
        Report report = report();
        for (long end = System.nanoTime() + PATIENCE * 1_000_000L; !wanted.test(report); report = report()) {
            assertThat(System.nanoTime()).as(report.toString()).isLessThan(end);
        }
        return report;
    }

    Report untilItMoves() throws IOException {
        return until(report -> report.state().equals("MOVING"));
    }

    Report untilItStands() throws IOException {
        return until(report -> !report.state().equals("MOVING"));
    }

    void losePower() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        control.close();
        losePower();
    }
}
