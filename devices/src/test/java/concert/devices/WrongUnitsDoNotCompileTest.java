package concert.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What is refused before anything can move: by the compiler. */
class WrongUnitsDoNotCompileTest {
    private static final String HEAD = """
            import static concert.devices.Movable.move;
            import static concert.devices.Parameters.*;
            import static concert.quantities.Quantities.*;
            import concert.devices.dummy.*;
            class Script {
                Object coroutine;
                void run(DummyContinuousLinearMotor motor, DummyRotationMotor rotation) {
            """;

    /** One statement a line; the lines with an error are told by their text. */
    private static List<String> refused(String statements) throws IOException {
        String source = HEAD + statements + "}}";
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Script.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        // Only analysed: no class file is written anywhere.
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, found, options, null, List.of(file));
        var _ = task.analyze();
        List<String> lines = source.lines().toList();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> lines.get((int) error.getLineNumber() - 1))
                .toList();
    }

    @Test
    void aWrongKindOfQuantityIsRefusedAndTheRightOnesAreNot() throws IOException {
        String wrong = """
                coroutine = motor.setPosition(q.s(2));
                coroutine = motor.setPosition(q.deg(2));
                coroutine = motor.position().set(q.s(2));
                motor.position().setUpper(q.s(2));
                set(motor.position(), q.s(2));
                set(rotation.position(), q.mm(2));
                move(motor, q.s(2));
                coroutine = motor.setVelocity(q.mm(2));
                """;
        String right = """
                coroutine = motor.setPosition(q.mm(2));
                coroutine = motor.setPosition(q("2 mm"));
                coroutine = motor.setVelocity(q.of(2, "mm/s"));
                set(motor.position(), q.mm(2));
                set(motor.position(), q("2 mm"));
                move(rotation, q.deg(2));
                """;

        assertThat(refused(wrong + right))
                .containsExactlyElementsOf(wrong.lines().toList());
    }
}
