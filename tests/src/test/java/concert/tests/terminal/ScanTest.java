package concert.tests.terminal;

import static concert.tests.terminal.TerminalSession.CTRL_C;
import static concert.tests.terminal.TerminalSession.CTRL_K;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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

    /** What a process has brought about goes back, too: the motor, the camera and its trigger. */
    @Test
    void ctrlCEndsAFocusAndAllIsAsItWas() {
        session.run("await motor.setPosition(q.mm(7))");
        session.run("var draws = new java.util.concurrent.atomic.AtomicInteger()");
        session.run(
                "var camera = new DummySceneCamera(8, 8, () -> { if (draws.incrementAndGet() == 3) { "
                        + "System.out.println(\"third\" + \" frame\"); await(sleep(q.h(1))); } return Frame.of(PixelType.UINT8, 8, 8); })");
        session.enter("await focus(camera, motor)");
        session.awaitText("third frame");
        session.type(CTRL_C);
        session.awaitPrompt();
        session.enter(
                "\"at \" + get(motor.position()) + \", \" + get(camera.state()) + \", \" + get(camera.triggerSource())");
        session.awaitText("at 7 mm, STANDBY, AUTO");
        session.enter("lastScan()");
        session.awaitText("focus, 2 points, not complete");
    }

    // ---- plots

    private static final String GAUSS = "() -> coroutine(() -> { await(sleep(q.ms(100))); "
            + "double x = value(await(motor.getPosition()), \"mm\"); return Math.exp(-x * x / 100); })";

    private static final String SCAN = "ascan(motor.position(), q.mm(0), q.mm(30), q.mm(0.5), " + GAUSS + ")";

    /** Where the plot begins on the screen, if it stands there whole, above its line of progress; else -1. */
    private static int plot(List<String> screen) {
        int top = -1;
        for (int i = 0; i < screen.size(); i++) {
            if (screen.get(i).strip().equals("value over motor.position [mm]")) {
                top = i;
            }
        }
        boolean whole = top >= 0
                && screen.size() > top + 8
                && screen.get(top + 1).strip().startsWith("1.0 ┤")
                && screen.get(top + 6).contains("└┬──")
                && screen.get(top + 7).strip().endsWith("30")
                && screen.get(top + 8).startsWith("ascan ");
        return whole ? top : -1;
    }

    /** Or a later one: a busy machine does not draw each. */
    private void awaitSeventhPoint() {
        session.awaitScreen(
                "several points",
                screen -> screen.stream().anyMatch(line -> line.matches("ascan .*\\b([7-9]|\\d\\d)/61\\b.*")));
    }

    private static boolean hasPlot(List<String> screen) {
        return screen.stream().anyMatch(line -> line.contains("over motor.position") || line.contains("┤"));
    }

    @Test
    void aRunningScanIsPlottedAboveItsProgressAndThenNoMore() {
        session.enter("var result = await " + SCAN);
        session.awaitScreen("a plot", screen -> plot(screen) >= 0);
        session.awaitText("ascan 61/61 done in ");
        session.probe();
        session.awaitScreen("no plot", screen -> !hasPlot(screen));
        session.enter("result.plot()");
        session.awaitText("ascan, 61 points\n");
        session.awaitText("value over motor.position [mm]");
        Path file = data.resolve("scan.png");
        session.enter("result.plot(\"" + file + "\")");
        session.awaitText(" = " + file + "\n");
        assertThat(file).isNotEmptyFile();
    }

    /**
     * Not with Ctrl-C: when the terminal's driver makes a signal of a key it drops what was written and not shown yet, and on a
     * busy machine that is the half of a plot, with what would have taken it away.
     */
    @Test
    void whoStopsAScanLeavesNoPlot() {
        session.enter("await " + SCAN);
        session.awaitScreen("a plot", screen -> plot(screen) >= 0);
        session.type(CTRL_K);
        session.awaitText(" cancelled after ");
        session.awaitPrompt();
        session.awaitScreen("no plot", screen -> !hasPlot(screen));
    }

    /** At the lower end of the screen, which moves up meanwhile. */
    @Test
    void whatIsPrintedMeanwhileStaysWholeAboveThePlot() {
        session.enter("for (int i = 0; i < 60; i++) System.out.println(\"before \" + i)");
        session.awaitText("before 59\n");
        session.enter(
                "{ int[] n = {0}; await ascan(motor.position(), q.mm(0), q.mm(30), q.mm(1), () -> coroutine(() -> { "
                        + "System.out.print(\"half\" + n[0]); await(sleep(q.ms(150))); System.out.println(\" whole\" + n[0]++); "
                        + "return 1.0 / n[0]; })); }");
        session.awaitText("whole12\n");
        session.awaitScreen("the lines as they were printed, then the plot", screen -> {
            int top = plot(screen);
            int first = screen.indexOf("half0 whole0");
            for (int i = 0; i < 12 && first >= 0; i++) {
                if (!screen.get(first + i).equals("half" + i + " whole" + i)) {
                    return false;
                }
            }
            return first >= 0 && top > first + 12 && screen.get(top - 1).startsWith("half");
        });
        session.type(CTRL_K);
        session.awaitText(" cancelled after ");
        session.awaitPrompt();
        session.awaitScreen(
                "all printed lines, and no plot", screen -> !hasPlot(screen) && screen.contains("half12 whole12"));
    }

    /** An answer is typed into a line of its own, below which the plot stands. */
    @Test
    void aQuestionIsAnsweredAboveThePlot() {
        session.enter("await ascan(motor.position(), q.mm(0), q.mm(30), q.mm(0.5), () -> coroutine(() -> { "
                + "await(sleep(q.ms(50))); if (lastScan().size() == 20) System.out.println(\"got \" + input(\"filter? \")); "
                + "return 1.0 / (1 + lastScan().size()); }))");
        session.awaitScreen("a question with a plot", screen -> {
            int top = plot(screen);
            return top > 0 && screen.get(top - 1).startsWith("filter?");
        });
        session.type("cop");
        session.awaitScreen("half an answer", screen -> {
            int top = plot(screen);
            return top > 0 && screen.get(top - 1).equals("filter? cop");
        });
        session.enter("per");
        session.awaitText("got copper\n");
        session.type(CTRL_C);
        session.awaitPrompt();
    }

    @Test
    void aScanInTheBackgroundHasItsProgressOnly() {
        session.enter("var task = start(" + SCAN + ")");
        awaitSeventhPoint();
        assertThat(hasPlot(session.screen())).isFalse();
        session.type(CTRL_K);
        session.awaitPrompt();
    }

    @Test
    void aStreamOfPointsHasItsProgressOnly() {
        session.enter("await " + SCAN + ".points().into(count())");
        awaitSeventhPoint();
        assertThat(hasPlot(session.screen())).isFalse();
        session.type(CTRL_C);
        session.awaitPrompt();
    }

    @Test
    void aTerminalThatIsTooSmallOrHasFewCharactersShowsTheProgressOnly() {
        session.resize(120, 14);
        session.enter("await " + SCAN);
        awaitSeventhPoint();
        assertThat(hasPlot(session.screen())).isFalse();
        session.close();
        session = TerminalSession.in(data).environment("LC_ALL", "C").start();
        session.awaitText("Ctrl-D ends the session.");
        session.run("var motor = new DummyLinearMotor()");
        session.enter("await " + SCAN);
        awaitSeventhPoint();
        assertThat(hasPlot(session.screen())).isFalse();
    }
}
