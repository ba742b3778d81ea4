package concert.shell.snippets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
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

    private static final Pattern COMMAND = Pattern.compile("(?:concert\\.coroutines\\.)?Command<(.*)>");

    /** Where the source of a snippet stands. */
    private record Home(Piece piece, String file) {}

    private final Recorder recorder = new Recorder();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetClasses classes;
    private final Predicate<String> isCommand;
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();

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
        return Splitter.split(AwaitRewriter.rewrite(source).text(), 1, analysis);
    }

    /** What the name at the end of {@code source} may become; without doubles, in order. */
    public SortedSet<String> continuations(String source) {
        return Continuations.of(analysis, source);
    }

    /** Compiles all pieces of a file, or none of them is run. */
    public List<Unit> compileFile(List<Piece> pieces, String file) throws Refusal {
        return new FileCompiler(this, file).compile(pieces);
    }

    /** The names of all variables. */
    Set<String> variables() {
        return shell.variables().map(VarSnippet::name).collect(Collectors.toSet());
    }

    /** Takes variables back that were declared and never got a value. */
    void forget(Set<String> names) {
        shell.variables().filter(variable -> names.contains(variable.name())).forEach(shell::drop);
        var _ = recorder.take();
    }

    /** Compiles one piece. A function may use names that come later: see {@link #requireResolved}. */
    public Unit compile(Piece piece, String file) throws Refusal {
        refuseAwaitOfNull(piece);
        refuseLongStrings(piece);
        List<Unit.Run> runs = new ArrayList<>(argumentsIfUsed(piece, file));
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
                refuseImpossible(events, new Piece(text, piece.line()));
                Home home = new Home(new Piece(text, piece.line()), file);
                runs.addAll(accept(events, recording, home));
                functionsForCommands(events, home);
                repairDependents();
                return new Unit(piece, List.copyOf(runs), notes(events));
            }
            String repaired = withThrows(text, refused);
            if (repaired == null) {
                break;
            }
            text = repaired;
        }
        throw refusal(refused, new Piece(text, piece.line()));
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
            throw new Refusal(piece.line(), "a string is too long for Java; read it from a file");
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
                throw new Refusal(piece.lineAt(tokens.get(i).start()), "await wants a coroutine or a task, got null");
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

    private static boolean isVoid(@Nullable String type) {
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
                return dropped(CallText.quote(call), home.piece().line(), true);
            }
            for (DroppedCoroutines.Drop drop : DroppedCoroutines.in(bytes)) {
                int line = origin.line(drop.line());
                String call =
                        CallText.find(home.piece().text(), line - home.piece().line() + 1, drop.method());
                return dropped(call, line, drop.topLevel());
            }
        }
        return null;
    }

    private Refusal dropped(String call, int line, boolean topLevel) {
        Matcher plain = Pattern.compile("(.+)\\.(\\w+)\\(\\)").matcher(call);
        String command = topLevel && plain.matches() && isCommand.test(plain.group(2))
                ? " or use the command " + plain.group(2) + "(" + plain.group(1) + ")"
                : "";
        String ways = command.isEmpty() ? "await it or start(..) it" : "await it, start(..) it" + command;
        return new Refusal(line, "the coroutine " + call + " is dropped: " + ways);
    }

    private void restore(Snippet snippet, Home replacement) {
        try {
            compile(new Piece(snippet.source(), replacement.piece().line()), replacement.file());
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
            return new Refusal(piece.line(), "this is no Java");
        }
        String message = Complaint.about(first, piece.text(), place -> Suggestions.at(analysis, piece.text(), place));
        return new Refusal(piece.lineAt((int) Math.max(0, first.getPosition())), message);
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
                compile(new Piece(repaired, home.piece().line()), home.file());
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
        return new Refusal(
                home.piece().lineAt(place),
                "unknown name '" + name + "'" + (other.isEmpty() ? "" : "; did you mean '" + other + "'?"));
    }

    // ---- names that the shell adds
    // -----------------------------------------------------------------------------------

    /** The arguments of the command line become a variable only for who uses it: a snippet more costs start-up time. */
    private List<Unit.Run> argumentsIfUsed(Piece piece, String file) throws Refusal {
        boolean used = piece.text().contains("args")
                && shell.variables().noneMatch(variable -> variable.name().equals("args"))
                && Lexer.tokens(piece.text()).stream().anyMatch(token -> token.is("args"));
        return used && !piece.text().startsWith("String[] args")
                ? compile(new Piece("String[] args = concert.shell.ShellCommands.arguments();", piece.line()), file)
                        .runs()
                : List.of();
    }

    /** {@code cmd()} for a variable of type Command, and {@code homeIt()} after {@code register("homeIt", cmd)}. */
    private void functionsForCommands(List<SnippetEvent> events, Home home) throws Refusal {
        for (SnippetEvent event : events) {
            if (event.snippet() instanceof VarSnippet variable
                    && event.status() == Snippet.Status.VALID
                    && variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                define(variable.name(), variable.typeName(), variable.name() + ".run()", home);
            }
        }
        List<Token> tokens = Lexer.tokens(home.piece().text());
        if (tokens.size() > 5
                && tokens.get(0).is("register")
                && tokens.get(2).kind() == Token.Kind.LITERAL
                && tokens.get(3).is(",")) {
            String name = tokens.get(2).text().replace("\"", "");
            int end = tokens.stream()
                    .filter(token -> token.is(")"))
                    .toList()
                    .getLast()
                    .start();
            String command = home.piece().text().substring(tokens.get(4).start(), end);
            String type = analysis.analyzeType(command, command.length());
            String found = "concert.coroutines.Supervisor.current().commands().find(\"" + name + "\").run()";
            define(name, type == null || !COMMAND.matcher(type).matches() ? "Command<Object>" : type, found, home);
        }
    }

    private void define(String name, String type, String call, Home home) throws Refusal {
        Matcher command = COMMAND.matcher(type);
        if (!command.matches()
                || shell.methods().anyMatch(method -> method.name().equals(name))) {
            return;
        }
        String result = command.group(1);
        String declared = result.startsWith("?") ? "Object" : result;
        String body = isVoid(result)
                ? "void " + name + "() { " + call + "; }"
                : declared + " " + name + "() { return (" + declared + ") " + call + "; }";
        compile(new Piece(body, home.piece().line()), home.file());
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
