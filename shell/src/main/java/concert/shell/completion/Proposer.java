package concert.shell.completion;

import concert.coroutines.CommandInfo;
import concert.coroutines.Coroutine;
import concert.devices.Parameter;
import concert.quantities.QuantityFactory;
import concert.shell.help.DocIndex;
import concert.shell.help.WrittenComment;
import concert.shell.snippets.Declared;
import concert.shell.snippets.Place;
import concert.shell.snippets.Scope;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be typed next. Confined to the thread of the compiler, which it asks for names and types; it runs
 * nothing of the session.
 */
public final class Proposer {
    private static final String VARIABLES = "Variables";
    private static final String FUNCTIONS = "Functions";
    private static final String COMMANDS = "Commands";
    private static final String VOCABULARY = "Vocabulary";
    private static final String CLASSES = "Classes";
    private static final String PACKAGES = "Packages";
    private static final String WORDS = "Words";
    private static final String PARAMETERS = "Parameters";
    private static final String COROUTINES = "Coroutines";
    private static final String METHODS = "Methods";
    private static final String FIELDS = "Fields";
    private static final String OBJECT = "Of every object";
    private static final String SESSIONS = "Sessions";

    private static final List<String> ORDER = List.of(
            VARIABLES,
            FUNCTIONS,
            COMMANDS,
            VOCABULARY,
            CLASSES,
            PACKAGES,
            WORDS,
            PARAMETERS,
            COROUTINES,
            FIELDS,
            METHODS,
            OBJECT,
            SESSIONS);

    /** What every object has and nobody looks for; shown to who begins to type it. */
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private static final List<String> KEYWORDS = List.of(
            "await ",
            "break",
            "continue",
            "else ",
            "false",
            "for (",
            "if (",
            "import ",
            "new ",
            "null",
            "return",
            "throw new ",
            "true",
            "try {",
            "try (",
            "var ",
            "void ",
            "while (");

    private static final String AWAIT = "Waits for a coroutine or a task and gives its value.";

    private static final Pattern QUANTITY = Pattern.compile("Quantity<(\\w{2,})>");

    /** More classes than this are listed without a word about each. */
    private static final int DESCRIBED = 60;

    private final Scope scope;
    private final Supplier<List<CommandInfo>> commands;
    private final Supplier<List<String>> sessions;
    private final DocIndex documentation;

    /**
     * @param commands all that are registered
     * @param sessions the names of the user's sessions
     */
    public Proposer(
            Scope scope,
            Supplier<List<CommandInfo>> commands,
            Supplier<List<String>> sessions,
            DocIndex documentation) {
        this.scope = scope;
        this.commands = commands;
        this.sessions = sessions;
        this.documentation = documentation;
    }

    /** What can be typed at the end of {@code source}. */
    public Proposals at(String source) {
        Place place = Place.at(source);
        List<Proposal> words = switch (place.kind()) {
            case NOTHING -> List.of();
            case IMPORT -> imports(place, source);
            case MEMBER, REFERENCE -> members(place, source);
            case CREATION -> creations(place, source);
            case STATEMENT, VALUE -> names(place, source);
        };
        List<String> signatures =
                place.prefix().isEmpty() && place.kind() == Place.Kind.VALUE ? signatures(place.call()) : List.of();
        return new Proposals(signatures, words.stream().sorted(BY_GROUP).toList());
    }

    private static final Comparator<Proposal> BY_GROUP = Comparator.comparingInt(
                    (Proposal proposal) -> ORDER.indexOf(proposal.group()))
            .thenComparing(Proposal::group)
            .thenComparing(Proposal::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Proposal::inserted);

    private String sentence(AnnotatedElement member) {
        return documentation.of(member).summary();
    }

    private List<String> signatures(Place.@Nullable Call call) {
        if (call == null) {
            return List.of();
        }
        Stream<String> ofSession = scope.functions().stream()
                .filter(function -> call.receiver().isEmpty()
                        && !call.creation()
                        && function.name().equals(call.name()))
                .map(Declared::signature);
        return Stream.concat(ofSession, forms(call).stream().map(this::described))
                .toList();
    }

    private String described(Form form) {
        // Of a command, what cdoc() says of it: its method leads to the coroutine that it runs.
        String sentence = commands.get().stream()
                .filter(command -> form.isStatic() && command.name().equals(form.name()))
                .map(CommandInfo::summary)
                .findFirst()
                .orElseGet(() -> sentence(form.member()));
        return form.signature() + (sentence.isEmpty() ? "" : "  " + sentence);
    }

    // ---- imports

    private List<Proposal> imports(Place place, String source) {
        if (place.receiver().equals("session.")) {
            return sessions.get().stream()
                    .filter(name -> name.startsWith(place.prefix()))
                    .map(name -> new Proposal(name, SESSIONS, name, "", ""))
                    .toList();
        }
        List<Proposal> proposals = new ArrayList<>(scope.continuations(source).stream()
                .filter(name -> !name.endsWith(" "))
                .map(name -> new Proposal(name, name.endsWith(".") ? PACKAGES : CLASSES, name, "", ""))
                .toList());
        if (place.receiver().isEmpty() && "session.".startsWith(place.prefix())) {
            proposals.add(new Proposal("session.", SESSIONS, "session.", "", "Another of your sessions."));
        }
        return proposals;
    }

