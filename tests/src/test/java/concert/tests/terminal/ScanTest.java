package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scans at the prompt, and the keys that end them. */
@Timeout(300)
class ScanTest {
    @TempDir
    private Path data;

    private TerminalSession session;

    @BeforeEach
    void start() {
        session = TerminalSession.start(data);
        session.run("var motor = new DummyLinearMotor()");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aScanIsLookedAtRunAndShown() {
        session.enter("dryRun(ascan(motor.position(), q.mm(0), q.mm(2), q.mm(1), () -> motor.getPosition()))");
        session.awaitText("motor.position: 3 values, 0 mm to 2 mm");
        session.enter(
                "var result = await ascan(motor.position(), q.mm(0), q.mm(2), q.mm(1), () -> motor.getPosition())");
        session.enter("result");
        session.awaitText("ascan, 3 points");
        session.awaitText("2 mm            2 mm");
    }

    @Test
    void aScanThatIsNotAwaitedIsRefused() {
        session.enter("ascan(motor.position(), q.mm(0), q.mm(2), q.mm(1), () -> motor.getPosition())");
        session.awaitText("is dropped: await it or start(..) it");
    }

    /** What was taken is there, and the motor is where it was. */
    @Test
    void ctrlCEndsItGoesBackAndKeepsWhatWasTaken() {
        session.run("await motor.setPosition(q.mm(7))");
        session.enter(
                "await ascan(motor.position(), q.mm(0), q.mm(100), q.mm(1), () -> coroutine(() -> { "
                        + "if (lastScan().size() == 3) { System.out.println(\"third\" + \" point\"); await(sleep(q.s(3600))); } return 1; }))");
        session.awaitText("third point");
        session.type(CTRL_C);
        session.awaitPrompt();
        session.enter("lastScan()");
        session.awaitText("ascan, 3 points, not complete");
        session.enter("\"at \" + get(motor.position())");
        session.awaitText("at 7 mm");
    }

    /** Nothing moves after Ctrl-K, also not back. */
    @Test
    void ctrlKEndsItWhereItIs() {
        session.run("await motor.setPosition(q.mm(7))");
        session.enter(
                "await ascan(motor.position(), q.mm(20), q.mm(100), q.mm(1), () -> coroutine(() -> { "
                        + "if (lastScan().size() == 3) { System.out.println(\"third\" + \" point\"); await(sleep(q.s(3600))); } return 1; }))");
        session.awaitText("third point");
        session.type(CTRL_K);
        session.awaitPrompt();
        session.enter("\"at \" + get(motor.position())");
        session.awaitText("at 23 mm");
    }
}
