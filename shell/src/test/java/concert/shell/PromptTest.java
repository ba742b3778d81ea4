package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Task;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PromptTest {
    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aValueIsOneLineAndNothingElseIsShown() throws Exception {
        assertThat(fixture.type(
                        "var x = 3",
                        "x + 1",
                        "x = 5",
                        "x",
                        "\"a\\tb\"",
                        "new int[] {1, 2}",
                        "int f() { return x; }",
                        "f();",
                        "null",
                        "import java.util.regex.*",
                        "System.getProperty(\"nothing\");"))
                .isEqualTo("""
                        $1 = 4
                        5
                        $2 = "a\\tb"
                        $3 = [1, 2]
                        $4 = 5
                        $5 = null
                        $6 = null""");
    }

    @Test
    void commandsAndAwaitsWithoutAValuePrintNothing() throws Exception {
        assertThat(fixture.type(
                        "var motor = new DummyLinearMotor()",
                        "home(motor)",
                        "await motor.setPosition(q.mm(1))",
                        "var task = start(motor.home())",
                        "await task",
                        "get(motor.position())"))
                .endsWith("= 0 mm")
                .hasLineCount(1);
    }

    @Test
    void allDevicesAreReadAtOnceAndDescribed() throws Exception {
        assertThat(fixture.type("dstate()")).isEqualTo("There are no devices.");
        assertThat(fixture.type(
                        "var motor = new DummyLinearMotor()",
                        "var shutter = new DummyShutter()",
                        "motor.parameter(\"position\").protect()",
                        "dstate()"))
                .contains("Device   Parameter       Value", "motor    ", "position        0 mm", "protected")
                .contains("shutter  state ");
        assertThat(fixture.type("ddoc()")).contains("DummyLinearMotor", "DummyShutter");
    }

    @Test
    void anInputMayHaveSeveralLines() throws Exception {
        assertThat(fixture.type("int f(int x)", "{", "  return x +", "    1;", "}", "f(", "  1)"))
                .isEqualTo("$1 = 2");
    }

    @Test
    void aLineWithALeadingDotGoesOnWithTheLastValue() throws Exception {
        assertThat(fixture.type(
                        "List.of(3, 1, 2)", ".stream().sorted()", "  .toList()", "var x = \"abc\"", ".length()"))
                .contains("$3 = [1, 2, 3]")
                .endsWith("= 3");
    }

    @Test
    void aFailureIsOneLineAndTraceShowsItWhole() throws Exception {
        assertThat(fixture.type("1 / 0", "trace()"))
                .startsWith("ArithmeticException: / by zero\n")
                .contains("at (input:1)")
                .doesNotContain("concert.shell.Runner");
    }

    @Test
    void aRefusedInputIsOneLineAndTheNextOneWorks() throws Exception {
        assertThat(fixture.type("motr", "var x = ", "  ;", "1 + 1"))
                .startsWith("unknown name 'motr'")
                .endsWith("$1 = 2");
    }

    @Test
    void aFunctionMayUseAnother_thatComesLater() throws Exception {
        assertThat(fixture.type(
                        "int f() { return g() + 1; }", "f()", "int g() { await sleep(q.ms(1)); return 1; }", "f()"))
                .isEqualTo("""
                        f cannot run before this is defined: method g()
                        a function that runs here uses a name that is not defined yet
                        $2 = 2""");
    }

    @Test
    void aDroppedCoroutineIsRefused() throws Exception {
        assertThat(fixture.type("var motor = new DummyLinearMotor()", "motor.home()"))
                .isEqualTo(
                        "the coroutine motor.home() is dropped: await it, start(..) it or use the command home(motor)");
    }

    @Test
    void aLockTakenAtThePromptIsListedAndGivenBack() throws Exception {
        assertThat(fixture.type(
                        "var motor = new DummyLinearMotor()",
                        "var h = lock(motor)",
                        "locks()",
                        "unlock(motor)",
                        "locks()",
                        "unlock(motor)"))
                .contains("motor   the prompt")
                .endsWith("Nothing is locked.\nmotor is not locked by the prompt");
    }

    @Test
    void cdocListsTheCommandsSorted() throws Exception {
        String table = fixture.type("register(\"mine\", createCommand(() -> sleep(q.ms(1))))", "cdoc()");
        assertThat(table).startsWith("Name").contains("home            home(Homeable", "mine", "set             set(");
        assertThat(table.lines().skip(2).map(line -> line.split(" ")[0]))
                .isSorted()
                .hasSizeGreaterThan(15);
    }

    @Test
    void exitStopsWhatRunsAndSaysSo() throws Exception {
        fixture.type(
                "start(coroutine(\"watch\", () -> { while (true) await(sleep(q.s(100))); }));",
                "tasks()",
                "exit",
                "1 + 1");
        assertThat(fixture.out()).contains("watch  waiting").doesNotContain("= 2");
        fixture.shell.end("stopped: ");
        assertThat(fixture.err()).isEqualTo("stopped: watch");
    }

    @Test
    void theEndOfTheInputEndsAnUnfinishedLineWithItsMistake() throws Exception {
        assertThat(fixture.type("f(1,")).isEqualTo("'(' is never closed");
    }

    @Test
    void ctrlCCancelsWhatRunsAndThePromptGoesOn() throws Exception {
        PipedWriter typed = new PipedWriter();
        Prompt prompt = new Prompt(fixture.shell, "concert", new BufferedReader(new PipedReader(typed)));
        Thread driver = Thread.ofPlatform().start(() -> {
            try {
                prompt.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        typed.write("concert.shell.Witness.here(); await sleep(q.s(1000))\n");
        typed.flush();
        Witness.awaitHere();
        Task<?> foreground = null;
        while (foreground == null || !foreground.waitsFor().contains("sleep")) {
            foreground = fixture.shell.supervisor().foreground();
            Thread.onSpinWait();
        }
        prompt.interrupt();
        foreground.join();
        typed.write("1 + 1\n");
        typed.close();
        driver.join();
        assertThat(fixture.out()).contains("Cancelled\n").contains("= 2");
    }

    @Test
    void ctrlCAtThePromptTouchesNothing() throws Exception {
        fixture.type("start(coroutine(\"watch\", () -> { while (true) await(sleep(q.s(100))); }));");
        new Prompt(fixture.shell, "concert", new BufferedReader(new java.io.StringReader(""))).interrupt();
        assertThat(fixture.out()).contains("1 running; abort() stops all");
        assertThat(fixture.shell.background()).hasSize(1);
    }

    @Test
    void aBackgroundFailureIsTold() throws Exception {
        fixture.type(
                "var t = start(coroutine(\"bad\", () -> { throw new IllegalStateException(\"no vacuum\"); }))",
                "while (!t.isDone()) {}");
        fixture.shell.end("stopped: ");
        assertThat(fixture.err()).isEqualTo("input:1: task bad failed: IllegalStateException: no vacuum");
    }

    @Test
    void aQuestionIsAnsweredByTheNextLine() throws Exception {
        assertThat(fixture.type(
                        "var name = input(\"Sample? \")",
                        "Fe 12",
                        "name",
                        "confirm(\"Open the shutter?\")",
                        "yes",
                        "confirm(\"And the door?\")",
                        ""))
                .isEqualTo("""
                        Sample? "Fe 12"
                        Open the shutter? [y/N] $1 = true
                        And the door? [y/N] $2 = false""");
    }

    @Test
    void whoeverAsksWhenNobodyIsThereIsTold() throws Exception {
        assertThat(fixture.type("input(\"Sample? \")")).endsWith("input: there is nobody to ask, the input has ended");
    }
}
