package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts Java source into tokens. It knows just enough of the language - comments, strings, text blocks, names - for what
 * the shell rewrites; everything else is left to javac. It never fails: what does not close is a token of its own.
 */
final class Lexer {
    /* Longest first. `>` stays alone: two of them may close two type arguments. */
    private static final List<String> PAIRS =
            List.of("->", "::", "++", "--", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "*=", "/=", "%=");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String source) {
        this.source = source;
    }

    static List<Token> tokens(String source) {
        Lexer lexer = new Lexer(source);
        while (lexer.at < source.length()) {
            lexer.next();
        }
        return List.copyOf(lexer.tokens);
    }

    private void next() {
        char c = source.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (source.startsWith("//", at)) {
            at = endOfLine();
        } else if (source.startsWith("/*", at)) {
            comment();
        } else if (source.startsWith("\"\"\"", at)) {
            literal("\"\"\"", source.length());
        } else if (c == '"' || c == '\'') {
            literal(String.valueOf(c), endOfLine());
        } else if (Character.isJavaIdentifierStart(c)) {
            run(Token.Kind.WORD);
        } else if (Character.isDigit(c) || (c == '.' && digitAt(at + 1))) {
            run(Token.Kind.NUMBER);
        } else {
            symbol();
        }
    }

    private void comment() {
        int end = source.indexOf("*/", at + 2);
        if (end < 0) {
            add(Token.Kind.UNCLOSED, source.length());
        } else {
            at = end + 2;
        }
    }

    /** Strings and characters end on their line; a backslash hides whatever follows it. */
    private void literal(String quote, int limit) {
        int i = at + quote.length();
        while (i < limit && !source.startsWith(quote, i)) {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        if (i < limit) {
            add(Token.Kind.LITERAL, i + quote.length());
        } else {
            add(Token.Kind.UNCLOSED, Math.min(limit, source.length()));
        }
    }

    private void run(Token.Kind kind) {
        int end = at + 1;
        while (end < source.length() && continues(kind, end)) {
            end++;
        }
        add(kind, end);
    }

    private boolean continues(Token.Kind kind, int i) {
        if (Character.isJavaIdentifierPart(source.charAt(i))) {
            return true;
        }
        // 1.5 is one number, 1.e5 too; 1..2 and 1.foo are no Java.
        return kind == Token.Kind.NUMBER && source.charAt(i) == '.';
    }

    private void symbol() {
        for (String pair : PAIRS) {
            if (source.startsWith(pair, at)) {
                add(Token.Kind.SYMBOL, at + pair.length());
                return;
            }
        }
        add(Token.Kind.SYMBOL, at + 1);
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, source.substring(at, end), at));
        at = end;
    }

    private int endOfLine() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private boolean digitAt(int i) {
        return i < source.length() && Character.isDigit(source.charAt(i));
    }
}
