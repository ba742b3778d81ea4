package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.coroutines.Task;
import concert.coroutines.TaskState;
import concert.shell.snippets.Unit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class InstrumenterTest {
    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "while (true) { try { while (true) {} } catch (Exception e) { throw e; } finally { Witness.say(\"cleaned\"); } }",
                "for (int i = 0; ; i++) { if (i < 0) continue; }",
                "int i = 0; do { i++; } while (i != -1 || true);",
                "Stream.iterate(1, i -> i + 1).forEach(i -> {})",
                "Runnable r = () -> { while (true) {} }; r.run();",
                "long loop(long n) { while (true) { n++; } }\nloop(1)",
                "void rec(int n) { if (n < 1000) { rec(n + 1); rec(n + 1); } }\nrec(0)",
                "class A { void run() { for (;;) {} } }\nnew A().run()",
                "int x = 1;\nwhile (x > 0) { switch (x) { case 1: continue; default: x = 1; } }",
                "try (var h = lock(new DummyLinearMotor())) { while (true) {} }",
                "await coroutine(() -> { while (true) {} })",
                "new Runnable() { public void run() { label: while (true) { for (;;) { continue label; } } } }.run()"
            })
    void everyLoopEndsAfterACancel(String source) throws Exception {
        Outcome outcome = cancelled("import concert.shell.Witness\nWitness.here()\n" + source);
        assertThat(outcome).as(source).isInstanceOf(Outcome.Cancelled.class);
    }

    @Test
    void aLoopThatSwallowsEverythingEndsWithItsBudget() throws Exception {
        // The first check throws, then the clean-up is quiet; every check after the budget throws again, for ever.
        Outcome outcome = cancelled(
                "import concert.shell.Witness\nWitness.here()\nwhile (true) { try { while (true) {} } catch (Throwable e) { Witness.say(e); } }");
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
    }

    /** It says that it is here inside the block: a cancel between two statements would find no clean-up to disturb. */
    @Test
    void aCleanUpIsNotDisturbedByChecks() throws Exception {
        cancelled("""
                import concert.shell.Witness
                try { Witness.here(); while (true) {} } finally { for (int i = 0; i < 1000; i++) {} Witness.say("cleaned"); }
                """);
        assertThat(Witness.said()).containsExactly("cleaned");
    }

    @Test
    void aBackgroundLoopEndsAsWell() throws Exception {
        fixture.script(
                "import concert.shell.Witness\nstart(coroutine(\"spin\", () -> { Witness.here(); while (true) {} }))\nWitness.here()");
        assertThat(fixture.shell.supervisor().tasks()).allMatch(task -> task.state() != TaskState.RUNNING);
        assertThat(fixture.err()).contains("spin");
    }

    @Test
    void computesWhatItComputedBefore() throws Exception {
        assertThat(fixture.type(
                        "int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }",
                        "fib(15)",
                        "int sum = 0",
                        "for (int i = 0; i < 10; i++) { if (i == 5) continue; sum += i; }",
                        "sum",
                        "class A { Object a = \"x\"; Number b = 1; Object pick(boolean x) { return x ? a : b; } }",
                        "new A().pick(true)",
                        "sealed interface S permits P, Q {}",
                        "record P(int x) implements S {}",
                        "record Q(int y) implements S {}",
                        "S s = new Q(3)",
                        "switch (s) { case P(int x) -> x; case Q(int y) -> y + 1; }"))
                .contains("$1 = 610", "40", "\"x\"", "= 4");
    }

    @Test
    void tracesShowTheLinesOfTheFile() throws Exception {
        int code = fixture.script("""
                // the first line

                int f(int x) {
                    int y = x;
                    return y / 0;
                }
                System.getProperty("a")
                System.getProperty("b")
                f(1)
                """);
        assertThat(code).isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:5: ArithmeticException: / by zero");
    }

    @Test
    void systemExitIsTheShellsExit() throws Exception {
        assertThat(
                        fixture.script(
                                "import concert.shell.Witness\ntry { System.exit(7); } finally { Witness.say(\"cleaned\"); }\nWitness.say(\"never\")"))
                .isEqualTo(7);
        assertThat(Witness.said()).containsExactly("cleaned");
    }

    /** A key that was pressed after the line was entered, when nothing was there yet that it could cancel. */
    @Test
    void whatIsStoppedBeforeItBeginsDoesNotBegin() throws Exception {
        List<Unit> units = fixture.shell
                .compileFile("concert.shell.Witness.say(\"never\")", "demo.jsh")
                .units();
        Outcome outcome = fixture.shell.run(units.getLast(), "demo.jsh", false, () -> true);
        assertThat(outcome).isInstanceOf(Outcome.Cancelled.class);
        assertThat(Witness.said()).isEmpty();
    }

    private Outcome cancelled(String source) throws Exception {
        Outcome[] last = new Outcome[1];
        CountDownLatch lastBegins = new CountDownLatch(1);
        Thread driver = Thread.ofPlatform().start(() -> {
            try {
                List<Unit> units = fixture.shell.compileFile(source, "demo.jsh").units();
                for (Unit unit : units) {
                    if (unit == units.getLast()) {
                        lastBegins.countDown();
                    }
                    last[0] = fixture.shell.run(unit, "demo.jsh", false, () -> false);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        // The last statement is the loop: a cancel before it would end the wrong one.
        lastBegins.await();
        Witness.awaitHere();
        while (!driver.join(Duration.ofMillis(20))) {
            Task<?> foreground = fixture.shell.supervisor().foreground();
            if (foreground != null) {
                foreground.cancel();
            }
        }
        return last[0];
    }
}
