package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ScriptTest {
    private static final String WITNESS = "import static concert.shell.Witness.say\n";

    private ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void runsTheScriptOfThePage() throws Exception {
        int code = fixture.script(WITNESS + """
                var motor = new DummyLinearMotor()
                var shutter = new DummyShutter()
                var task = start(motor.home())
                say("running: " + task.name())
                await task
                home(motor)
                try (var _ = lock(shutter, motor.parameter("position"))) {
                    await(motor.setPosition(q.mm(2)));
                    await(shutter.close());
                }
                say(get(motor.position()))            // 2 mm
                """);
        assertThat(fixture.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(Witness.said()).containsExactly("running: motor.home", "2 mm");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            await motor.setPosition(q.s(2))         | 25 | setPosition wants a length, got a time
            set(motor.position(), q.s(2))           | 1 | set wants a length, got a time
            move(motor, q.deg(2))                   | 1 | move wants a length, got an angle
            await motor.setPosition(2)              | 25 | setPosition wants a length, got a number without a unit
            await sleep(q.mm(1))                    | 7 | sleep wants a time, got a length
            Quantity<Length> x = q.s(1)             | 22 | this wants a length, got a time
            var x = q.mm(1).add(q.s(1))             | 21 | add wants a length, got a time
            await motr.home()                       | 7 | unknown name 'motr'; did you mean 'motor'?
            await motor.hoem()                      | 13 | unknown name 'hoem' in DummyLinearMotor; did you mean 'home'?
            var m = new DummyLinaerMotor()          | 13 | unknown name 'DummyLinaerMotor'; did you mean 'DummyLinearMotor'?
            qwertz(motor)                           | 1 | unknown name 'qwertz'
            void f() { qwertz(); }                  | 12 | unknown name 'qwertz'
            motor.home()                            | 1 | the coroutine motor.home() is dropped: await it, start(..) it or use the command home(motor)
            void f() { motor.home(); }              | 12 | the coroutine motor.home() is dropped: await it or start(..) it
            await 5                                 | 1 | await wants a coroutine or a task, got int
            await null                              | 1 | await wants a coroutine or a task, got null
            await "home"                            | 1 | await wants a coroutine or a task, got String
            home(new DummyShutter())                | 6 | home wants Homeable, got DummyShutter
            var x = (1 + 2                          | 9 | '(' is never closed
            var x = 1 +                             | 1 | the statement is not finished
            say("x)                                 | 5 | the text is not closed on its line
            List.of(1).forEach(i -> await motor.home()) | 25 | this may throw InterruptedException, which a lambda of this type may not: catch it inside, or use coroutine(() -> ..)
            int x = "text"                          | 9 | incompatible types: String cannot be converted to int
            """)
    void refusesAMistakeBeforeAnythingRuns(String mistake, int column, String sentence) throws Exception {
        int code = fixture.script(WITNESS + "var motor = new DummyLinearMotor()\nsay(\"ran\")\n\n" + mistake + "\n");
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:5:" + column + ": " + sentence);
        assertThat(Witness.said()).isEmpty();
    }

    @Test
    void stopsAtTheFirstFailureWithFileAndLine() throws Exception {
        int code = fixture.script(WITNESS + """
                var motor = new DummyLinearMotor()
                motor.position().setLimits(q.mm(0), q.mm(10))
                await motor.setPosition(q.mm(1))
                say(get(motor.position()))
                say("before")
                await motor.setPosition(q.mm(12.5))
                say("after")
                """);
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err())
                .isEqualTo("demo.jsh:7: motor.position: 12.5 mm is outside the soft limits [0 mm, 10 mm]");
        assertThat(Witness.said()).containsExactly("1 mm", "before");
    }

    @Test
    void namesTheTopLevelLineOfAFailureThatHasNoOther() throws Exception {
        int code = fixture.script(
                "var motor = new DummyLinearMotor()\nmotor.position().setUpper(q.mm(1))\nvar t = start(motor.setPosition(q.mm(5)))\nThread.yield()\n\nawait t\n");
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err())
                .startsWith("demo.jsh:6: motor.position: 5 mm is outside")
                .hasLineCount(1);
    }

    @Test
    void whatHasNotRunBeforeAPromptIsNotKnownThere() throws Exception {
        int code = new Script(fixture.shell, "demo.jsh").runBeforePrompt("""
                int x = 20
                int f() { return x + g(); }
                int y = 1 / 0
                int z = 3
                int g() { return 1; }
                """);
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:3: ArithmeticException: / by zero");
        assertThat(fixture.type("x + 1", "y", "z", "int g() { return 3; }", "f()"))
                .contains("= 21", "unknown name 'y'", "unknown name 'z'", "= 23");
    }

    /** Ctrl-C while the compiler works, when nothing runs yet that it could cancel. */
    @Test
    void aKeyBeforeTheFirstLineStopsAllOfThem() throws Exception {
        int code = new Script(fixture.shell, "demo.jsh", () -> true).runBeforePrompt(WITNESS + "say(1)\nsay(2)\n");
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:2: cancelled");
        assertThat(Witness.said()).isEmpty();
    }

    @Test
    void addsTheThrowsClausesThatNobodyTypes() throws Exception {
        int code = fixture.script(WITNESS + """
                int one() { await sleep(q.ms(1)); return 1; }
                int two() { return one() + helper(); }
                int three() { return later() + 1; }
                int helper() { return one(); }
                int later() throws Exception { return 1; }
                class Steps {
                    int go() { await sleep(q.ms(1)); return one(); }
                    int twice() { return go() + go(); }
                }
                say(two())
                say(three())
                say(new Steps().twice())
                """);
        assertThat(fixture.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(Witness.said()).containsExactly("2", "2", "2");
    }

    @Test
    void aBackgroundFailureThatNobodyAwaitsIsToldAndFails() throws Exception {
        int code = fixture.script(WITNESS + """
                Coroutine<Void> bad() {
                    return coroutine("pump down", () -> { throw new IllegalStateException("no vacuum"); });
                }
                var t = start(bad())
                while (!t.isDone()) {}
                say("end")
                """);
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:3: task pump down failed: IllegalStateException: no vacuum");
        assertThat(Witness.said()).containsExactly("end");
    }

    @Test
    void aBackgroundFailureThatIsAwaitedLaterIsNoneOfTheScripts() throws Exception {
        int code = fixture.script("""
                var t = start(coroutine("bad", () -> { throw new IllegalStateException("no vacuum"); }))
                while (!t.isDone()) {}
                try { await t; } catch (IllegalStateException e) { }
                """);
        assertThat(code).isZero();
        assertThat(fixture.err()).isEmpty();
    }

    @Test
    void stopsWhatTheScriptLeavesRunningAndSaysSo() throws Exception {
        int code = fixture.script(WITNESS + """
                start(coroutine("watch", () -> {
                    try { while (true) await(sleep(q.s(100))); } finally { say("cleaned"); }
                }))
                await sleep(q.ms(1))
                """);
        assertThat(code).isZero();
        assertThat(fixture.err()).isEqualTo("demo.jsh: stopped at the end of the script: watch");
        assertThat(Witness.said()).containsExactly("cleaned");
    }

    @Test
    void exitEndsTheScriptWithItsCode() throws Exception {
        assertThat(fixture.script(WITNESS + "try { exit(3); } finally { say(\"cleaned\"); }\nsay(\"never\")"))
                .isEqualTo(3);
        assertThat(Witness.said()).containsExactly("cleaned");
        assertThat(fixture.err()).isEmpty();
    }

    @Test
    void abortCancelsTheScriptItself() throws Exception {
        int code = fixture.script(
                WITNESS + "var motor = new DummyLinearMotor()\nabort()\nawait sleep(q.s(100))\nsay(\"never\")");
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err())
                .contains("Emergency stop: 1 of 1 devices confirmed")
                .containsPattern("demo.jsh:[34]: cancelled");
        assertThat(Witness.said()).isEmpty();
    }

    @Test
    void registeredCommandsAndCommandVariablesAreFunctions() throws Exception {
        int code = fixture.script(WITNESS + """
                Coroutine<Integer> corofunc() {
                    return coroutine("corofunc", () -> { await sleep(q.ms(1)); return 1; });
                }
                var cmd = createCommand(() -> corofunc())
                int a = cmd()
                int b = cmd.run()
                register("count", cmd)
                int c = count() + 1
                register("homeIt", createCommand(() -> new DummyLinearMotor().home()))
                homeIt()
                say(a + b + c)
                say(isCoroutineFunction("corofunc") + " " + isCoroutineFunction("cmd"))
                """);
        assertThat(fixture.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(Witness.said()).containsExactly("4", "true false");
    }

    @Test
    void registeringANameTwiceIsAFailureWithItsLine() throws Exception {
        int code = fixture.script("register(\"home\", createCommand(() -> sleep(q.ms(1))))");
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err()).startsWith("demo.jsh:1: command 'home' is already registered");
    }

    @Test
    void aCommandInsideACoroutineNamesTheAwaitForm() throws Exception {
        int code = fixture.script("var motor = new DummyLinearMotor()\nawait coroutine(() -> { home(motor); })");
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err())
                .startsWith("demo.jsh:2: home(..) is a command for the prompt")
                .contains("await(motor.home()");
    }

    @Test
    void theArgumentsAreInArgs() throws Exception {
        fixture.close();
        fixture = new ShellFixture("a", "b c");
        assertThat(fixture.script(WITNESS + "void f() { say(args.length); }\nfor (var a : args) say(a)\nf()"))
                .isZero();
        assertThat(Witness.said()).containsExactly("a", "b c", "2");
    }

    @Test
    void variablesMayBeDeclaredAgain() throws Exception {
        assertThat(
                        fixture.script(
                                WITNESS
                                        + "var x = 1\nint f() { return 10; }\nsay(x + f())\nvar x = \"text\"\nint f() { return 20; }\nsay(x + f())"))
                .isZero();
        assertThat(Witness.said()).containsExactly("11", "text20");
    }

    @Test
    void theValueOfAnExpressionIsNotEchoed() throws Exception {
        assertThat(fixture.script("1 + 1\nvar x = 3\nx\nnew DummyLinearMotor()"))
                .isZero();
        assertThat(fixture.out()).isEmpty();
    }

    @Test
    void anEmptyFileIsFine() throws Exception {
        assertThat(fixture.script("")).isZero();
        assertThat(fixture.script("\n// nothing\n")).isZero();
    }

    @Test
    void aDeviceIsNamedAfterItsVariable() throws Exception {
        assertThat(fixture.script(WITNESS + """
                var stage = new DummyLinearMotor()
                DummyShutter front = null
                front = new DummyShutter()
                var given = new DummyLinearMotor().named("theirs")
                say(stage.name() + " " + front.name() + " " + given.name())
                """)).isZero();
        assertThat(Witness.said()).containsExactly("stage front theirs");
    }
}
