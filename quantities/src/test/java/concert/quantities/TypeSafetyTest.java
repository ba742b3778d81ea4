package concert.quantities;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong units don't compile: asked of the compiler itself, on statements as a script has them. */
class TypeSafetyTest {
    private static final List<String> GOOD = List.of(
            "Quantity<Length> x = q.mm(2);",
            "Quantity<Length> x = q(\"2 mm\");",
            "Quantity<Speed> x = q.of(2, \"mm/s\");",
            "Quantity<Length> x = q.mm(2).add(q.um(3));",
            "Quantity<Length> x = q.mm(2).multiply(3).to(Units.METRE);",
            "double x = value(q.mm(2), Units.METRE);",
            "double x = value(q.mm(2).divide(q.s(1)), \"mm/s\");",
            "Quantity<Speed> x = as(q.mm(2).divide(q.s(1)), Units.METRE_PER_SECOND);",
            "List<Quantity<Angle>> x = linspace(q.deg(0), q.rad(1), 5);",
            "List<Quantity<Length>> x = new ArrayList<>(arange(q.mm(0), q.m(1), q.um(9))); x.sort(Quantities::compare);",
            "boolean x = isLess(q.mm(2), q.km(1));",
            "boolean x = isBetween(q.mm(2), q(\"1 mm\"), q.of(3, \"mm\"));",
            "VectorQuantity<Length> x = vector(q.mm(1), q.m(2), q.um(3));",
            "move(q.mm(2)); move(q(\"2 mm\")); move(q.of(2, \"mm\"));",
            "Quantity<Pixels> x = q.px(3).add(q.px(2));",
            "Quantity<Count> x = q.count(3);",
            "Quantity<Frequency> x = q.perSecond(3).add(q.Hz(2));",
            "Quantity<AngularVelocity> x = q.degPerSecond(3);",
            "Quantity<Dimensionless> x = q.percent(3).add(q.fraction(0.5));",
            "Quantity<Temperature> x = q.degC(20).add(q.K(5));",
            "Unit<Length> x = Units.of(\"mm\", Length.class);");

    private static final List<String> BAD = List.of(
            "Quantity<Length> x = q.s(2);",
            "Quantity<Length> x = q.mm(2).add(q.s(3));",
            "Quantity<Length> x = q.mm(2).to(Units.SECOND);",
            "Quantity<Length> x = q.mm(2).divide(q.s(1));",
            "double x = value(q.mm(2), Units.SECOND);",
            "Quantity<Length> x = as(q.mm(2), Units.SECOND);",
            "List<Quantity<Angle>> x = linspace(q.deg(0), q.s(1), 5);",
            "List<Quantity<Length>> x = arange(q.mm(0), q.mm(1), q.s(1));",
            "boolean x = isLess(q.mm(2), q.s(1));",
            "boolean x = isBetween(q.mm(2), q.mm(1), q.deg(3));",
            "VectorQuantity<Length> x = vector(q.mm(1), q.deg(2));",
            "VectorQuantity<Length> x = vector(q.mm(1)).add(vector(q.s(1)));",
            "move(q.s(2));",
            "move(2);",
            "Quantity<Angle> x = q.px(3);",
            "Quantity<Dimensionless> x = q.px(3);",
            "Quantity<Dimensionless> x = q.rad(3);",
            "Quantity<Angle> x = q.percent(3);",
            "Quantity<Frequency> x = q.degPerSecond(3);",
            "Quantity<Count> x = q.px(3);",
            "Unit<Length> x = Units.of(\"mm\", Time.class);",
            "Unit<Length> x = Units.SECOND;");

    @TempDir
    private Path output;

    @Test
    void rightUnitsCompile() {
        assertThat(errors(GOOD)).isEmpty();
    }

    @Test
    void wrongUnitsDoNot() {
        Map<String, List<String>> errors = errors(BAD);
        assertThat(errors.keySet()).containsExactlyInAnyOrderElementsOf(BAD);
        // For the units, and not for a name that is misspelt here: such an error has another code.
        assertThat(errors.values().stream().flatMap(List::stream))
                .allMatch(code -> code.contains("prob.found.req")
                        || code.contains("cant.apply.symbol")
                        || code.contains("incompatible"));
    }

    /** The codes of the compiler's errors for each statement that has any. */
    private Map<String, List<String>> errors(List<String> statements) {
        List<Source> sources = new ArrayList<>();
        for (String statement : statements) {
            sources.add(new Source("Script" + sources.size(), statement));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", output.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
        compiler.getTask(null, null, diagnostics, options, null, sources).call();
        Map<String, List<String>> errors = new TreeMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                String statement = ((Source) diagnostic.getSource()).statement;
                errors.computeIfAbsent(statement, s -> new ArrayList<>()).add(diagnostic.getCode());
            }
        }
        return errors;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;
        private final String statement;

        Source(String name, String statement) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.name = name;
            this.statement = statement;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return "import static concert.quantities.Quantities.*; import concert.quantities.*; import java.util.*;"
                    + " import javax.measure.*; import javax.measure.quantity.*; class " + name
                    + " { static void move(Quantity<Length> position) {} void run() { " + statement + " } }";
        }
    }
}
