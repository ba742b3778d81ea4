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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes classes and members as people do: without packages, and with the names of parameters where they are known. */
final class Signatures {
    /** What the type variables of superclasses are in the class from which a member is seen. */
    private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

    private Signatures() {}

    static String of(AnnotatedElement element) {
        return new Signatures().text(element);
    }

    /** A member as a subclass has it: {@code setPosition(Quantity<Length> position)} of a linear motor. */
    static String of(AnnotatedElement member, Class<?> from) {
        Signatures signatures = new Signatures();
        signatures.bind(from);
        return signatures.text(member);
    }

    private void bind(Class<?> type) {
        List<Type> parents = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
        Type superclass = type.getGenericSuperclass();
        if (superclass != null) {
            parents.add(superclass);
        }
        for (Type parent : parents) {
            switch (parent) {
                case ParameterizedType generic -> {
                    Class<?> raw = (Class<?>) generic.getRawType();
                    for (int i = 0; i < raw.getTypeParameters().length; i++) {
                        bindings.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
                    }
                    bind(raw);
                }
                case Class<?> plain -> bind(plain);
                default -> {}
            }
        }
    }

    private String text(AnnotatedElement element) {
        return switch (element) {
            case Class<?> type -> declaration(type);
            case Method method ->
                variables(method.getTypeParameters()) + type(method.getGenericReturnType()) + " " + method.getName()
                        + parameters(method);
            case Constructor<?> constructor ->
                constructor.getDeclaringClass().getSimpleName() + parameters(constructor);
            case Field field -> type(field.getGenericType()) + " " + field.getName();
            default -> element.toString();
        };
    }

    private String declaration(Class<?> type) {
        if (type.isPrimitive() || type.isArray()) {
            return type(type);
        }
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

    private String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(this::variable).collect(Collectors.joining(", ", "<", "> "));
    }

    private String variable(TypeVariable<?> variable) {
        List<Type> bounds = Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .toList();
        return variable.getName()
                + (bounds.isEmpty()
                        ? ""
                        : " extends " + bounds.stream().map(this::type).collect(Collectors.joining(" & ")));
    }

    private String parameters(Executable executable) {
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

    private String types(List<Type> types) {
        return types.stream().map(this::type).collect(Collectors.joining(", "));
    }

    private String type(Type type) {
        return switch (type) {
            case Class<?> array when array.isArray() -> type(array.getComponentType()) + "[]";
            case Class<?> nested
            when nested.getDeclaringClass() != null -> type(nested.getDeclaringClass()) + "." + nested.getSimpleName();
            case Class<?> plain -> plain.getSimpleName();
            case ParameterizedType generic ->
                type(generic.getRawType()) + "<" + types(Arrays.asList(generic.getActualTypeArguments())) + ">";
            case GenericArrayType array -> type(array.getGenericComponentType()) + "[]";
            case WildcardType wildcard -> wildcard(wildcard);
            case TypeVariable<?> variable
            when bindings.containsKey(variable) -> type(Objects.requireNonNull(bindings.get(variable)));
            default -> type.getTypeName();
        };
    }

    private String wildcard(WildcardType wildcard) {
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
