package concert.shell.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDeclarationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            var m = new DummyLinearMotor()        | DummyLinearMotor
            var m = new concert.a.Motor(1, f(2)); | concert.a.Motor
            var n = 12                            | int
            var d = 1.5                           | double
            var s = "text"                        | String
            var b = true                          | boolean
            var x = q.mm(2)                       | javax.measure.Quantity<javax.measure.quantity.Length>
            double d = f(2) + 3                   | double
            Motor m = stage.motor(1)              | Motor
            Map<String, List<A>> m = new HashMap<>() | Map<String, List<A>>
            Runnable r = () -> f()                | Runnable
            boolean b = a < c                     | boolean
            a.b.C c = null                        | a.b.C
            """)
    void theTypeIsRead(String source, String type) {
        assertThat(PlainDeclaration.of(source))
                .extracting(PlainDeclaration::type)
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var m = new Motor() {}",
                "var m = new Motor().home()",
                "var l = new ArrayList<>()",
                "var l = new int[3]",
                "var t = start(m.home())",
                "var x = q.mm(2).add(y)",
                "var n = 12345678901",
                "var x = 1 + 2",
                "int x",
                "int x = 1, y = 2",
                "int x = 1; int y = 2",
                "int[] x = {1, 2}",
                "int x = x",
                "int x = 1 +",
                "int x = f(1",
                "final int x = 1",
                "static int x = 1",
                "x = 1",
                "f(1)",
                "return x = 1",
                "new A() = 1"
            })
    void whatIsNotPlainIsLeftToTheCompiler(String source) {
        assertThat(PlainDeclaration.of(source)).isNull();
    }
}
