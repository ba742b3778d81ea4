package concert.shell.snippets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import org.jspecify.annotations.Nullable;

/**
 * Compiles pieces of a session with JShell, refuses the bad ones, and runs nothing. Confined to one thread at a time.
 *
 * <p>What JShell compiles goes to the session's class loader at once; a refused piece leaves classes there that nobody
 * uses, since every compilation makes new names.
 */
public final class SnippetCompiler implements AutoCloseable {
    /** In bytes, of a class file. */
    private static final int LONGEST_STRING = 65_535;

    /** A type with many methods that await needs one round for each; beyond that something else is wrong. */
    private static final int ROUNDS = 100;

    private final Recorder recorder = new Recorder();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetClasses classes;
    private final Predicate<String> isCommand;
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();

    /** Of variables and functions, for who colours them while they are typed. */
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    private final Scope scope;
    private final AddedNames added;

    /**
     * @param isCommand whether there is a command of that name, to be proposed instead of a dropped coroutine
     */
    public SnippetCompiler(SnippetClasses classes, Predicate<String> isCommand) {
        this.classes = classes;
        this.isCommand = isCommand;
        this.shell = JShell.builder()
                .executionEngine(recorder, Map.of())
                .compilerOptions(ModuleOptions.forCompiler())
                .build();
        this.analysis = shell.sourceCodeAnalysis();
        this.added = new AddedNames(shell, analysis);
        this.scope = new Scope(shell, new Declarations(shell, classes, homes), classes);
        for (SnippetEvent event : shell.eval(Vocabulary.imports())) {
            shell.diagnostics(event.snippet()).findFirst().ifPresent(diag -> {
                throw new IllegalStateException("vocabulary: " + diag.getMessage(null));
            });
        }
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /** Cuts a text into pieces; refuses what breaks off in the middle. Compiles nothing. */
    public List<Piece> split(String source) throws Refusal {
        Rewritten java = AwaitRewriter.rewrite(source);
        Written written = new Written(source);
        try {
            return Splitter.split(java.text(), 1, analysis).stream()
                    .map(written::with)
                    .toList();
        } catch (Refusal e) {
            throw e.before(java);
        }
    }

    /** What the names of the session are. */
    public Scope scope() {
        return scope;
    }

    /** Whether the session has a variable or a function of that name. From any thread, and at once. */
    public boolean isName(String name) {
        return names.contains(name);
    }

    /** Compiles a file up to the first line that is refused; all that was defined by then stays known. */
    public CompiledFile compileFile(String source, String file) {
        return FileCompiler.compile(this, source, file);
    }

    /** The names of all variables. */
    Set<String> variables() {
        return shell.variables().map(VarSnippet::name).collect(Collectors.toSet());
    }

    /**
     * Declares variables of a file all at once and without their values.
     *
     * @param variables where each of them stands in the file, by its name
     */
    void declare(String type, Map<String, Piece> variables, String file) throws Refusal {
        int first = variables.values().iterator().next().line();
        // What it would run gives the variables no value, which they have anyway.
        var _ = compile(new Piece(type + " " + String.join(", ", variables.keySet()) + ";", first), file);
        shell.variables().forEach(variable -> {
            Piece piece = variables.get(variable.name());
            if (piece != null) {
                homes.put(variable.id(), new Home(piece, file));
            }
        });
    }

    /** Makes variables unknown that were declared and never got a value. */
    void forget(Set<String> unwanted) {
        drop(shell.variables()
                .filter(variable -> unwanted.contains(variable.name()))
                .toList());
    }

    /** Compiles one piece. A function may use names that are defined later. */
    public Unit compile(Piece piece, String file) throws Refusal {
        refuseAwaitOfNull(piece);
        refuseLongStrings(piece);
        List<Unit.Run> runs = new ArrayList<>();
        for (Piece needed : added.neededBy(piece)) {
            runs.addAll(compile(needed, file).runs());
        }
        String text = piece.text().contains("await") || piece.text().contains("lock")
                ? ThrowsClause.whereAwaited(piece.text())
                : piece.text();
        Snippet refused = null;
        for (int round = 0; round < ROUNDS; round++) {
            List<SnippetEvent> events = shell.eval(text);
            Recorder.Recording recording = recorder.take();
            refused = events.stream()
                    .filter(event -> event.status() == Snippet.Status.REJECTED && event.causeSnippet() == null)
                    .map(SnippetEvent::snippet)
                    .findFirst()
                    .orElse(null);
            if (refused == null) {
                Home home = new Home(piece.withText(text), file);
                refuseImpossible(events, home.piece());
                runs.addAll(accept(events, recording, home));
                for (Piece function : added.functionsFor(events, home.piece())) {
                    var _ = compile(function, file);
                }
                repairDependents();
                return new Unit(piece, List.copyOf(runs), notes(events));
            }
            String repaired = withThrows(text, refused);
            if (repaired == null) {
                break;
            }
            text = repaired;
        }
        throw refusal(refused, piece.withText(text));
    }

    /** Once a string was too long for a class file, javac says so of all that it compiles later. */
    private static void refuseLongStrings(Piece piece) throws Refusal {
        if (piece.text().length() > LONGEST_STRING / 3
                && piece.text().getBytes(StandardCharsets.UTF_8).length > LONGEST_STRING
                && Lexer.tokens(piece.text()).stream()
                                .filter(token -> token.text().startsWith("\""))
                                .mapToInt(token -> token.text().getBytes(StandardCharsets.UTF_8).length)
                                .sum()
                        > LONGEST_STRING) {
            throw piece.refusal(0, "a string is too long for Java; read it from a file");
        }
    }

    /**
     * What cannot become a class although no name is missing, a list that is too long for example. JShell waits for it to
     * become possible, and all that is compiled later waits with it.
     */
    private void refuseImpossible(List<SnippetEvent> events, Piece piece) throws Refusal {
        for (SnippetEvent event : events) {
            if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
                    && event.causeSnippet() == null
                    && event.snippet() instanceof DeclarationSnippet declaration
                    && shell.unresolvedDependencies(declaration).findAny().isEmpty()
                    && shell.diagnostics(declaration).anyMatch(Diag::isError)) {
                Refusal refusal = refusal(declaration, piece);
                shell.drop(declaration);
                throw refusal;
            }
        }
    }