    // ---- members

    private List<Proposal> members(Place place, String source) {
        Scope.Type type = scope.typeOf(place.receiver());
        Members members = Members.of(type, scope);
        List<Proposal> all = new ArrayList<>();
        List<Proposal> fitting = new ArrayList<>();
        List<Form> wanting = place.kind() == Place.Kind.MEMBER ? forms(place.call()) : List.of();
        int argument = place.call() == null ? 0 : place.call().argument();
        boolean classOnly = type != null && type.isClass();
        for (String continuation : scope.continuations(source)) {
            String name = bare(continuation);
            if (OF_EVERY_OBJECT.contains(name) && place.prefix().isEmpty()) {
                continue;
            }
            List<Form> forms = continuation.endsWith(".") || (classOnly && !members.hasStatic(name))
                    ? List.of()
                    : members.named(name);
            Proposal proposal = forms.isEmpty() ? field(members, continuation) : method(continuation, forms);
            all.add(proposal);
            if (forms.stream().anyMatch(form -> fits(form, wanting, argument))) {
                fitting.add(proposal);
            }
        }
        return fitting.isEmpty() ? all : fitting;
    }

    /** Whether a value of the form may become the argument; by its arguments too where the parameter has some. */
    private static boolean fits(Form form, List<Form> calls, int argument) {
        for (Form call : calls) {
            if (argument < call.parameters().size()) {
                Class<?> wanted = call.wanted().get(argument);
                String type = call.parameterType(argument);
                boolean exact = !type.matches(".*\\b[A-Z]\\b.*") && Quantity.class.isAssignableFrom(wanted);
                if (wanted != Object.class
                        && wanted.isAssignableFrom(form.given())
                        && (!exact || type.equals(form.result()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Proposal field(Members members, String name) {
        Field field = members.field(name);
        if (field == null) {
            boolean method = name.endsWith(")") || name.endsWith("(");
            return new Proposal(name, name.endsWith(".") ? PACKAGES : method ? METHODS : FIELDS, name, "", "");
        }
        return new Proposal(name, FIELDS, name, members.type(field), sentence(field));
    }

    private Proposal method(String inserted, List<Form> forms) {
        Form first = forms.getFirst();
        String group = OF_EVERY_OBJECT.contains(first.name())
                ? OBJECT
                : Parameter.class.isAssignableFrom(first.given())
                        ? PARAMETERS
                        : Coroutine.class.isAssignableFrom(first.given()) ? COROUTINES : dimension(first);
        return proposal(inserted, group, forms);
    }

    /** Units are looked for by what they measure. */
    private static String dimension(Form form) {
        Matcher quantity = QUANTITY.matcher(form.result());
        return form.given() == Quantity.class && quantity.matches() && ofUnits(form) ? quantity.group(1) : METHODS;
    }

    private static boolean ofUnits(Form form) {
        return form.member() instanceof Method method && method.getDeclaringClass() == QuantityFactory.class;
    }

    private Proposal proposal(String inserted, String group, List<Form> forms) {
        Form first = forms.getFirst();
        String label = forms.size() == 1 ? first.label() : first.name() + "(..) in " + forms.size() + " forms";
        return new Proposal(
                inserted,
                group,
                label,
                first.result(),
                forms.stream()
                        .map(form -> sentence(form.member()))
                        .filter(sentence -> !sentence.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private static String bare(String continuation) {
        int end = continuation.indexOf('(');
        return end < 0 ? continuation : continuation.substring(0, end);
    }

    // ---- calls

    /** The forms of a call that is being typed. */
    private List<Form> forms(Place.@Nullable Call call) {
        if (call == null) {
            return List.of();
        }
        List<Form> forms;
        if (call.creation()) {
            Class<?> type = scope.classNamed(call.name());
            forms = type == null ? List.of() : Members.of(type).constructors();
        } else if (!call.receiver().isEmpty()) {
            forms = Members.of(scope.typeOf(call.receiver()), scope).named(call.name());
        } else {
            forms = vocabulary(call.name());
        }
        return forms.stream()
                .filter(form -> form.parameters().size() > call.argument()
                        || form.parameters().isEmpty())
                .toList();
    }

    private List<Form> vocabulary(String name) {
        return scope.vocabulary().stream()
                .map(Members::of)
                .flatMap(members -> members.staticNamed(name).stream())
                .toList();
    }

    // ---- names

    private List<Proposal> creations(Place place, String source) {
        List<Proposal> proposals = new ArrayList<>();
        for (String continuation : place.prefix().isEmpty() ? List.<String>of() : scope.continuations(source)) {
            Class<?> type = continuation.endsWith(".") ? null : scope.classNamed(bare(continuation));
            List<Form> forms = type == null ? List.of() : Members.of(type).constructors();
            proposals.add(
                    forms.isEmpty()
                            ? new Proposal(
                                    continuation,
                                    continuation.endsWith(".") ? PACKAGES : CLASSES,
                                    continuation,
                                    "",
                                    type == null ? "" : sentence(type))
                            : new Proposal(
                                    continuation,
                                    CLASSES,
                                    forms.size() == 1
                                            ? forms.getFirst().label()
                                            : bare(continuation) + "(..) in " + forms.size() + " forms",
                                    "",
                                    sentence(forms.getFirst().given())));
        }
        return proposals;
    }

    private List<Proposal> names(Place place, String source) {
        List<Proposal> proposals = new ArrayList<>();
        List<Form> calls =
                place.kind() == Place.Kind.VALUE && place.prefix().isEmpty() ? forms(place.call()) : List.of();
        for (Scope.Variable variable : scope.variables()) {
            if (variable.name().startsWith(place.prefix())
                    && (calls.isEmpty() || mayBe(variable, calls, place.call()))) {
                proposals.add(new Proposal(
                        variable.name(), VARIABLES, variable.name(), TypeText.shortened(variable.type()), ""));
            }
        }
        if (!calls.isEmpty()) {
            if (calls.stream().anyMatch(form -> wants(form, Quantity.class, place.call()))) {
                proposals.add(new Proposal("q.", VOCABULARY, "q.", "", "Quantities: q.mm(2), q.s(0.5), q(\"2 keV\")"));
            }
            return proposals;
        }
        List<String> taken =
                new ArrayList<>(proposals.stream().map(Proposal::name).toList());
        // What a command gives is seldom a value; who wants it begins to type it.
        boolean commandsToo =
                place.kind() == Place.Kind.STATEMENT || !place.prefix().isEmpty();
        for (CommandInfo command : commandsToo ? commands.get() : List.<CommandInfo>of()) {
            if (command.name().startsWith(place.prefix())) {
                String label = command.signature();
                proposals.add(new Proposal(
                        command.name() + (label.endsWith("()") ? "()" : "("), COMMANDS, label, "", command.summary()));
                taken.add(command.name());
            }
        }
        for (Declared function : scope.functions()) {
            if (function.name().startsWith(place.prefix()) && !taken.contains(function.name())) {
                proposals.add(function(function));
                taken.add(function.name());
            }
        }
        if (!place.prefix().isEmpty()) {
            known(place, source, taken, proposals);
        }
        return proposals;
    }

    private static Proposal function(Declared function) {
        String signature = function.signature();
        int begin = Math.max(0, signature.indexOf(function.name() + "("));
        String label = signature.substring(begin);
        return new Proposal(
                function.name() + (label.endsWith("()") ? "()" : "("),
                FUNCTIONS,
                label,
                signature.substring(0, begin).strip(),
                WrittenComment.of(function.written()).summary());
    }

    /** What Concert and Java have. */
    private void known(Place place, String source, List<String> taken, List<Proposal> proposals) {
        KEYWORDS.stream()
                .filter(word -> word.startsWith(place.prefix()) && !word.equals(place.prefix()))
                .forEach(word -> {
                    proposals.add(new Proposal(word, WORDS, word.strip(), "", word.equals("await ") ? AWAIT : ""));
                    taken.add(word.strip());
                });
        List<Members> vocabulary = scope.vocabulary().stream().map(Members::of).toList();
        var continuations = scope.continuations(source);
        for (String continuation : continuations) {
            String name = bare(continuation);
            if (taken.contains(name) || name.toLowerCase(Locale.ROOT).equals("repl")) {
                continue;
            }
            if (continuation.endsWith(".")) {
                proposals.add(new Proposal(continuation, PACKAGES, continuation, "", ""));
                continue;
            }
            List<Form> forms = vocabulary.stream()
                    .flatMap(members -> members.staticNamed(name).stream())
                    .toList();
            Field field = vocabulary.stream()
                    .flatMap(members -> Stream.ofNullable(members.field(name)))
                    .findFirst()
                    .orElse(null);
            if (!forms.isEmpty()) {
                proposals.add(proposal(continuation, VOCABULARY, forms));
            } else if (field != null) {
                String type = field.getType().getSimpleName();
                proposals.add(new Proposal(name, VOCABULARY, name, type, sentence(field)));
            } else {
                Class<?> type = continuations.size() > DESCRIBED ? null : scope.classNamed(name);
                proposals.add(new Proposal(continuation, CLASSES, name, "", type == null ? "" : sentence(type)));
            }
        }
    }

    private boolean mayBe(Scope.Variable variable, List<Form> calls, Place.@Nullable Call call) {
        Class<?> type = scope.classNamed(TypeText.erased(variable.type()));
        return type == null || calls.stream().anyMatch(form -> wants(form, type, call));
    }

    private static boolean wants(Form form, Class<?> type, Place.@Nullable Call call) {
        return call != null
                && call.argument() < form.wanted().size()
                && form.wanted().get(call.argument()).isAssignableFrom(type);
    }
}
