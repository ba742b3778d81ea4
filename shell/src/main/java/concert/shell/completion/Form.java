package concert.shell.completion;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the forms in which a method or a constructor can be called.
 *
 * @param parameters their types and, where these are known, names
 * @param result the type of the value
 * @param wanted the types of the parameters, without arguments
 * @param given the type of the value, without arguments
 */
record Form(
        AnnotatedElement member,
        String name,
        List<String> parameters,
        String result,
        List<Class<?>> wanted,
        Class<?> given) {

    static Form of(Method method, TypeText types) {
        return new Form(
                method,
                method.getName(),
                parameters(method, types),
                types.of(method.getGenericReturnType()),
                List.of(method.getParameterTypes()),
                method.getReturnType());
    }

    static Form of(Constructor<?> constructor, TypeText types) {
        Class<?> type = constructor.getDeclaringClass();
        return new Form(
                constructor,
                type.getSimpleName(),
                parameters(constructor, types),
                "",
                List.of(constructor.getParameterTypes()),
                type);
    }

    private static List<String> parameters(Executable executable, TypeText types) {
        List<String> texts = new ArrayList<>();
        var parameters = executable.getParameters();
        var generic = executable.getGenericParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            String type =
                    types.of(generic.length == parameters.length ? generic[i] : parameters[i].getParameterizedType());
            boolean last = i == parameters.length - 1;
            String shown = last && executable.isVarArgs() ? type.replaceFirst("\\[]$", "...") : type;
            texts.add(parameters[i].isNamePresent() ? shown + " " + parameters[i].getName() : shown);
        }
        return texts;
    }

    boolean isStatic() {
        return member instanceof Method method && Modifier.isStatic(method.getModifiers());
    }

    /** {@code setPosition(Quantity<Length> position)}. */
    String label() {
        return name + "(" + String.join(", ", parameters) + ")";
    }

    /** The label with the type of the value. */
    String signature() {
        return result.isEmpty() ? "new " + label() : result + " " + label();
    }

    /** The parameter's type as it is written. */
    String parameterType(int index) {
        String parameter = parameters.get(index);
        int blank = parameter.lastIndexOf(' ');
        return blank < 0 || parameter.endsWith(">") ? parameter : parameter.substring(0, blank);
    }
}
