package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** Names that nobody has declared and a session has all the same, as pieces to compile. */
final class AddedNames {
    private static final Pattern COMMAND = Pattern.compile("(?:concert\\.coroutines\\.)?Command<(.*)>");

    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    AddedNames(JShell shell, SourceCodeAnalysis analysis) {
        this.shell = shell;
        this.analysis = analysis;
    }

    /** The arguments of the command line become a variable only for who uses it: a snippet more costs start-up time. */
    List<Piece> neededBy(Piece piece) {
        boolean used = piece.text().contains("args")
                && shell.variables().noneMatch(variable -> variable.name().equals("args"))
                && Lexer.tokens(piece.text()).stream().anyMatch(token -> token.is("args"));
        return used && !piece.text().startsWith("String[] args")
                ? List.of(new Piece("String[] args = concert.shell.ShellCommands.arguments();", piece.line()))
                : List.of();
    }

    /** {@code cmd()} for a variable of type Command, and {@code homeIt()} after {@code register("homeIt", cmd)}. */
    List<Piece> functionsFor(List<SnippetEvent> events, Piece piece) {
        List<Piece> functions = new ArrayList<>();
        for (SnippetEvent event : events) {
            if (event.snippet() instanceof VarSnippet variable
                    && event.status() == Snippet.Status.VALID
                    && variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                add(variable.name(), variable.typeName(), variable.name() + ".run()", piece, functions);
            }
        }
        List<Token> tokens = Lexer.tokens(piece.text());
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
            String command = piece.text().substring(tokens.get(4).start(), end);
            String type = analysis.analyzeType(command, command.length());
            String found = "concert.coroutines.Supervisor.current().commands().find(\"" + name + "\").run()";
            boolean known = type != null && COMMAND.matcher(type).matches();
            add(name, known ? type : "Command<Object>", found, piece, functions);
        }
        return functions;
    }

    private void add(String name, String type, String call, Piece piece, List<Piece> functions) {
        Matcher command = COMMAND.matcher(type);
        if (!command.matches()
                || shell.methods().anyMatch(method -> method.name().equals(name))) {
            return;
        }
        String result = command.group(1);
        String declared = result.startsWith("?") ? "Object" : result;
        String body = SnippetCompiler.isVoid(result)
                ? "void " + name + "() { " + call + "; }"
                : declared + " " + name + "() { return (" + declared + ") " + call + "; }";
        functions.add(new Piece(body, piece.line()));
    }
}
