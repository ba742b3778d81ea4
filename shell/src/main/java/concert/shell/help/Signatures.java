package concert.shell.help;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes classes and members as people do: without packages, and with the names of parameters where they are known. */
final class Signatures {
    private Signatures() {}

    static String of(AnnotatedElement element) {
        return switch (element) {
            case Class<?> type -> of(type);
            case Method method ->
                variables(method.getTypeParameters()) + type(method.getGenericReturnType()) + " " + method.getName()
                        + parameters(method);
            case Constructor<?> constructor ->
                constructor.getDeclaringClass().getSimpleName() + parameters(constructor);
            case Field field -> type(field.getGenericType()) + " " + field.getName();
            default -> element.toString();
        };
    }

    private static String of(Class<?> type) {
        String kind = type.isRecord()
                ? "record"
                : type.isAnnotation()
                        ? "annotation"
                        : type.isInterface() ? "interface" : type.isEnum() ? "enum" : "class";
        String variables = type.getTypeParameters().length == 0
                ? ""
                : variables(type.getTypeParameters()).strip();
        Type parent = type.getGenericSuperclass();
        boolean told = parent != null && kind.equals("class") && parent != Object.class;
        List<Type> interfaces = Arrays.asList(type.getGenericInterfaces());
        String word = type.isInterface() ? " extends " : " implements ";
        return kind + " " + type(type) + variables + (told ? " extends " + type(parent) : "")
                + (interfaces.isEmpty() ? "" : word + types(interfaces));
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(Signatures::variable).collect(Collectors.joining(", ", "<", "> "));
    }

    private static String variable(TypeVariable<?> variable) {
        List<Type> bounds = Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .toList();
        return variable.getName()
                + (bounds.isEmpty()
                        ? ""
                        : " extends " + bounds.stream().map(Signatures::type).collect(Collectors.joining(" & ")));
    }

    private static String parameters(Executable executable) {
        Parameter[] parameters = executable.getParameters();
        Type[] types = executable.getGenericParameterTypes();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parameters.length; i++) {
            // The generic types leave out what the compiler adds.
            String type = type(types.length == parameters.length ? types[i] : parameters[i].getType());
            text.append(i == 0 ? "" : ", ")
                    .append(parameters[i].isVarArgs() ? type.replaceAll("\\[]$", "...") : type)
                    .append(parameters[i].isNamePresent() ? " " + parameters[i].getName() : "");
        }
        return "(" + text + ")";
    }

    private static String types(List<Type> types) {
        return types.stream().map(Signatures::type).collect(Collectors.joining(", "));
    }

    private static String type(Type type) {
        return switch (type) {
            case Class<?> array when array.isArray() -> type(array.getComponentType()) + "[]";
            case Class<?> nested
            when nested.getDeclaringClass() != null -> type(nested.getDeclaringClass()) + "." + nested.getSimpleName();
            case Class<?> plain -> plain.getSimpleName();
            case ParameterizedType generic ->
                type(generic.getRawType()) + "<" + types(Arrays.asList(generic.getActualTypeArguments())) + ">";
            case GenericArrayType array -> type(array.getGenericComponentType()) + "[]";
            case WildcardType wildcard -> wildcard(wildcard);
            default -> type.getTypeName();
        };
    }

    private static String wildcard(WildcardType wildcard) {
        if (wildcard.getLowerBounds().length > 0) {
            return "? super " + type(wildcard.getLowerBounds()[0]);
        }
        Type upper = wildcard.getUpperBounds()[0];
        return upper == Object.class ? "?" : "? extends " + type(upper);
    }

    static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }
}
