package concert.shell.snippets;

import concert.devices.commands.DeviceCommands;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/** What the names of a session mean now, for who asks for help. For the compiler's thread. */
public final class Declarations {
    private final JShell shell;
    private final SnippetClasses classes;
    private final Map<String, Home> homes;

    Declarations(JShell shell, SnippetClasses classes, Map<String, Home> homes) {
        this.shell = shell;
        this.classes = classes;
        this.homes = homes;
    }

    /**
     * A variable of the session.
     *
     * @param type as it was declared, or that of the value if there is one
     * @param value null also while what gives it one has not run
     */
    public record Variable(
            String name, Class<?> type, @Nullable Object value) {}

    /** The functions that somebody has written, by name and in the order in which they were defined. */
    public List<Declared> functions() {
        List<Declared> functions = new ArrayList<>();
        shell.methods().forEach(method -> declared(method, signature(method)).ifPresent(functions::add));
        functions.sort(Comparator.comparing(Declared::name));
        return functions;
    }

    /** The classes, records, enums and interfaces of the session. */
    public List<Declared> types() {
        List<Declared> types = new ArrayList<>();
        shell.types().forEach(type -> declared(type, type.name()).ifPresent(types::add));
        return types;
    }

    /** What the shell itself has added for a command was written by nobody, and is not told. */
    private Optional<Declared> declared(DeclarationSnippet snippet, String signature) {
        Home home = homes.get(snippet.id());
        return home == null || home.piece().written().isEmpty()
                ? Optional.empty()
                : Optional.of(new Declared(
                        snippet.name(),
                        signature,
                        home.piece().written(),
                        home.file(),
                        home.piece().line()));
    }

    private static String signature(MethodSnippet method) {
        String source = method.source();
        int body = source.indexOf('{');
        return source.substring(0, body < 0 ? source.length() : body)
                .replaceAll("@\\w+\\s+|\\b(?:public|private|protected|static|final|synchronized)\\s+", "")
                .replaceAll("\\)\\s*throws\\b.*", ")")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The variable of that name, or null. */
    public @Nullable Variable variable(String name) {
        VarSnippet variable = shell.variables()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElse(null);
        if (variable == null) {
            return null;
        }
        try {
            Field field = classes.loadClass(
                            shell.sourceCodeAnalysis().wrapper(variable).fullClassName())
                    .getDeclaredField(name);
            field.setAccessible(true);
            Object value = field.get(null);
            boolean asDeclared = value == null || field.getType().isPrimitive();
            return new Variable(name, asDeclared ? field.getType() : value.getClass(), value);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The class that a name without a package, or with it, means in the session; null if there is none. */
    public @Nullable Class<?> type(String name) {
        int dot = name.lastIndexOf('.');
        Class<?> outer = dot < 0 ? null : type(name.substring(0, dot));
        if (outer != null) {
            return load(outer.getName() + "$" + name.substring(dot + 1));
        }
        for (TypeDeclSnippet type : shell.types().toList()) {
            if (type.name().equals(name)) {
                return load(shell.sourceCodeAnalysis().wrapper(type).fullClassName() + "$" + name);
            }
        }
        List<String> imported = Stream.concat(
                        shell.imports().filter(one -> !one.isStatic()).map(ImportSnippet::fullname), Vocabulary.types())
                .toList();
        for (String one : imported) {
            Class<?> type = named(one, name);
            if (type != null) {
                return type;
            }
        }
        return load(name.contains(".") ? name : "java.lang." + name);
    }

    private @Nullable Class<?> named(String imported, String name) {
        if (imported.endsWith(".*")) {
            return load(imported.substring(0, imported.length() - 1) + name);
        }
        return imported.endsWith("." + name) ? load(imported) : null;
    }

    /** The classes whose static members are called without the name of their class. */
    public List<Class<?>> holders() {
        List<Class<?>> holders = new ArrayList<>(DeviceCommands.holders());
        Stream<String> imported = shell.imports()
                .filter(ImportSnippet::isStatic)
                .map(one -> one.fullname().replaceAll("\\.[\\w$*]+$", ""));
        Stream.concat(Vocabulary.statics(), imported).forEach(name -> {
            Class<?> holder = load(name);
            if (holder != null) {
                holders.add(holder);
            }
        });
        return holders;
    }

    private @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, classes);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** A known name like the one at the end of {@code chain}, with all before it; "" if there is none. */
    public String suggestion(String chain) {
        int place = chain.lastIndexOf('.') + 1;
        String known = place > 0
                ? Suggestions.at(shell.sourceCodeAnalysis(), chain, place)
                : Suggestions.nearest(chain, names());
        return known.isEmpty() ? "" : chain.substring(0, place) + known;
    }

    /** What stands for itself, without dots. */
    private Stream<String> names() {
        return Stream.of(
                        shell.variables().map(VarSnippet::name),
                        shell.methods().map(MethodSnippet::name),
                        shell.types().map(TypeDeclSnippet::name),
                        holders().stream()
                                .flatMap(holder -> Arrays.stream(holder.getMethods()))
                                .filter(method -> Modifier.isStatic(method.getModifiers()))
                                .map(Method::getName))
                .flatMap(names -> names);
    }
}
