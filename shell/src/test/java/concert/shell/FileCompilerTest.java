package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file whose declarations share a block means what it says, line by line. */
@Timeout(60)
class FileCompilerTest {
    private static final String WITNESS = "import static concert.shell.Witness.say\n";

    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void declarationsAndStatementsRunInTheirOrderAsOneUnit() throws Exception {
        String source = WITNESS + """
                var motor = new DummyLinearMotor()
                say(motor.position())
                double step = 0.5
                say(step)
                var x = q.mm(2)
                say(x)
                """;
        assertThat(fixture.shell.compileFile(source, "demo.jsh").units()).hasSize(2);
        assertThat(fixture.shell.session().devices()).isEmpty();
    }

    /** Its audit lines would have no name otherwise. */
    @Test
    void aDeviceHasItsNameInTheNextLine() throws Exception {
        assertThat(fixture.script(WITNESS + """
                var motor = new DummyLinearMotor()
                say(motor.position().name() + " of " + motor)
                LinearMotor second = new DummyLinearMotor()
                say(second)
                """)).isZero();
        assertThat(Witness.said()).containsExactly("position of motor (LinearMotor)", "second (LinearMotor)");
    }

    @Test
    void whatIsUsedBeforeItsDeclarationIsRefused() throws Exception {
        assertThat(fixture.script(WITNESS + "int a = 1\nsay(a)\nsay(b)\nint b = 2\n"))
                .isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:4:5: unknown name 'b'");
        assertThat(Witness.said()).isEmpty();
    }

    @Test
    void aMistakeIsToldWithItsLineAndLeavesNoVariableBehind() throws Exception {
        assertThat(fixture.script("int a = 1\nSystem.gc()\nint b = \"text\"\nint c = 3\n"))
                .isEqualTo(1);
        assertThat(fixture.err()).isEqualTo("demo.jsh:3:9: incompatible types: String cannot be converted to int");
        assertThat(fixture.type("c + 1")).isEqualTo("unknown name 'c'");
    }

    /** As when each line stands alone: what stands before the mistake runs, and nothing behind it is known. */
    @Test
    void whatStandsBeforeARefusedLineRunsAndNothingElseIsKnown() throws Exception {
        assertThat(new Script(fixture.shell, "demo.jsh")
                        .runBeforePrompt("int a = 1\nint b = 2\nint c = \"text\"\nint d = 4\nint e = 5\n"))
                .isEqualTo(1);
        assertThat(fixture.err()).startsWith("demo.jsh:3:9: ");
        assertThat(fixture.type("a + b", "d", "e"))
                .contains(" = 3")
                .contains("unknown name 'd'")
                .contains("unknown name 'e'");
    }

    @Test
    void whatStandsBeforeALineThatFailsIsThere() throws Exception {
        assertThat(new Script(fixture.shell, "demo.jsh")
                        .runBeforePrompt("int a = 1\nint b = 2\nint c = a / (b - 2)\nint d = 4\n"))
                .isEqualTo(1);
        assertThat(fixture.err()).startsWith("demo.jsh:3: ");
        assertThat(fixture.type("a + b", "c", "d"))
                .contains(" = 3")
                .contains("unknown name 'c'")
                .contains("unknown name 'd'");
    }

    /** A function that nothing defines is noticed at the end of the file, with all variables declared by then. */
    @Test
    void whatStandsBehindAnUnresolvedFunctionIsForgotten() throws Exception {
        assertThat(new Script(fixture.shell, "demo.jsh")
                        .runBeforePrompt("int a = 1\nint b = 2\nint f() { return qwertz(); }\nint c = 3\nint d = 4\n"))
                .isEqualTo(1);
        assertThat(fixture.type("a + b", "c", "d"))
                .contains(" = 3")
                .contains("unknown name 'c'")
                .contains("unknown name 'd'");
    }

    /** As when a session is imported that was changed meanwhile. */
    @Test
    void whatAnEarlierFileOfThatNameHasDefinedStays() throws Exception {
        assertThat(fixture.script("int x = 0\nint a = 1\nint f() { return a; }\n"))
                .isZero();
        assertThat(new Script(fixture.shell, "demo.jsh").runBeforePrompt("qwertz()\n"))
                .isEqualTo(1);
        assertThat(fixture.type("a + f()")).contains(" = 2");
    }

    @Test
    void aFunctionBetweenDeclarationsUsesThem() throws Exception {
        assertThat(fixture.script(WITNESS + """
                int a = 1
                int b = 2
                int f() { return a + b + c; }
                int c = 3
                int d = 4
                say(f() + d)
                """)).isZero();
        assertThat(Witness.said()).containsExactly("10");
    }

    @Test
    void aFailureIsToldWithItsLine() throws Exception {
        assertThat(fixture.script("int a = 1\nint b = 0\n\nint c = a / b\nint d = 4\n"))
                .isEqualTo(1);
        assertThat(fixture.err()).startsWith("demo.jsh:4: ");
    }

    @Test
    void theVariablesAreThereAfterwards() throws Exception {
        assertThat(fixture.script("int a = 1\nvar m = new DummyLinearMotor()\nString s = \"text\"\n"))
                .isZero();
        assertThat(fixture.type("a + s.length() + m.toString()")).isEqualTo("$1 = \"5m (LinearMotor)\"");
    }

    @Test
    void aVariableCanBeDeclaredAgainWithAnotherType() throws Exception {
        assertThat(fixture.script(WITNESS + "int a = 1\nsay(a)\nString a = \"text\"\nsay(a)\n"))
                .isZero();
        assertThat(Witness.said()).containsExactly("1", "text");
    }

    @Test
    void aTypeOfTheFileIsThereBeforeItsVariables() throws Exception {
        assertThat(fixture.script(WITNESS + """
                int n = 1
                record P(int x) {}
                var p = new P(n)
                var o = new P(2)
                say(p.x() + o.x())
                """)).isZero();
        assertThat(Witness.said()).containsExactly("3");
    }
}