    /** The compiler accepts null for anything; here it can only be a mistake. */
    private static void refuseAwaitOfNull(Piece piece) throws Refusal {
        List<Token> tokens = piece.text().contains("null") ? Lexer.tokens(piece.text()) : List.of();
        for (int i = 0; i + 3 < tokens.size(); i++) {
            if (tokens.get(i).is("await")
                    && tokens.get(i + 2).is("null")
                    && tokens.get(i + 3).is(")")) {
                throw piece.refusal(tokens.get(i).start(), "await wants a coroutine or a task, got null");
            }
        }
    }

    // ---- accepted --------------------------------------------------------------------------------------------------

    private List<Unit.Run> accept(List<SnippetEvent> events, Recorder.Recording recording, Home home) throws Refusal {
        List<Snippet> fresh = new ArrayList<>();
        List<Snippet> overwritten = new ArrayList<>();
        Map<String, Origin> origins = new HashMap<>();
        for (SnippetEvent event : events) {
            Snippet snippet = event.snippet();
            if (event.status() == Snippet.Status.OVERWRITTEN) {
                overwritten.add(snippet);
                continue;
            }
            if (event.causeSnippet() == null) {
                fresh.add(snippet);
                homes.put(snippet.id(), home);
            }
            note(snippet, origins);
        }
        for (ClassBytecodes loaded : recording.classes()) {
            classes.add(loaded.name(), loaded.bytecodes(), origins.get(SnippetClasses.outermost(loaded.name())));
        }
        refuseDropped(fresh, overwritten, home);
        fresh.stream()
                .filter(snippet -> snippet instanceof VarSnippet || snippet instanceof MethodSnippet)
                .forEach(snippet -> names.add(((DeclarationSnippet) snippet).name()));
        List<Snippet> executable =
                fresh.stream().filter(SnippetCompiler::isExecutable).toList();
        List<Unit.Run> runs = new ArrayList<>();
        for (int i = 0; i < recording.runs().size(); i++) {
            runs.add(run(recording.runs().get(i), executable.get(i)));
        }
        return runs;
    }

    private void note(Snippet snippet, Map<String, Origin> origins) {
        Home home = homes.get(snippet.id());
        if (home == null || snippet.kind() == Snippet.Kind.IMPORT) {
            return;
        }
        SourceCodeAnalysis.SnippetWrapper wrapper = analysis.wrapper(snippet);
        origins.put(
                wrapper.fullClassName(),
                Origin.of(wrapper, home.file(), home.piece().line()));
        if (snippet instanceof MethodSnippet method) {
            functions.put(method.name(), wrapper.fullClassName());
        }
    }

