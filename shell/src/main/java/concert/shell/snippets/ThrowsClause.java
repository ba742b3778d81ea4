package concert.shell.snippets;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds {@code throws Exception} to the method around a place that throws. Scientists write functions that await; the
 * clause which Java wants then is noise to them.
 *
 * <p>A lambda is a border: what its body throws is its own affair, so {@code Coroutine<Void> f()} whose body awaits only
 * inside {@code coroutine(() -> ..)} keeps its signature.
 */
final class ThrowsClause {
    private static final Set<String> CONTROL =
            Set.of("if", "for", "while", "switch", "catch", "synchronized", "try", "with");
    private static final Set<String> PLAIN_BLOCK = Set.of("else", "do", "finally", "{", "}", ";", ":");
    private static final Set<String> STATEMENT_ENDS = Set.of(";", "{", "}");

    private static final String CLAUSE = " throws Exception";

    private final String source;
    private final List<Token> tokens;

    private ThrowsClause(String source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    /** The source with the clause at the method around {@code place}, or null if no clause there can help. */
    static @Nullable String around(String source, int place) {
        ThrowsClause clause = new ThrowsClause(source);
        return clause.insertAt(clause.headerAround(clause.indexAt(place), false));
    }

    /**
     * The source with the clause at every method that plainly awaits or locks: a guess that spares a compilation. What is
     * inside a {@code try} is left to the compiler, since it may be caught there.
     */
    static String whereAwaited(String source) {
        String text = source;
        boolean changed = true;
        while (changed) {
            changed = false;
            ThrowsClause clause = new ThrowsClause(text);
            for (int i = 0; i + 1 < clause.tokens.size() && !changed; i++) {
                if (clause.blocks(i)) {
                    String with = clause.insertAt(clause.headerAround(i, true));
                    changed = with != null;
                    text = with == null ? text : with;
                }
            }
        }
        return text;
    }

    /** Where the character at {@code place} of {@code source} stood before the clauses in it were added. */
    static int without(String source, String before, int place) {
        int at = 0;
        for (int i = 0; i < place; ) {
            if (source.startsWith(CLAUSE, i) && !before.startsWith(CLAUSE, at)) {
                i += CLAUSE.length();
            } else {
                i++;
                at++;
            }
        }
        return at;
    }

    private boolean blocks(int i) {
        return (tokens.get(i).is("await") || tokens.get(i).is("lock"))
                && tokens.get(i + 1).is("(")
                && (i == 0 || !tokens.get(i - 1).is("."));
    }

    private @Nullable String insertAt(int closingOfHeader) {
        if (closingOfHeader < 0) {
            return null;
        }
        int at = tokens.get(closingOfHeader).end();
        return source.substring(0, at) + CLAUSE + source.substring(at);
    }

    private int indexAt(int place) {
        int i = 0;
        while (i < tokens.size() && tokens.get(i).end() <= place) {
            i++;
        }
        return i;
    }

    /** The index of the {@code )} that ends the header of the method around {@code from}, or -1. */
    private int headerAround(int from, boolean stopAtTry) {
        int depth = 0;
        for (int i = Math.min(from, tokens.size()) - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (isOneOf(token, ")", "]", "}")) {
                depth++;
            } else if (isOneOf(token, "(", "[", "{") && depth > 0) {
                depth--;
            } else if (depth == 0 && token.is("->") && !isCase(i)) {
                return -1;
            } else if (stopAtTry
                    && depth == 0
                    && token.is("(")
                    && i > 0
                    && tokens.get(i - 1).is("try")) {
                return -1;
            } else if (depth == 0 && token.is("{")) {
                int header = header(i, stopAtTry);
                if (header != OUTWARD) {
                    return header;
                }
            }
        }
        return -1;
    }

    private static final int OUTWARD = -2;

    /** What the block at {@code brace} is: a method's body gives the header's end, a plain block sends one outward. */
    private int header(int brace, boolean stopAtTry) {
        if (brace == 0) {
            return OUTWARD;
        }
        Token before = tokens.get(brace - 1);
        if (before.is("try")) {
            return stopAtTry ? -1 : OUTWARD;
        }
        if (before.is("->") || PLAIN_BLOCK.contains(before.text())) {
            return OUTWARD;
        }
        if (!before.is(")")) {
            return -1;
        }
        int open = opening(brace - 1);
        if (open < 1 || !tokens.get(open - 1).isWord()) {
            return -1;
        }
        if (CONTROL.contains(tokens.get(open - 1).text())) {
            return stopAtTry && tokens.get(open - 1).is("try") ? -1 : OUTWARD;
        }
        boolean typed = open >= 2 && (tokens.get(open - 2).isWord() || isOneOf(tokens.get(open - 2), ">", "]"));
        boolean created = open >= 2
                && (tokens.get(open - 2).is("new") || tokens.get(open - 2).is("."));
        boolean method = (typed && !created) || isConstructor(open - 1);
        return method ? brace - 1 : -1;
    }

    private boolean isConstructor(int name) {
        return name >= 1 && isOneOf(tokens.get(name - 1), "{", "}", ";");
    }

    private int opening(int closing) {
        int depth = 0;
        for (int i = closing; i >= 0; i--) {
            if (isOneOf(tokens.get(i), ")", "]", "}")) {
                depth++;
            } else if (isOneOf(tokens.get(i), "(", "[", "{") && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the arrow belongs to a {@code case} and not to a lambda. */
    private boolean isCase(int arrow) {
        int depth = 0;
        for (int i = arrow - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (isOneOf(token, ")", "]")) {
                depth++;
            } else if (isOneOf(token, "(", "[")) {
                if (--depth < 0) {
                    return false;
                }
            } else if (depth == 0 && (token.is("case") || token.is("default"))) {
                return true;
            } else if (STATEMENT_ENDS.contains(token.text()) || token.is("->")) {
                return false;
            }
        }
        return false;
    }

    private static boolean isOneOf(Token token, String... symbols) {
        for (String symbol : symbols) {
            if (token.is(symbol)) {
                return true;
            }
        }
        return false;
    }
}
