package concert.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CompletionsTest {
    private final ShellFixture fixture = new ShellFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mot                         | motor
            motor.ho                    | home()
            await motor.ho              | home()
            await(motor.ho              | home()
            await gather(motor.ho       | home()
            var x = await motor.setP    | setPosition(
            set(motor.posi              | position()
            q.mmPerS                    | mmPerSecond(
            """)
    void namesAndMembersAreCompletedAlsoBehindAnAwait(String typed, String expected) throws Exception {
        fixture.type("var motor = new DummyLinearMotor()");
        assertThat(fixture.shell.completions(typed)).contains(expected);
    }

    @Test
    void theNamesThatTheCompilerMakesUpAreNotProposed() throws Exception {
        fixture.type("1 + 1");
        assertThat(fixture.shell.completions("")).noneMatch(name -> name.contains("$"));
    }
}
