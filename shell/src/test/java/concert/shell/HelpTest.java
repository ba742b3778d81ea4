package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HelpTest {
    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    // ---- NAME? -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"home?", "home ?", "home?;", "help(\"home\")", "home? // the motor", "home()?"})
    void aCommandIsToldWithWhatItRuns(String input) throws Exception {
        assertThat(fixture.type(input)).isEqualTo("""
                Moves a device to its home position.

                void home(Homeable device)
                    in concert.devices.Homeable

                The command for home().

                Coroutine<Void> home()
                    in concert.devices.Homeable

                Moves to the home position. Cancelling it stops the device.""");
    }

    @Test
    void aFunctionWithoutPrefixTellsWhenItFails() throws Exception {
        assertThat(fixture.type("await?"))
                .startsWith(
                        "<T> T await(Awaitable<T> awaitable)\n    in concert.coroutines.Coroutines\n\nWaits for a task")
                .contains("Throws\n    InterruptedException: if");
    }

    @Test
    void aVariableTellsItsClassItsParametersAndItsMethods() throws Exception {
        assertThat(fixture.type("var motor = new DummyLinearMotor()", "motor?"))
                .startsWith("motor: class DummyLinearMotor extends")
                .contains("A linear motor without hardware.")
                .containsPattern("Parameter +Unit +Description\n-+\nmotionVelocity +mm/s +\\S")
                .containsPattern("position +mm +\\S")
                .containsPattern("Coroutine<Void> home\\(\\) +Looks for its home position")
                .contains("Coroutine<Void> setPosition(Quantity<Length> position)")
                .doesNotContain("hashCode", "forEach", "Constructor");
    }

    @Test
    void aClassTellsItsConstructorsToo() throws Exception {
        String told = fixture.type("DummyLinearMotor?");
        assertThat(told)
                .startsWith("class DummyLinearMotor")
                .containsPattern("Constructor +Description\n-+\nDummyLinearMotor\\(\\) +A motor without hard limits.");
        assertThat(told.lines()).allMatch(line -> line.length() <= 120);
        assertThat(fixture.type("help(DummyLinearMotor.class)")).endsWith(told);
        assertThat(fixture.type("concert.devices.dummy.DummyLinearMotor?")).endsWith(told);
    }

    @Test
    void aMemberIsFoundBehindDots() throws Exception {
        assertThat(fixture.type("var motor = new DummyLinearMotor()", "motor.home?"))
                .startsWith("Coroutine<Void> home()\n    in concert.devices.dummy.DummyMotor\n\nLooks for its home");
        assertThat(fixture.type("motor.position?"))
                .contains("motor.position in mm\n    a parameter\n\nPosition.")
                .contains(
                        "QuantityParameter<Length> position()\n    in concert.devices.dummy.DummyMotor\n\nWhere it is");
        assertThat(fixture.type("motor.position().set?")).contains("in concert.devices.Parameter\n\nWrites a value");
        assertThat(fixture.type("q.mm(2)?")).contains("Quantity<Length> mm(double value)");
        assertThat(fixture.type("Session.Builder?")).contains("class Session.Builder\n    in concert.session");
        assertThat(fixture.type("String.format?"))
                .contains("String format(String, Object...)\n    in java.lang.String");
    }

    @Test
    void aVariableOfTheJdkIsToldByItsSignature() throws Exception {
        assertThat(fixture.type("int x = 3", "x?")).isEqualTo("x: int\n    in Java");
        assertThat(fixture.type("List<String> names = null", "names?")).contains("names: interface List<E>");
    }

    @Test
    void helpWorksInASessionFileToo() throws Exception {
        assertThat(fixture.script("int x = 3; await?\nx++\nhome?\n")).isZero();
        assertThat(fixture.out()).contains("<T> T await(", "void home(Homeable device)");
    }

    @Test
    void aConditionAStringAndACommentAskForNothing() throws Exception {
        assertThat(fixture.type(
                        "boolean flag = true",
                        "flag ? 1 : 2",
                        "\"what?\"",
                        "// home?",
                        "var y = flag ?",
                        "  5 : 6",
                        "y"))
                .isEqualTo("$1 = 1\n$2 = \"what?\"\n5");
        assertThat(fixture.script("int x = flag\n  ? 3\n  : 4\nif (x != 3) throw new Exception()\n"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch? | nothing is called 'nosuch'",
                "hme? | nothing is called 'hme'; did you mean home?",
                "hme?? | nothing is called 'hme'; did you mean home?",
                "motor.nosuch? | nothing is called 'motor.nosuch'",
                "Quantities.formt? | nothing is called 'Quantities.formt'; did you mean Quantities.format?",
                "? | ? comes after a name, such as motor? or motor.home?; help() tells more",
                "?? | ? comes after a name, such as motor? or motor.home?; help() tells more",
                "1? | there is help about names, not about 1, such as motor? or motor.home?; help() tells more",
                "help(null) | help and codeOf want a variable, a class or a name in quotes, got null",
                "codeOf(null) | help and codeOf want a variable, a class or a name in quotes, got null",
                "help(\"\") | nothing is called ''",
                "help(\"a..b\") | nothing is called 'a..b'",
                "List?? | the source of List is not there; it comes with Concert's own classes and with what this session"
                        + " defines",
                "codeOf(List.class) | the source of List is not there; it comes with Concert's own classes and with what"
                        + " this session defines",
            })
    void whatCannotBeToldIsOneLine(String input, String line) throws Exception {
        assertThat(fixture.type(input)).isEqualTo(line);
    }

    @Test
    void theOverviewFitsATerminal() throws Exception {
        assertThat(fixture.type("help()")).startsWith("NAME?").contains("cdoc()", "ddoc()", "dstate()", "pdoc()");
        assertThat(fixture.out().lines()).allMatch(line -> line.length() <= 100);
    }

    // ---- source ----------------------------------------------------------------------------------------------------

    @Test
    void theSourceOfWhatIsOursIsShownWithItsPlace() throws Exception {
        assertThat(fixture.type("home??"))
                .matches("(?s)// concert/devices/Homeable\\.java:\\d+\n/\\*\\* The command for .*"
                        + "static void home\\(Homeable device\\) \\{\n    var _ = .*");
        assertThat(fixture.type("var motor = new DummyLinearMotor()", "codeOf(motor)"))
                .contains("// concert/devices/dummy/DummyLinearMotor.java:", "public final class DummyLinearMotor");
        assertThat(fixture.type("codeOf(\"motor.named\")")).contains("    super.named(name);");
    }

    @Test
    void theSourceOfTheSessionIsShownAsItWasTyped() throws Exception {
        assertThat(fixture.script("""
                        // Waits, and says 1.
                        int corofunc() {
                            await sleep(q.ms(1))   // a moment
                            return 1;
                        }

                        /**
                         * A {@code point}.
                         */
                        record Point(int x) {}
                        codeOf("corofunc")
                        codeOf(Point.class)
                        codeOf(new Point(1))
                        """.replace("q.ms(1))   //", "q.ms(1));   //")))
                .isZero();
        assertThat(fixture.out().strip()).isEqualTo("""
                        // demo.jsh:2
                        // Waits, and says 1.
                        int corofunc() {
                            await sleep(q.ms(1));   // a moment
                            return 1;
                        }
                        // demo.jsh:10
                        /**
                         * A {@code point}.
                         */
                        record Point(int x) {}
                        // demo.jsh:10
                        /**
                         * A {@code point}.
                         */
                        record Point(int x) {}""");
        assertThat(fixture.type("corofunc?"))
                .endsWith("int corofunc()\n    defined in demo.jsh:2\n\nWaits, and says 1.");
    }

    @Test
    void aFunctionThatIsReplacedIsShownAsItIsNow() throws Exception {
        assertThat(fixture.type("int f() { return 1; }", "int f() { return 2; }", "f??"))
                .isEqualTo("// input:1\nint f() { return 2; }");
    }

    // ---- pdoc ------------------------------------------------------------------------------------------------------

    @Test
    void pdocListsTheFunctionsOfTheSessionAndNothingElse() throws Exception {
        assertThat(fixture.type("pdoc()")).isEqualTo("This session defines no functions.");
        fixture.script("""
                // Takes a flat field.
                // Needs the shutter.
                void flat(int frames) { await sleep(q.ms(1)); }

                /** Doubles it, {@code 2 * x}. More. */
                public static int twice(int x) { return 2 * x; }
                """);
        String listed = fixture.type(
                "double bare() { return 1; }",
                "var cmd = createCommand(() -> sleep(q.ms(1)))",
                "register(\"mine\", cmd)",
                "pdoc()");
        assertThat(listed).endsWith("""
                        Function               Description          Where
                        ------------------------------------------------------
                        double bare()                               input:1
                        void flat(int frames)  Takes a flat field.  demo.jsh:3
                        int twice(int x)       Doubles it, 2 * x.   demo.jsh:6""");
        assertThat(fixture.type("mine?")).contains("mine()\n    a command registered in this session");
    }
}
