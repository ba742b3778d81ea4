package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concert.shell.completion.Proposal;
import concert.shell.completion.Proposals;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CompletionsTest {
    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Proposals at(String typed) {
        return fixture.shell.proposals(typed).join();
    }

    private List<String> words(String typed) {
        return at(typed).words().stream().map(Proposal::inserted).toList();
    }

    private Proposal word(String typed, String inserted) {
        return at(typed).words().stream()
                .filter(word -> word.inserted().equals(inserted))
                .findFirst()
                .orElseThrow(() -> new AssertionError(inserted + " is not in " + words(typed)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mot                         | motor
            motor.ho                    | home()
            await motor.ho              | home()
            await(motor.ho              | home()
            await gather(motor.ho       | home()
            var x = await motor.setP    | setPosition(
            (await motor.getPosition()).add | add(
            set(motor.posi              | position()
            motor.position().setB       | setBy(
            q.mmPerS                    | mmPerSecond(
            1 + sca                     | scan(
            new DummyLin                | DummyLinearMotor(
            { var m = motor; m.ho       | home()
            List.of(motor).forEach(m -> m.ho | home()
            ho                          | home(
            aw                          | 'await '
            1; mot                      | motor
            'int a = 1\nmot'            | motor
            """)
    void namesAndMembersAreCompletedAlsoBehindAnAwait(String typed, String expected) throws Exception {
        fixture.type("var motor = new DummyLinearMotor()", "int scan(int points) { return points; }");
        assertThat(words(typed.replace("\\n", "\n"))).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"mot",
                "'m",
                "// mot",
                "/* mot",
                "1 + 1",
                "motor ",
                "motor.home()",
                "x = 1.",
                ".",
                "::",
                "1.5",
                "unknown.",
                "\"\"\"\nmot",
                "motor.home() mot /* ",
                "@",
                "\\",
                "\uD83D"
            })
    void whereNothingCanBeginNothingIsProposed(String typed) throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        assertThat(words(typed)).isEmpty();
    }

    @Test
    void aMemberHasItsSignatureInTheTermsOfTheDevice() throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        assertThat(word("motor.", "setPosition("))
                .isEqualTo(new Proposal(
                        "setPosition(",
                        "Coroutines",
                        "setPosition(Quantity<Length> position)",
                        "Coroutine<Void>",
                        "Moves there and ends on arrival."));
        assertThat(word("motor.", "position()").type()).isEqualTo("QuantityParameter<Length>");
        assertThat(word("motor.position().", "get()").type()).isEqualTo("Coroutine<Quantity<Length>>");
        assertThat(word("await motor.", "home()").group()).isEqualTo("Coroutines");
    }

    @Test
    void theParametersOfADeviceComeFirstAndWhatEveryObjectHasOnlyIfTyped() throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        assertThat(words("motor.")).startsWith("motionVelocity()", "parameter(", "position()", "state()");
        assertThat(words("motor.")).doesNotContain("wait(", "notify()", "getClass()", "hashCode()", "toString()");
        assertThat(words("motor.wa")).containsExactly("wait(");
    }

    @Test
    void theNamesOfTheSessionComeBeforeCommandsAndTheseBeforeTheRest() throws Exception {
        fixture.type("/** Looks. Long. */ int homing(int a, String b) { return a; }", "int homes = 1");
        assertThat(words("ho")).startsWith("homes", "homing(", "home(");
        assertThat(word("hom", "home(").label()).isEqualTo("home(Homeable device)");
        assertThat(word("hom", "home(").sentence()).isEqualTo("Moves a device to its home position.");
        assertThat(word("hom", "homing("))
                .isEqualTo(new Proposal("homing(", "Functions", "homing(int a, String b)", "int", "Looks."));
    }

    @Test
    void overloadsAreOneWord() throws Exception {
        assertThat(words("DummyLinearMotor x = new DummyLinearM")).containsExactly("DummyLinearMotor(");
        assertThat(word("new DummyLinearM", "DummyLinearMotor(").label()).endsWith("in 3 forms");
    }

    @Test
    void unitsAreGroupedByWhatTheyMeasureAndInsideACallOnlyThoseThatFit() throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        assertThat(word("q.", "mm(").group()).isEqualTo("Length");
        assertThat(word("q.", "keV(").group()).isEqualTo("Energy");
        assertThat(words("motor.setPosition(q.")).contains("mm(", "um(").doesNotContain("s(", "keV(", "of(");
    }

    @Test
    void onlyParametersFitIntoSet() throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        assertThat(words("set(motor.")).containsExactly("motionVelocity()", "parameter(", "position()", "state()");
    }

    @Test
    void insideACallItsSignaturesAreShownAndTheVariablesThatFit() throws Exception {
        fixture.type("var motor = new DummyLinearMotor()", "var text = \"t\"", "int tomo(int points) { return 1; }");
        assertThat(at("home(").signatures()).singleElement().asString().startsWith("void home(Homeable device)");
        assertThat(words("home(")).containsExactly("motor");
        assertThat(at("tomo(").signatures()).containsExactly("int tomo(int points)");
        assertThat(at("await motor.setPosition(").signatures())
                .singleElement()
                .asString()
                .startsWith("Coroutine<Void> setPosition(Quantity<Length> position)");
        assertThat(at("new DummyLinearMotor(").signatures()).hasSize(3);
        assertThat(at("new DummyLinearMotor(q.mm(1), q.mm(2), ").signatures()).hasSize(2);
        assertThat(at("if (").signatures()).isEmpty();
    }

    @Test
    void aTypeOfTheSessionHasItsMembers() throws Exception {
        fixture.type("class Scan { public int points; public void go(String why) {} }", "Scan scan = null");
        assertThat(words("scan.")).containsExactly("points", "go(");
        assertThat(word("scan.", "points").type()).isEqualTo("int");
    }

    @Test
    void theNamesThatTheCompilerMakesUpAreNotProposed() throws Exception {
        fixture.type("1 + 1");
        assertThat(words("")).isNotEmpty().noneMatch(name -> name.contains("$"));
    }

    @Test
    void anImportOffersSessionsAndPackages() {
        assertThat(words("import ")).contains("session.", "java.");
        assertThat(words("import java.util.conc")).contains("concurrent.");
    }

    /** Nobody is told of a mistake by a key that asks. */
    @Test
    void anyTextIsCompletedToSomethingOrNothing() throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        String text = "await motor.setPosition(q.mm(2)); if (x -> y::z) { \"a\\\" // b\n new int[]{1.5, .5} @ # ' ";
        for (int end = 0; end <= text.length(); end++) {
            assertThat(at(text.substring(0, end)).words()).doesNotContainNull();
        }
    }
}
