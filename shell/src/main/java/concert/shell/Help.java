package concert.shell;

import concert.coroutines.CommandInfo;
import concert.devices.Parameter;
import concert.devices.QuantityParameter;
import concert.shell.help.Doc;
import concert.shell.help.WrittenComment;
import concert.shell.snippets.Declarations;
import concert.shell.snippets.Declared;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a name means, and how it is written. */
final class Help {
    static final String OVERVIEW = """
            NAME?         what NAME is: a variable, a function, a command, a class; motor.home? too
            NAME??        its source
            cdoc()        the commands                 pdoc()     the functions of this session
            ddoc()        the devices                  dstate()   and their parameters, read now
            tasks()       what runs                    locks()    what is locked
            await EXPR    runs a coroutine and waits; start(EXPR) runs it in the background
            TAB           completes a name             cursor up  the line before; Ctrl-R searches
            Ctrl-C        cancels what you wait for    Ctrl-K     stops everything, at any moment
            exit          ends the session; Ctrl-D too""";

    private final Shell shell;
    private final Lookup lookup;
    private final int width;

    Help(Shell shell) {
        this.shell = shell;
        this.lookup = new Lookup(shell);
        this.width = shell.console().width();
    }

    /** The text about a name in quotes, a class, or any other object. */
    String about(@Nullable Object thing) {
        List<Topic> topics = topics(thing);
        return topics.isEmpty()
                ? unknown(thing)
                : join(topics.stream().map(this::text).toList());
    }

    /** The source of the same. */
    String sourceOf(@Nullable Object thing) {
        List<Topic> topics = topics(thing);
        if (topics.isEmpty()) {
            return unknown(thing);
        }
        List<String> sources = topics.stream()
                .flatMap(topic -> source(topic).stream())
                .distinct()
                .toList();
        return sources.isEmpty()
                ? "the source of " + nameOf(thing) + " is not there; it comes with Concert's own classes and with what"
                        + " this session defines"
                : join(sources);
    }

    private List<Topic> topics(@Nullable Object thing) {
        return switch (thing) {
            case null -> List.of();
            case String name -> lookup.find(name.strip());
            case Class<?> type -> ofType(type);
            case Parameter<?> parameter -> List.of(new Topic.OfParameter(parameter));
            default -> List.of(new Topic.OfValue("", thing.getClass(), thing));
        };
    }

    /** A class of the session has no comment in a jar; it is found by its name. */
    private List<Topic> ofType(Class<?> type) {
        List<Topic> declared = lookup.find(type.getSimpleName()).stream()
                .filter(topic -> topic instanceof Topic.OfDeclared)
                .toList();
        return declared.isEmpty() ? List.of(new Topic.OfType(type)) : declared;
    }

    private String unknown(@Nullable Object thing) {
        if (!(thing instanceof String name)) {
            return "help and codeOf want a variable, a class or a name in quotes, got null";
        }
        String other = lookup.suggestion(name);
        return "nothing is called '" + name + "'" + (other.isEmpty() ? "" : "; did you mean " + other + "?");
    }

    private static String nameOf(@Nullable Object thing) {
        return switch (thing) {
            case String name -> name;
            case Class<?> type -> type.getSimpleName();
            case null -> "null";
            default -> thing.getClass().getSimpleName();
        };
    }

    private static String join(List<String> texts) {
        return String.join("\n\n", texts);
    }

    // ---- help
    // --------------------------------------------------------------------------------------------------------

    private String text(Topic topic) {
        return switch (topic) {
            case Topic.OfValue value ->
                new ClassPage(shell.docs(), value.type(), value.value(), width).text(value.name());
            case Topic.OfType type -> new ClassPage(shell.docs(), type.type(), null, width).text("");
            case Topic.OfDeclared(Declared declared) ->
                entry(
                        declared.signature(),
                        "defined in " + declared.place(),
                        WrittenComment.of(declared.written()).text(width));
            case Topic.OfCommand(CommandInfo command) ->
                entry(command.signature(), "a command registered in this session", command.summary());
            case Topic.OfMembers members -> members(members);
            case Topic.OfParameter(Parameter<?> parameter) ->
                entry(parameter.qualifiedName() + unit(parameter), "a parameter", parameter.documentation());
        };
    }

    private static String unit(Parameter<?> parameter) {
        return parameter instanceof QuantityParameter<?> quantity ? " in " + quantity.unit() : "";
    }

    private String members(Topic.OfMembers members) {
        List<String> texts = new ArrayList<>();
        if (!members.summary().isEmpty()) {
            texts.add(members.summary());
        }
        for (Doc doc : members.members()) {
            texts.add(entry(doc.signature(width), "in " + doc.place(), doc.text(width)));
        }
        return join(texts);
    }

    private static String entry(String signature, String place, String text) {
        return signature + "\n    " + place + (text.isEmpty() ? "" : "\n\n" + text);
    }

    // ---- source
    // ------------------------------------------------------------------------------------------------------

    private List<String> source(Topic topic) {
        return switch (topic) {
            case Topic.OfValue value -> ofClass(ClassPage.told(value.type()));
            case Topic.OfType type -> ofClass(type.type());
            case Topic.OfDeclared(Declared declared) -> List.of("// " + declared.place() + "\n" + declared.written());
            case Topic.OfMembers members ->
                members.members().stream()
                        .filter(doc -> !doc.source().isEmpty())
                        .map(Help::source)
                        .toList();
            case Topic.OfCommand ignored -> List.of();
            case Topic.OfParameter ignored -> List.of();
        };
    }

    private List<String> ofClass(Class<?> type) {
        List<Topic> declared = ofType(type);
        if (declared.getFirst() instanceof Topic.OfDeclared) {
            return source(declared.getFirst());
        }
        Doc doc = shell.docs().of(type);
        return doc.source().isEmpty() ? List.of() : List.of(source(doc));
    }

    private static String source(Doc doc) {
        return "// " + doc.sourcePlace() + "\n" + doc.source();
    }

    // ---- functions of the session
    // ------------------------------------------------------------------------------------

    /** The rows of {@code pdoc()}, below their heads. */
    static List<List<String>> functions(Shell shell) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Function", "Description", "Where"));
        for (Declared function : shell.look(Declarations::functions)) {
            String description = WrittenComment.of(function.written()).summary();
            rows.add(List.of(function.signature(), description, function.place()));
        }
        return rows;
    }
}
