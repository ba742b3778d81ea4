package concert.shell;

import concert.coroutines.CommandInfo;
import concert.devices.Device;
import concert.devices.UnknownParameterException;
import concert.devices.commands.DeviceCommands;
import concert.shell.help.Doc;
import concert.shell.help.DocIndex;
import concert.shell.snippets.Declarations;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a name means at this moment: variable, function, command, class, or a member behind dots. Runs nothing. */
final class Lookup {
    private final Shell shell;
    private final DocIndex docs;

    Lookup(Shell shell) {
        this.shell = shell;
        this.docs = shell.docs();
    }

    /** Everything that the name means, the nearest first; empty if nothing is called so. */
    List<Topic> find(String name) {
        List<String> parts = List.of(name.split("\\.", -1));
        List<Topic> topics = new ArrayList<>();
        if (parts.size() == 1) {
            variable(name).ifPresent(found -> topics.add(new Topic.OfValue(name, found.type(), found.value())));
            topics.addAll(declared(name));
            topics.addAll(commands(name));
        } else {
            topics.addAll(member(parts));
        }
        Class<?> type = shell.look(names -> names.type(name));
        if (type != null && declared(name).isEmpty()) {
            topics.add(new Topic.OfType(type));
        }
        return topics;
    }

    /** A name that is known and like this one, or "". */
    String suggestion(String name) {
        return shell.look(names -> names.suggestion(name));
    }

    private Optional<Declarations.Variable> variable(String name) {
        return Optional.ofNullable(shell.<Declarations.@Nullable Variable>look(names -> names.variable(name)));
    }

    private List<Topic.OfDeclared> declared(String name) {
        return shell.look(names -> Stream.concat(names.functions().stream(), names.types().stream()))
                .filter(declared -> declared.name().equals(name))
                .map(Topic.OfDeclared::new)
                .toList();
    }

    /** Functions without a prefix, such as commands; with the method that a command runs. */
    private List<Topic> commands(String name) {
        Optional<CommandInfo> command = shell.supervisor().commands().all().stream()
                .filter(info -> info.name().equals(name))
                .findFirst();
        List<Doc> members = new ArrayList<>();
        for (Class<?> holder : shell.look(Declarations::holders)) {
            boolean runsMethods = DeviceCommands.holders().contains(holder);
            List<Method> methods = DocIndex.methods(
                    holder, method -> method.getName().equals(name) && (runsMethods || isStatic(method)));
            if (methods.stream().anyMatch(Lookup::isStatic)) {
                methods.forEach(method -> members.add(docs.of(method, holder)));
            }
            DocIndex.fields(holder, field -> field.getName().equals(name))
                    .forEach(field -> members.add(docs.of(field)));
        }
        if (!members.isEmpty()) {
            return List.of(new Topic.OfMembers(command.map(CommandInfo::summary).orElse(""), members));
        }
        return command.map(info -> List.<Topic>of(new Topic.OfCommand(info))).orElse(List.of());
    }

    private static boolean isStatic(Method method) {
        return Modifier.isStatic(method.getModifiers());
    }

    // ---- behind dots
    // -------------------------------------------------------------------------------------------------

    /** Where a chain of names has come to. */
    private record Place(Class<?> type, @Nullable Object value) {}

    private List<Topic> member(List<String> parts) {
        List<Topic> topics = new ArrayList<>();
        // The beginning may be a name with a package, which has dots itself.
        for (int length = 1; length < parts.size() && topics.isEmpty(); length++) {
            String last = parts.getLast();
            Place place = begin(String.join(".", parts.subList(0, length)));
            for (String part : parts.subList(length, parts.size() - 1)) {
                place = place == null ? null : step(place, part);
            }
            if (place == null) {
                continue;
            }
            if (place.value() instanceof Device device) {
                parameter(device, last).ifPresent(topics::add);
            }
            List<Doc> members = docs.members(place.type(), last);
            if (!members.isEmpty()) {
                topics.add(new Topic.OfMembers("", members));
            }
        }
        return topics;
    }

    private static Optional<Topic> parameter(Device device, String name) {
        try {
            return Optional.of(new Topic.OfParameter(device.parameter(name)));
        } catch (UnknownParameterException e) {
            return Optional.empty();
        }
    }

    private @Nullable Place begin(String name) {
        Optional<Place> variable = variable(name).map(found -> new Place(found.type(), found.value()));
        if (variable.isPresent()) {
            return variable.get();
        }
        for (Class<?> holder : shell.look(Declarations::holders)) {
            for (Field field : holder.getFields()) {
                if (field.getName().equals(name)) {
                    return new Place(field.getType(), null);
                }
            }
        }
        Class<?> type = shell.look(names -> names.type(name));
        return type == null ? null : new Place(type, null);
    }

    private static @Nullable Place step(Place place, String name) {
        Stream<Class<?>> types = Stream.of(
                        Arrays.stream(place.type().getFields())
                                .filter(field -> field.getName().equals(name))
                                .map(Field::getType),
                        DocIndex.methods(
                                        place.type(), method -> method.getName().equals(name))
                                .stream()
                                .filter(method -> !isStatic(method) || place.value() == null)
                                .map(Method::getReturnType),
                        Arrays.stream(place.type().getClasses())
                                .filter(type -> type.getSimpleName().equals(name)))
                .flatMap(found -> found);
        return types.filter(Objects::nonNull)
                .findFirst()
                .map(type -> new Place(type, null))
                .orElse(null);
    }
}
