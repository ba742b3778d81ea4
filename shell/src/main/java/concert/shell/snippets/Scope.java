package concert.shell.snippets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What the names of a session are, as the compiler knows them. Confined to the compiler's thread; runs nothing. */
public final class Scope {

    /** A variable and its type. */
    public record Variable(String name, String type) {}

    /**
     * The type of an expression.
     *
     * @param name with type arguments, and with packages where the compiler gives them
     * @param isClass the expression is the name of the class itself, so that only what is static can follow
     */
    public record Type(String name, boolean isClass) {}

    private final JShell shell;
    private final Declarations declarations;
    private final SourceCodeAnalysis analysis;
    private final SnippetClasses classes;
    private final Map<String, Class<?>> known = new HashMap<>();

    Scope(JShell shell, Declarations declarations, SnippetClasses classes) {
        this.shell = shell;
        this.declarations = declarations;
        this.analysis = shell.sourceCodeAnalysis();
        this.classes = classes;
    }

    /** What the name at the end of {@code source} may become; a method's name ends in its brackets. */
    public SortedSet<String> continuations(String source) {
        return Continuations.of(analysis, source);
    }

    /** The type of an expression, or of the class that it names; null if it has none. */
    public @Nullable Type typeOf(String expression) {
        String java = AwaitRewriter.rewrite(expression).text();
        String type = analysis.analyzeType(java, java.length());
        if (type != null) {
            return new Type(type, false);
        }
        if (!java.matches("[\\w.]+")) {
            return null;
        }
        String literal = java + ".class";
        String ofClass = analysis.analyzeType(literal, literal.length());
        return ofClass == null || !ofClass.endsWith(">")
                ? null
                : new Type(ofClass.substring(ofClass.indexOf('<') + 1, ofClass.length() - 1), true);
    }

    /** The variables that somebody has named. */
    public List<Variable> variables() {
        return shell.variables()
                .filter(variable -> variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .filter(variable -> !variable.name().contains("$"))
                .map(variable -> new Variable(variable.name(), type(variable)))
                .toList();
    }

    private static String type(VarSnippet variable) {
        String type = variable.typeName();
        return type == null ? "" : type;
    }

    /** The functions that somebody has defined. */
    public List<Declared> functions() {
        return declarations.functions();
    }

    /** The class that a name means here, with its package or without; null if there is none. */
    public @Nullable Class<?> classNamed(String name) {
        Class<?> found = known.get(name);
        if (found == null) {
            found = declarations.type(name);
            // What the session itself declares may be declared again.
            if (found != null && found.getClassLoader() != classes) {
                known.put(name, found);
            }
        }
        return found;
    }

    /** The classes whose static members need no import. */
    public List<Class<?>> vocabulary() {
        return declarations.holders();
    }
}
