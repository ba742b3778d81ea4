package concert.shell;

import concert.devices.Parameter;
import concert.devices.Parameterizable;
import concert.devices.QuantityParameter;
import concert.shell.help.Doc;
import concert.shell.help.DocIndex;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a class offers, as tables: what it is, the parameters of a device, constructors, constants, methods. */
final class ClassPage {
    private final DocIndex docs;
    private final Class<?> type;
    private final @Nullable Object value;
    private final int width;

    ClassPage(DocIndex docs, Class<?> type, @Nullable Object value, int width) {
        this.docs = docs;
        this.type = told(type);
        this.value = value;
        this.width = width;
    }

    /** The nearest class that a user may know: itself, a public superclass, or else an interface. */
    static Class<?> told(Class<?> type) {
        for (Class<?> known = type; known != null && known != Object.class; known = known.getSuperclass()) {
            if (Modifier.isPublic(known.getModifiers()) || known.isPrimitive()) {
                return known;
            }
            for (Class<?> offered : known.getInterfaces()) {
                if (Modifier.isPublic(offered.getModifiers())) {
                    return offered;
                }
            }
        }
        return type;
    }

    /**
     * The page.
     *
     * @param name of the variable that it is about, or ""
     */
    String text(String name) {
        Doc doc = docs.of(type);
        StringBuilder text = new StringBuilder();
        String prefix = name.isEmpty() ? "" : name + ": ";
        text.append(prefix).append(doc.signature(width - prefix.length()));
        text.append("\n    in ").append(type.isPrimitive() ? "Java" : doc.place());
        append(text, doc.text(width));
        append(text, table("Parameter", parameters()));
        if (value == null) {
            append(text, table("Constructor", constructors()));
            append(text, table("Constant", constants()));
        }
        append(text, table("Method", methods()));
        return text.toString();
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.isEmpty() ? "" : "\n\n" + part);
    }

    private String table(String head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        List<List<String>> all = new ArrayList<>();
        all.add(rows.getFirst().size() == 3 ? List.of(head, "Unit", "Description") : List.of(head, "Description"));
        all.addAll(rows);
        return Columns.of(all, width);
    }

    private List<List<String>> parameters() {
        List<List<String>> rows = new ArrayList<>();
        if (value instanceof Parameterizable device) {
            for (Parameter<?> parameter : device) {
                String unit = parameter instanceof QuantityParameter<?> quantity
                        ? quantity.unit().toString()
                        : "";
                rows.add(List.of(parameter.name(), unit, parameter.documentation()));
            }
        }
        return rows;
    }

    private List<List<String>> constructors() {
        return Arrays.stream(type.getConstructors())
                .sorted(Comparator.comparingInt(Constructor::getParameterCount))
                .map(docs::of)
                .map(ClassPage::row)
                .toList();
    }

    private List<List<String>> constants() {
        return DocIndex.fields(type, field -> true).stream()
                .map(docs::of)
                .map(ClassPage::row)
                .toList();
    }

    private List<List<String>> methods() {
        return DocIndex.methods(type, this::isOffered).stream()
                .map(method -> {
                    Doc doc = docs.of(method, type);
                    return List.of((isStatic(method) ? "static " : "") + doc.signature(), doc.summary());
                })
                .toList();
    }

    private boolean isOffered(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !(isStatic(method) && value != null)
                && isOfJava(method.getDeclaringClass()) == isOfJava(type)
                && !method.isAnnotationPresent(Deprecated.class)
                && !isOfEveryObject(method);
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }

    /** What a class of ours has from the JDK, an iterator's methods for example, says nothing about it. */
    private static boolean isOfJava(Class<?> declaring) {
        return declaring.getPackageName().startsWith("java.");
    }

    /** What nobody looks up: equals, hashCode and toString. */
    private static boolean isOfEveryObject(Method method) {
        try {
            var _ = Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static List<String> row(Doc doc) {
        return List.of(doc.signature(), doc.summary());
    }
}
