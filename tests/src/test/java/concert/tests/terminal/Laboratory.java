package concert.tests.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import concert.tests.terminal.Controller.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A motor controller and a session with its {@code motor}, which one test after the other uses. What a test leaves
 * behind is a failure of that test; after one that failed the next has a session of its own.
 */
final class Laboratory implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** Where the motor stands before each test; at 1 mm/s it is a minute away from where the tests send it. */
    static final double START = 30;

    private Controller controller;
    private TerminalSession session;
    private Report before;

    TerminalSession session() {
        return session;
    }

    Controller controller() {
        return controller;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (controller == null) {
            controller = Controller.start();
        }
        if (session == null) {
            Path files = Files.createDirectories(Path.of("target").toAbsolutePath());
            session = TerminalSession.start(Files.createTempDirectory(files, "session"));
            session.run(controller.motor("motor"), "await motor.connect()");
        }
        putMotorAtStart();
    }

    /** Without the session, and as fast as the axis is. */
    private void putMotorAtStart() {
        assertThat(controller.say("FAULT OFF")).isEqualTo("OK");
        assertThat(controller.say("VEL 1000")).isEqualTo("OK");
        assertThat(controller.say("MOVE " + START)).isEqualTo("OK");
        controller.untilItStands();
        assertThat(controller.say("VEL 1")).isEqualTo("OK");
        before = controller.report();
    }

    /** The motor has been stopped on its way, the driver knows it, and the prompt takes the next input. */
    Report assertStopped() {
        Report stands = controller.untilItStands();
        assertThat(stands.state()).isEqualTo("STANDBY");
        assertThat(stands.position()).as("stopped on the way").isBetween(1.0, 89.0);
        assertThat(stands.stops() + stands.kills()).as("stops").isGreaterThan(before.stops() + before.kills());
        assertDefined();
        return stands;
    }

    void assertDefined() {
        session.enter("get(motor.state())");
        session.awaitText(" = STANDBY\n");
        session.probe();
    }

    int killsSinceStart() {
        return controller.report().kills() - before.kills();
    }

    void assertNothingRuns() {
        session.enter("tasks()");
        session.awaitText("Nothing runs.\n");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean good = context.getExecutionException().isEmpty();
        try {
            if (good) {
                good = false;
                assertNothingRuns();
                assertThat(controller.report().moves())
                        .as("moves after the test")
                        .isFalse();
                good = true;
            }
        } finally {
            if (!good) {
                session.close();
                session = null;
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (session != null) {
            session.close();
        }
        if (controller != null) {
            controller.close();
        }
    }
}