    private static boolean isExecutable(Snippet snippet) {
        return switch (snippet.kind()) {
            case VAR, EXPRESSION, STATEMENT -> true;
            default -> false;
        };
    }

    private static Unit.Run run(String className, Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable
            when variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND ->
                new Unit.Run(className, Unit.Yield.VALUE, variable.name(), isVoid(variable.typeName()));
            case VarSnippet variable -> new Unit.Run(className, Unit.Yield.VARIABLE, variable.name(), false);
            case ExpressionSnippet expression
            when expression.subKind() == Snippet.SubKind.ASSIGNMENT_SUBKIND ->
                new Unit.Run(className, Unit.Yield.VARIABLE, expression.name(), false);
            case ExpressionSnippet expression ->
                new Unit.Run(className, Unit.Yield.VALUE, "", isVoid(expression.typeName()));
            default -> new Unit.Run(className, Unit.Yield.NOTHING, "", true);
        };
    }

    static boolean isVoid(@Nullable String type) {
        return "Void".equals(type) || "java.lang.Void".equals(type);
    }

    // ---- dropped coroutines ----------------------------------------------------------------------------------------

    private void refuseDropped(List<Snippet> fresh, List<Snippet> overwritten, Home home) throws Refusal {
        Refusal refusal = null;
        for (Snippet snippet : fresh) {
            if (snippet.kind() != Snippet.Kind.IMPORT && refusal == null) {
                refusal = dropIn(snippet, home);
            }
        }
        if (refusal != null) {
            fresh.forEach(shell::drop);
            // What the refused input replaced is there again; a variable only for the compiler, its value is the old
            // one's.
            overwritten.stream()
                    .filter(snippet -> snippet.kind() == Snippet.Kind.METHOD)
                    .forEach(snippet -> restore(snippet, home));
            recorder.take();
            throw refusal;
        }
    }

    /* Not only what was just loaded: JShell keeps quiet about a class that it has compiled to the same bytes before. */
    private @Nullable Refusal dropIn(Snippet snippet, Home home) {
        SourceCodeAnalysis.SnippetWrapper wrapper = analysis.wrapper(snippet);
        Origin origin = Origin.of(wrapper, home.file(), home.piece().line());
        for (byte[] bytes : classes.within(wrapper.fullClassName())) {
            if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                    && DroppedCoroutines.holds(bytes, ((VarSnippet) snippet).name())) {
                String call = home.piece().text().replaceAll(";\\s*$", "");
                return home.piece().refusal(0, dropped(CallText.quote(call), true));
            }
            for (DroppedCoroutines.Drop drop : DroppedCoroutines.in(bytes)) {
                int line = origin.line(drop.line());
                CallText.Call call =
                        CallText.find(home.piece().text(), line - home.piece().line() + 1, drop.method());
                return home.piece().refusal(call.start(), dropped(call.text(), drop.topLevel()));
            }
        }
        return null;
    }

    private String dropped(String call, boolean topLevel) {
        Matcher plain = Pattern.compile("(.+)\\.(\\w+)\\(\\)").matcher(call);
        String command = topLevel && plain.matches() && isCommand.test(plain.group(2))
                ? " or use the command " + plain.group(2) + "(" + plain.group(1) + ")"
                : "";
        String ways = command.isEmpty() ? "await it or start(..) it" : "await it, start(..) it" + command;
        return "the coroutine " + call + " is dropped: " + ways;
    }

    private void restore(Snippet snippet, Home replacement) {
        try {
            Home home = homes.getOrDefault(snippet.id(), replacement);
            compile(home.piece().withText(snippet.source()), home.file());
        } catch (Refusal e) {
            // It was accepted once; if what it uses has gone meanwhile, it is gone as well.
        }
    }

    // ---- refused ---------------------------------------------------------------------------------------------------

    private @Nullable String withThrows(String text, Snippet refused) {
        return shell.diagnostics(refused)
                .filter(SnippetCompiler::isUnreported)
                .findFirst()
                .map(diag -> ThrowsClause.around(text, (int) diag.getPosition()))
                .orElse(null);
    }

    private static boolean isUnreported(Diag diag) {
        return diag.isError() && String.valueOf(diag.getCode()).contains("unreported.exception");
    }

    private Refusal refusal(@Nullable Snippet refused, Piece piece) {
        Diag first = refused == null
                ? null
                : shell.diagnostics(refused).filter(Diag::isError).findFirst().orElse(null);
        if (first == null) {
            return piece.refusal(0, "this is no Java");
        }
        return Complaint.about(first, piece, place -> Suggestions.at(analysis, piece.text(), place));
    }

    /**
     * A function that was waiting for another may now lack the throws clause which that one has got. At once, not at the
     * end of the file: what is compiled next calls the class that the function has then.
     */
    private void repairDependents() throws Refusal {
        for (Snippet snippet : waiting()) {
            Home home = homes.get(snippet.id());
            String repaired = home == null ? null : withThrows(home.piece().text(), snippet);
            if (home != null && repaired != null) {
                compile(home.piece().withText(repaired), home.file());
            }
        }
    }

    /** Declarations that use a name which nothing defines yet. */
    private List<Snippet> waiting() {
        return shell.snippets()
                .filter(snippet -> switch (shell.status(snippet)) {
                    case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> true;
                    default -> false;
                })
                .toList();
    }

    /** Refuses a file in which a function still uses a name that nothing defines. */
    void requireResolved(String file) throws Refusal {
        for (Snippet snippet : waiting()) {
            Home home = homes.get(snippet.id());
            if (home != null && home.file().equals(file) && snippet instanceof DeclarationSnippet declaration) {
                throw unresolved(declaration, home);
            }
        }
    }

    /** Makes unknown what the file defines from a line on: none of that will run, so it would be there without a value. */
    public void forgetFrom(int line, String file) {
        drop(shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive())
                .filter(snippet -> {
                    Home home = homes.get(snippet.id());
                    return home != null
                            && home.file().equals(file)
                            && home.piece().line() >= line;
                })
                .toList());
    }

    private void drop(List<? extends Snippet> unwanted) {
        Map<String, Origin> origins = new HashMap<>();
        for (Snippet snippet : unwanted.reversed()) {
            if (snippet instanceof VarSnippet variable) {
                names.remove(variable.name());
            }
            for (SnippetEvent event : shell.drop(snippet)) {
                if (event.status().isActive()) {
                    note(event.snippet(), origins);
                }
            }
        }
        // Functions before that line that call what has gone are compiled anew.
        for (ClassBytecodes loaded : recorder.take().classes()) {
            classes.add(loaded.name(), loaded.bytecodes(), origins.get(SnippetClasses.outermost(loaded.name())));
        }
    }

    private Refusal unresolved(DeclarationSnippet declaration, Home home) {
        Diag first =
                shell.diagnostics(declaration).filter(Diag::isError).findFirst().orElse(null);
        if (first != null) {
            return refusal(declaration, home.piece());
        }
        String dependency =
                shell.unresolvedDependencies(declaration).findFirst().orElse("a name");
        String name = dependency.replaceAll("^\\w+ ", "").replaceAll("\\(.*", "");
        int place = Lexer.tokens(home.piece().text()).stream()
                .filter(token -> token.is(name))
                .mapToInt(Token::start)
                .findFirst()
                .orElse(0);
        String other = Suggestions.at(analysis, home.piece().text(), place);
        return home.piece()
                .refusal(
                        place,
                        "unknown name '" + name + "'" + (other.isEmpty() ? "" : "; did you mean '" + other + "'?"));
    }

    // ---- looking
    // -----------------------------------------------------------------------------------------------------

    /** The class that holds the function of that name, if the session has one. */
    @Nullable
    public Class<?> classOfFunction(String name) {
        String className = functions.get(name);
        try {
            return className == null ? null : classes.loadClass(className);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** What the names of the session mean. */
    public Declarations declarations() {
        return new Declarations(shell, classes, homes);
    }

    private List<String> notes(List<SnippetEvent> events) {
        return events.stream()
                .filter(event -> event.causeSnippet() == null
                        && event.status() == Snippet.Status.RECOVERABLE_DEFINED
                        && event.snippet() instanceof MethodSnippet)
                .map(event -> (MethodSnippet) event.snippet())
                .filter(method -> shell.status(method) == Snippet.Status.RECOVERABLE_DEFINED)
                .map(method -> method.name() + " cannot run before this is defined: "
                        + String.join(", ", shell.unresolvedDependencies(method).toList()))
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }
}
