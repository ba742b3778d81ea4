package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.SourceVersion;

/** What the parts of a text are, for who colours them. Works for any text, Java or not, and compiles nothing. */
public final class Highlights {

    /** A kind of part that is told apart; all others look alike. */
    public enum Part {
        KEYWORD,
        /** A string or a character, closed or not. */
        LITERAL,
        /** A number, and what makes a quantity of it. */
        NUMBER,
        COMMENT,
        /** A command that is called. */
        COMMAND,
        /** A variable or a function of the session. */
        NAME
    }

    /** A part of the text, from {@code start} up to and without {@code end}. */
    public record Span(int start, int end, Part part) {}

    /** Words of Java, and of Concert, that are words of the language in some places only. */
    private static final Set<String> CONTEXTUAL =
            Set.of("await", "var", "record", "yield", "sealed", "permits", "when");

    private final String text;
    private final List<Token> tokens;
    private final Predicate<String> isCommand;
    private final Predicate<String> isName;
    private final List<Span> spans = new ArrayList<>();

    private Highlights(String text, Predicate<String> isCommand, Predicate<String> isName) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
        this.isCommand = isCommand;
        this.isName = isName;
    }

    /** The parts in order. */
    public static List<Span> of(String text, Predicate<String> isCommand, Predicate<String> isName) {
        Highlights highlights = new Highlights(text, isCommand, isName);
        highlights.find();
        return highlights.spans;
    }

    private void find() {
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            comment(end, token.start());
            end = token.end();
            switch (token.kind()) {
                case NUMBER -> add(token, Part.NUMBER);
                case LITERAL -> add(token, Part.LITERAL);
                case UNCLOSED -> add(token, token.text().startsWith("/*") ? Part.COMMENT : Part.LITERAL);
                case WORD -> word(i);
                case SYMBOL -> {}
            }
        }
        comment(end, text.length());
    }

    /** Between tokens there is nothing but blanks and comments. */
    private void comment(int from, int until) {
        int begin = from;
        int to = until;
        while (begin < to && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (to > begin && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        if (begin < to) {
            spans.add(new Span(begin, to, Part.COMMENT));
        }
    }

    private void word(int i) {
        Token token = tokens.get(i);
        boolean member = i > 0 && (is(i - 1, ".") || is(i - 1, "::"));
        boolean called = is(i + 1, "(");
        if (member) {
            return;
        }
        if (token.is("q") && is(i + 1, ".") && i + 3 < tokens.size() && is(i + 3, "(")) {
            spans.add(new Span(token.start(), tokens.get(i + 2).end(), Part.NUMBER));
        } else if (CONTEXTUAL.contains(token.text()) || SourceVersion.isKeyword(token.text())) {
            add(token, Part.KEYWORD);
        } else if (called && isCommand.test(token.text())) {
            add(token, Part.COMMAND);
        } else if (isName.test(token.text())) {
            add(token, Part.NAME);
        }
    }

    private boolean is(int i, String wanted) {
        return i < tokens.size() && tokens.get(i).is(wanted);
    }

    private void add(Token token, Part part) {
        spans.add(new Span(token.start(), token.end(), part));
    }

    /**
     * The bracket that belongs to the one at {@code place}, or -1: there is none, or none stands there. Those in strings
     * and comments belong to nobody.
     */
    public static int partner(String text, int place) {
        List<Token> tokens = Lexer.tokens(text);
        int at = -1;
        for (int i = 0; i < tokens.size(); i++) {
            at = tokens.get(i).start() == place && tokens.get(i).kind() == Token.Kind.SYMBOL ? i : at;
        }
        if (at < 0) {
            return -1;
        }
        int step = "([{".contains(tokens.get(at).text())
                ? 1
                : ")]}".contains(tokens.get(at).text()) ? -1 : 0;
        int depth = 0;
        for (int i = at; step != 0 && i >= 0 && i < tokens.size(); i += step) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth += step;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth -= step;
            }
            if (depth == 0) {
                return token.start();
            }
        }
        return -1;
    }
}
