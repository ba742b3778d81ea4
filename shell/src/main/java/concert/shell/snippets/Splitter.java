package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into the pieces that JShell takes one by one.
 *
 * <p>A piece ends with a line: lines are added until the brackets are closed and JShell calls the text complete. JShell
 * alone would take two lines without semicolons for one snippet, and it does not know that a line which begins with a dot
 * continues the one before.
 */
final class Splitter {
    /** A line that begins with one of these goes on with the statement before: no statement begins so. */
    private static final Set<String> CONTINUATIONS = Set.of(
            ".",
            "::",
            "else",
            "catch",
            "finally",
            "?",
            ":",
            "&&",
            "||",
            "==",
            "!=",
            "<=",
            ">=",
            "=",
            "*",
            "/",
            "%",
            "&",
            "|",
            "^",
            ">",
            "instanceof",
            "->");

    private final String text;
    private final List<Token> tokens;
    private final SourceCodeAnalysis analysis;
    private final int firstLine;
    private final List<Piece> pieces;

    private Splitter(String text, int firstLine, SourceCodeAnalysis analysis, List<Piece> pieces) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
        this.analysis = analysis;
        this.firstLine = firstLine;
        this.pieces = pieces;
    }

    /** @throws Refusal of text that breaks off in the middle of a piece */
    static List<Piece> split(String text, int firstLine, SourceCodeAnalysis analysis) throws Refusal {
        List<Piece> pieces = new ArrayList<>();
        split(text, firstLine, analysis, pieces);
        return List.copyOf(pieces);
    }

    /** The same, where a refusal leaves the pieces before it in {@code pieces}. */
    static void split(String text, int firstLine, SourceCodeAnalysis analysis, List<Piece> pieces) throws Refusal {
        Splitter splitter = new Splitter(text, firstLine, analysis, pieces);
        int next = 0;
        while (next < splitter.tokens.size()) {
            next = splitter.takePiece(next);
        }
    }

    /** Returns the index of the first token after the piece. */
    private int takePiece(int first) throws Refusal {
        int endOfLine = first + 1;
        while (endOfLine < tokens.size() && !newLineBefore(endOfLine)) {
            endOfLine++;
        }
        int line = lineOf(tokens.get(first).start());
        int column = columnOf(tokens.get(first).start());
        String help = HelpCall.of(tokens.subList(first, endOfLine), line, column);
        if (help != null) {
            pieces.add(new Piece(help, line, column));
            return endOfLine;
        }
        Brackets brackets = new Brackets();
        int next = first;
        while (true) {
            next = takeLine(next, brackets);
            if (!brackets.mismatched()) {
                Token open = brackets.open();
                if (open != null) {
                    requireMore(next, open.start(), "'" + open.text() + "' is never closed");
                    continue;
                }
                if (next < tokens.size() && (continues(next) || isAnnotation(first, next))) {
                    continue;
                }
            }
            int start = tokens.get(first).start();
            String candidate = text.substring(start, tokens.get(next - 1).end());
            if (PlainCall.is(tokens.subList(first, next))) {
                pieces.add(piece(candidate, start));
                return next;
            }
            if (PlainDeclaration.of(candidate) != null) {
                pieces.add(piece(candidate.endsWith(";") ? candidate : candidate + ";", start));
                return next;
            }
            SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(candidate);
            switch (info.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE ->
                    requireMore(next, start, "the statement is not finished");
                default -> {
                    return add(start, candidate, info, next);
                }
            }
        }
    }

    /** Takes the tokens up to the end of the line on which the last of them ends; a text block carries on to its own end. */
    private int takeLine(int first, Brackets brackets) throws Refusal {
        int next = first;
        do {
            Token token = tokens.get(next);
            if (token.kind() == Token.Kind.UNCLOSED) {
                throw unclosed(token);
            }
            brackets.add(token);
            next++;
        } while (next < tokens.size() && !brackets.mismatched() && !newLineBefore(next));
        return next;
    }

    private Refusal unclosed(Token token) {
        if (token.text().startsWith("/*")) {
            return Refusal.unfinished(lineOf(token.start()), columnOf(token.start()), "the comment is never closed");
        }
        if (token.text().startsWith("\"\"\"")) {
            return Refusal.unfinished(lineOf(token.start()), columnOf(token.start()), "the text block is never closed");
        }
        String what = token.text().startsWith("'") ? "character" : "text";
        return new Refusal(
                lineOf(token.start()), columnOf(token.start()), "the " + what + " is not closed on its line");
    }

    private void requireMore(int next, int where, String complaint) throws Refusal {
        if (next >= tokens.size()) {
            throw Refusal.unfinished(lineOf(where), columnOf(where), complaint);
        }
    }

    private int add(int start, String candidate, SourceCodeAnalysis.CompletionInfo info, int next) {
        String rest = info.remaining();
        @Nullable String source = info.source();
        if (source == null || rest == null || rest.isBlank()) {
            pieces.add(piece(source == null ? candidate : source.stripTrailing(), start));
            return next;
        }
        int end = start + candidate.length() - rest.length();
        pieces.add(piece(text.substring(start, end), start));
        int after = next;
        while (tokens.get(after - 1).start() >= end) {
            after--;
        }
        return after;
    }

    private boolean continues(int i) {
        return CONTINUATIONS.contains(tokens.get(i).text()) && tokens.get(i).kind() != Token.Kind.LITERAL;
    }

    /** JShell takes lines with nothing but annotations for complete. */
    private boolean isAnnotation(int first, int next) {
        int i = first;
        while (i + 1 < next && tokens.get(i).is("@") && !tokens.get(i + 1).is("interface")) {
            i += 2;
            while (i + 1 < next && tokens.get(i).is(".")) {
                i += 2;
            }
            if (i < next && tokens.get(i).is("(")) {
                Brackets brackets = new Brackets();
                do {
                    brackets.add(tokens.get(i++));
                } while (i < next && brackets.open() != null);
            }
        }
        return i == next;
    }

    private boolean newLineBefore(int i) {
        return text.indexOf('\n', tokens.get(i - 1).end(), tokens.get(i).start()) >= 0;
    }

    private Piece piece(String source, int start) {
        return new Piece(source, lineOf(start), columnOf(start));
    }

    private int columnOf(int offset) {
        return offset - text.lastIndexOf('\n', offset - 1);
    }

    private int lineOf(int offset) {
        return firstLine
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
