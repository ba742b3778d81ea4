package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminals, pastes and controllers as they should not be: a line says what is wrong, and nothing is left moving. */
@Timeout(300)
class BadInputTest {
    @RegisterExtension
    static final Laboratory LABORATORY = new Laboratory();

    /** Each line is compiled by itself, 10 ms and more. */
    private static final int PASTED = Integer.getInteger("concert.pasted", 200);

    private static final int SUM = PASTED * (PASTED + 1) / 2;

    private TerminalSession session;
    private Controller controller;

    @TempDir
    private Path data;

    @BeforeEach
    void enter() {
        session = LABORATORY.session();
        controller = LABORATORY.controller();
    }

    @Test
    void withoutATerminalLinesAreTakenFromThePipeAndTheEndStopsTheMotor() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Program.command(List.of()));
        builder.environment().put("XDG_DATA_HOME", data.toString());
        builder.environment().put("XDG_STATE_HOME", data.toString());
        Process process = builder.redirectErrorStream(true).start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(controller.motor("motor") + "\nstart(motor.setPosition(q.mm(90)))\n");
            input.flush();
            controller.untilItMoves();
            input.write("20 + 3\n");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(TerminalSession.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(output).contains(" = 23\n", "stopped: set motor.position").doesNotContain("\33", "\tat ");
        assertThat(process.exitValue()).isZero();
        LABORATORY.assertStopped();
    }

    @Test
    void aTerminalThatCanDoNothingStillTakesInputAndStops() {
        try (TerminalSession dumb = TerminalSession.in(data).terminal("dumb").start()) {
            dumb.run(controller.motor("motor"));
            dumb.enter("set(motor.position(), q.mm(90))");
            controller.untilItMoves();
            dumb.type(CTRL_C);
            dumb.awaitText("Cancelled");
            assertThat(controller.report().moves()).isFalse();
            dumb.probe();
            dumb.run("var task = start(motor.setPosition(q.mm(90)))");
            controller.untilItMoves();
            dumb.enter("abort()");
            dumb.awaitText("1 of 1 devices confirmed");
            dumb.probe();
            assertThat(controller.report().moves()).isFalse();
            dumb.type("exit\r");
            assertThat(dumb.awaitEnd()).isZero();
        }
    }

    @Test
    void aNarrowWindowTakesALineLongerThanItself() {
        session.resize(20, 10);
        session.enter("1111111111 / 1111111111 + 2222222222L / 2222222222L + 40");
        session.awaitText(" = 42\n");
        session.enter("get(motor.state())");
        session.awaitText(" = STANDBY\n");
        session.resize(120, 50);
        session.probe();
    }

    @Test
    void aResizeInTheMidstOfALineKeepsTheLine() {
        session.type("20 + ");
        session.awaitText("20 + ");
        session.resize(40, 20);
        session.resize(100, 50);
        session.type("3\r");
        session.awaitText(" = 23\n");
        session.resize(120, 50);
        session.probe();
    }

    /** As most terminals paste: one text, entered when the user says so. */
    @Test
    void manyLinesPastedTogetherAreOneInput() {
        session.run("long bracketed = 0");
        String lines = IntStream.rangeClosed(1, PASTED)
                .mapToObj(i -> "bracketed += " + i)
                .collect(Collectors.joining("\n"));
        session.type("\33[200~" + lines + "\33[201~");
        session.type("\r");
        session.probe();
        session.enter("bracketed + 0");
        session.awaitText(" = " + SUM + "\n");
    }

    /** As a terminal pastes that does not tell what is a paste: each line as if it were typed, in order, none lost. */
    @Test
    void manyLinesTypedAtOnceRunOneAfterTheOther() {
        session.run("int typed = 0");
        String lines = IntStream.rangeClosed(1, PASTED)
                .mapToObj(i -> "if (typed == " + (i - 1) + ") typed = " + i)
                .collect(Collectors.joining("\r"));
        session.type(lines + "\r");
        session.enter("typed + 0");
        session.awaitText(" = " + PASTED + "\n");
    }

    @Test
    void aControllerThatIsNotThereIsOneLine() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        session.run("var absent = new SocketMotor(\"127.0.0.1\", " + free + ")");
        session.enter("home(absent)");
        String told = session.textUpTo("refused");
        assertThat(told + session.probe()).contains("127.0.0.1:" + free).doesNotContain("\tat ");
        assertThat(told.lines().count()).as(told).isLessThanOrEqualTo(2);
        session.run("absent = null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "HANGUP"})
    void aControllerThatFailsInTheMidstOfAMotionIsOneLineAndTheMotorStands(String fault) {
        session.enter("set(motor.position(), q.mm(90))");
        controller.untilItMoves();
        controller.say("FAULT " + fault);
        String told = session.probe();
        assertThat(told).contains("motor").doesNotContain("\tat ");
        controller.say("FAULT OFF");
        session.enter("stop(motor)");
        session.probe();
        LABORATORY.assertStopped();
    }
}
