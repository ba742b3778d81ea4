package concert.shell.completion;

import java.lang.reflect.GenericArrayType;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types as people write them: without packages, and with what a type variable stands for in its place. */
final class TypeText {
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private final Map<TypeVariable<?>, String> meanings = new HashMap<>();

    /** For the members of {@code type} with these type arguments, as text. */
    TypeText(Class<?> type, List<String> arguments) {
        TypeVariable<?>[] variables = type.getTypeParameters();
        for (int i = 0; i < Math.min(variables.length, arguments.size()); i++) {
            meanings.put(variables[i], arguments.get(i));
        }
        inherit(type);
    }

    private void inherit(Class<?> type) {
        Type above = type.getGenericSuperclass();
        if (above != null) {
            inherit(above);
        }
        Arrays.stream(type.getGenericInterfaces()).forEach(this::inherit);
    }

    private void inherit(Type above) {
        if (above instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            Type[] arguments = parameterized.getActualTypeArguments();
            for (int i = 0; i < variables.length; i++) {
                meanings.putIfAbsent(variables[i], of(arguments[i]));
            }
            inherit(raw);
        } else if (above instanceof Class<?> raw) {
            inherit(raw);
        }
    }

    String of(Type type) {
        return switch (type) {
            case Class<?> plain -> plain.getSimpleName();
            case ParameterizedType parameterized ->
                of(parameterized.getRawType())
                        + Arrays.stream(parameterized.getActualTypeArguments())
                                .map(this::of)
                                .collect(Collectors.joining(", ", "<", ">"));
            case TypeVariable<?> variable -> Objects.requireNonNullElse(meanings.get(variable), variable.getName());
            case GenericArrayType array -> of(array.getGenericComponentType()) + "[]";
            case WildcardType wildcard -> of(wildcard);
            default -> shortened(type.getTypeName());
        };
    }

    private String of(WildcardType wildcard) {
        if (wildcard.getLowerBounds().length > 0) {
            return "? super " + of(wildcard.getLowerBounds()[0]);
        }
        Type bound = wildcard.getUpperBounds()[0];
        return bound == Object.class ? "?" : "? extends " + of(bound);
    }

    /** A type as the compiler names it, without packages. */
    static String shortened(String type) {
        return PACKAGES.matcher(type).replaceAll("").replace(",", ", ").replaceAll(", +", ", ");
    }

    /** The name of a type without its arguments. */
    static String erased(String type) {
        int open = type.indexOf('<');
        return open < 0 ? type : type.substring(0, open);
    }

    /** The type arguments of a type as the compiler names it, without packages. */
    static List<String> arguments(String type) {
        int open = type.indexOf('<');
        if (open < 0 || !type.endsWith(">")) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int begin = open + 1;
        for (int i = begin; i < type.length(); i++) {
            char c = type.charAt(i);
            if ((c == ',' && depth == 0) || i == type.length() - 1) {
                arguments.add(shortened(type.substring(begin, i).strip()));
                begin = i + 1;
            }
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        }
        return arguments;
    }
}
