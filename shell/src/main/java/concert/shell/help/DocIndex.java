package concert.shell.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the sources in the jars say. A file is read and parsed when it is first asked for, and then kept.
 *
 * <p>From any thread; whoever comes second waits. An interrupt changes nothing.
 */
public final class DocIndex {
    /** No package: what stands there is open to everybody, and javac does not take it for the source of a class. */
    private static final String FOLDER = "/META-INF/concert/sources/";

    /** By the name of the outermost class; guarded by this. */
    private final Map<String, List<Declaration>> files = new HashMap<>();

    /** Of a class, a method, a constructor or a field. Never null: a JDK method has at least a signature. */
    public Doc of(AnnotatedElement element) {
        return switch (element) {
            case Class<?> type ->
                new Doc(Signatures.of(type), type.getPackageName(), declaration(type, "", null), null);
            case Method method -> of(method, method.getDeclaringClass());
            case Constructor<?> constructor ->
                new Doc(Signatures.of(constructor), name(constructor), declaration(constructor, "<init>"), null);
            case Field field ->
                new Doc(
                        Signatures.of(field),
                        name(field),
                        declaration(field.getDeclaringClass(), field.getName(), null),
                        null);
            default -> throw new IllegalArgumentException(element + " is neither a class nor a member of one");
        };
    }

    /** Of a method as a class has it, which may inherit it: with the types that the class puts for type variables. */
    public Doc of(Method method, Class<?> from) {
        Method overridden = overridden(method, method.getDeclaringClass());
        Declaration own = declaration(method, method.getName());
        if (own == null && method.getDeclaringClass().isRecord()) {
            own = declaration(method.getDeclaringClass(), method.getName(), null);
        }
        return new Doc(
                Signatures.of(method, from), name(method), own, overridden == null ? null : of(overridden, from));
    }

    private static String name(Member member) {
        String name = member.getDeclaringClass().getCanonicalName();
        return name == null ? member.getDeclaringClass().getName() : name;
    }

    /**
     * What a class declares or inherits under a name, public or for subclasses: methods first, then a field. Static ones come
     * before the others, short signatures before long ones.
     */
    public List<Doc> members(Class<?> type, String name) {
        return Stream.concat(
                        methods(type, method -> method.getName().equals(name)).stream()
                                .map(method -> of(method, type)),
                        fields(type, field -> field.getName().equals(name)).stream()
                                .map(this::of))
                .toList();
    }

    /** The methods of a class, inherited ones too, that a user may call and that {@code wanted} takes; each once. */
    public static List<Method> methods(Class<?> type, Predicate<Method> wanted) {
        List<Method> candidates = new ArrayList<>(Arrays.asList(type.getMethods()));
        // The public methods of a superclass that is not public itself: the compiler hides them behind bridges.
        superclasses(type)
                .flatMap(parent -> Arrays.stream(parent.getDeclaredMethods()))
                .filter(method ->
                        Modifier.isProtected(method.getModifiers()) || Modifier.isPublic(method.getModifiers()))
                .forEach(candidates::add);
        List<Method> found = new ArrayList<>();
        for (Method candidate : candidates) {
            if (!candidate.isSynthetic()
                    && wanted.test(candidate)
                    && found.stream().noneMatch(known -> isSame(known, candidate) || overrides(known, candidate))) {
                found.add(candidate);
            }
        }
        found.sort(Comparator.comparing(Method::getName)
                .thenComparing(method -> !Signatures.isStatic(method))
                .thenComparingInt(Method::getParameterCount)
                .thenComparing(method -> Signatures.of(method)));
        return found;
    }

    /** The fields of a class, inherited ones too, that a user may read and that {@code wanted} takes. */
    public static List<Field> fields(Class<?> type, Predicate<Field> wanted) {
        return Arrays.stream(type.getFields())
                .filter(field -> !field.isSynthetic() && wanted.test(field))
                .toList();
    }

    private static boolean isSame(Method one, Method other) {
        return one.getName().equals(other.getName())
                && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
    }

    private static Stream<Class<?>> superclasses(Class<?> type) {
        return Stream.<Class<?>>iterate(type, parent -> parent != null, Class::getSuperclass);
    }

    // ---- inheritance
    // -------------------------------------------------------------------------------------------------

    /** The method of a superclass or, if there is none, of an interface that {@code method} overrides. */
    private static @Nullable Method overridden(Method method, Class<?> type) {
        if (Signatures.isStatic(method) || Modifier.isPrivate(method.getModifiers())) {
            return null;
        }
        for (Class<?> parent : parents(type)) {
            for (Method candidate : parent.getDeclaredMethods()) {
                if (overrides(method, candidate)) {
                    return candidate;
                }
            }
            Method further = overridden(method, parent);
            if (further != null) {
                return further;
            }
        }
        return null;
    }

    private static List<Class<?>> parents(Class<?> type) {
        List<Class<?>> parents = new ArrayList<>();
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && superclass != Object.class) {
            parents.add(superclass);
        }
        parents.addAll(Arrays.asList(type.getInterfaces()));
        return parents;
    }

    /** A type variable that the subclass fixes makes the parameter of the overriding method narrower. */
    private static boolean overrides(Method method, Method candidate) {
        if (!candidate.getName().equals(method.getName())
                || candidate.isSynthetic()
                || Signatures.isStatic(candidate)
                || Modifier.isPrivate(candidate.getModifiers())
                || candidate.getParameterCount() != method.getParameterCount()) {
            return false;
        }
        for (int i = 0; i < method.getParameterCount(); i++) {
            if (!candidate.getParameterTypes()[i].isAssignableFrom(method.getParameterTypes()[i])) {
                return false;
            }
        }
        return true;
    }

    // ---- sources
    // -----------------------------------------------------------------------------------------------------

    private @Nullable Declaration declaration(Executable member, String name) {
        List<String> parameters = Arrays.stream(member.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
        return declaration(member.getDeclaringClass(), name, parameters);
    }

    /** Its parameters as written; if no overload has just these, the only one with as many. */
    private @Nullable Declaration declaration(Class<?> type, String name, @Nullable List<String> parameters) {
        String owner = nameInFile(type);
        List<Declaration> candidates = file(outermost(type)).stream()
                .filter(declaration -> declaration.owner().equals(owner)
                        && declaration.name().equals(name)
                        && declaration.isMethod() == (parameters != null))
                .toList();
        if (parameters == null) {
            return candidates.isEmpty() ? null : candidates.getFirst();
        }
        List<Declaration> likely = candidates.stream()
                .filter(declaration -> count(declaration) == parameters.size())
                .toList();
        return likely.stream()
                .filter(declaration -> parameters.equals(declaration.parameters()))
                .findFirst()
                .orElse(likely.size() == 1 ? likely.getFirst() : null);
    }

    private static int count(Declaration declaration) {
        List<String> parameters = declaration.parameters();
        return parameters == null ? -1 : parameters.size();
    }

    private static String nameInFile(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : nameInFile(outer) + "." + type.getSimpleName();
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type : outermost(outer);
    }

    private synchronized List<Declaration> file(Class<?> type) {
        List<Declaration> known = files.get(type.getName());
        if (known == null) {
            known = read(type);
            files.put(type.getName(), known);
        }
        return known;
    }

    private static List<Declaration> read(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".java";
        try (InputStream in = type.getResourceAsStream(FOLDER + file)) {
            return in == null
                    ? List.of()
                    : SourceFile.declarations(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
