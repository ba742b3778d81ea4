package concert.shell.completion;

import concert.shell.snippets.Scope;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a type, with their types as they are in it. */
final class Members {
    private final @Nullable Class<?> type;
    private final TypeText types;
    private final Method[] methods;

    private Members(@Nullable Class<?> type, List<String> arguments) {
        this.type = type;
        this.types = new TypeText(type == null ? Object.class : type, arguments);
        this.methods = type == null ? new Method[0] : type.getMethods();
    }

    /** Those of a type as the compiler names it; none if it is unknown. */
    static Members of(Scope.@Nullable Type type, Scope scope) {
        return type == null
                ? new Members(null, List.of())
                : new Members(scope.classNamed(TypeText.erased(type.name())), TypeText.arguments(type.name()));
    }

    static Members of(Class<?> type) {
        return new Members(type, List.of());
    }

    /** The forms of a method, the shortest first. */
    List<Form> named(String name) {
        List<Form> all = Arrays.stream(methods)
                .filter(method -> method.getName().equals(name))
                .map(method -> Form.of(method.isBridge() ? bridged(method) : method, types))
                .toList();
        // What is overridden with a narrower type, or inherited twice, is one form.
        return all.stream()
                .filter(form -> all.stream().noneMatch(other -> other != form && replaces(other, form, all)))
                .sorted(Comparator.comparingInt((Form form) -> form.parameters().size())
                        .thenComparing(Form::label))
                .toList();
    }

    /** What a bridge leads to in a class above that is not public, with its full types; else the bridge. */
    private static Method bridged(Method bridge) {
        for (Class<?> above = bridge.getDeclaringClass().getSuperclass();
                above != null;
                above = above.getSuperclass()) {
            for (Method method : above.getDeclaredMethods()) {
                if (method.getName().equals(bridge.getName())
                        && Arrays.equals(method.getParameterTypes(), bridge.getParameterTypes())
                        && !method.isBridge()) {
                    return method;
                }
            }
        }
        return bridge;
    }

    private static boolean replaces(Form one, Form another, List<Form> all) {
        if (!one.wanted().equals(another.wanted()) || !another.given().isAssignableFrom(one.given())) {
            return false;
        }
        return one.given() != another.given() || all.indexOf(one) < all.indexOf(another);
    }

    /** The forms in which an object of the type is made. */
    List<Form> constructors() {
        return type == null
                ? List.of()
                : Arrays.stream(type.getConstructors())
                        .map(constructor -> Form.of(constructor, types))
                        .sorted(Comparator.comparingInt(
                                form -> form.parameters().size()))
                        .toList();
    }

    @Nullable
    Field field(String name) {
        return type == null
                ? null
                : Arrays.stream(type.getFields())
                        .filter(field -> field.getName().equals(name))
                        .findFirst()
                        .orElse(null);
    }

    String type(Field field) {
        return types.of(field.getGenericType());
    }

    /** The forms that need no object. */
    List<Form> staticNamed(String name) {
        return hasStatic(name) ? named(name).stream().filter(Form::isStatic).toList() : List.of();
    }

    boolean hasStatic(String name) {
        return Arrays.stream(methods)
                .anyMatch(method -> method.getName().equals(name) && Modifier.isStatic(method.getModifiers()));
    }
}
