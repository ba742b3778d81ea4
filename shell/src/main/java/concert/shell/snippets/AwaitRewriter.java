package concert.shell.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns the prefix operator {@code await task} into the call {@code await(task)}.
 *
 * <p>It binds as Python's does: to the whole postfix expression and no further, so {@code await a.b(c).d + 1} is
 * {@code await(a.b(c).d) + 1}. What Java can read already stays as it is: {@code await(x)}, {@code x.await()}, names that
 * only begin with await, and everything in strings and comments.
 */
final class AwaitRewriter {
    /** Words that cannot begin an operand: before them {@code await} is somebody's variable. */
    private static final Set<String> NO_OPERAND = Set.of("instanceof", "when", "throws", "extends", "implements");

    /** Before these an {@code await} is the name of a member. */
    private static final Set<String> SELECTORS = Set.of(".", "::", "@");

    private final String source;
    private final List<Token> tokens;
    private final List<Edit> edits = new ArrayList<>();

    private AwaitRewriter(String source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    static Rewritten rewrite(String source) {
        // Most inputs have none, and then the text is not even cut into tokens.
        if (!source.contains("await")) {
            return new Rewritten(source, List.of());
        }
        AwaitRewriter rewriter = new AwaitRewriter(source);
        for (int i = 0; i < rewriter.tokens.size(); i++) {
            if (rewriter.isOperator(i)) {
                rewriter.wrap(i);
            }
        }
        return Rewritten.of(source, rewriter.edits);
    }

    private boolean isOperator(int i) {
        return tokens.get(i).is("await")
                && (i == 0 || !SELECTORS.contains(tokens.get(i - 1).text()))
                && beginsOperand(i + 1);
    }

    private boolean beginsOperand(int i) {
        if (i >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case WORD -> !NO_OPERAND.contains(token.text());
            case NUMBER, LITERAL -> true;
            case UNCLOSED, SYMBOL -> false;
        };
    }

    private void wrap(int i) {
        Token await = tokens.get(i);
        int gap = await.end();
        // Putting the bracket in place of the blank keeps every column up to the operand's end.
        char blank = source.charAt(gap);
        int removed = blank == ' ' || blank == '\t' ? 1 : 0;
        edits.add(new Edit(gap, removed, "("));
        edits.add(new Edit(tokens.get(endOfOperand(i + 1) - 1).end(), 0, ")"));
    }

    /** The index after the last token of the postfix expression that begins at {@code i}. */
    private int endOfOperand(int i) {
        if (tokens.get(i).is("await") && beginsOperand(i + 1)) {
            return endOfOperand(i + 1);
        }
        int next = tokens.get(i).is("new") ? afterNew(i) : i + 1;
        while (next < tokens.size()) {
            int after = afterPostfix(next);
            if (after == next) {
                break;
            }
            next = after;
        }
        return next;
    }

    private int afterPostfix(int i) {
        Token token = tokens.get(i);
        if (token.is(".")) {
            int name = i + 1 < tokens.size() && tokens.get(i + 1).is("<") ? afterClosing(i + 1) : i + 1;
            if (name >= tokens.size() || !tokens.get(name).isWord()) {
                return i;
            }
            return tokens.get(name).is("new") ? afterNew(name) : name + 1;
        }
        // On a line of its own a bracket begins the next statement, because nobody types semicolons.
        return (token.is("(") || token.is("[")) && sameLine(i) ? afterClosing(i) : i;
    }

    /** {@code new a.B<C>(..) {..}} and {@code new a.B[]{..}}: everything up to the end of the creation. */
    private int afterNew(int i) {
        int next = i + 1;
        while (next < tokens.size()
                && (tokens.get(next).isWord() || tokens.get(next).is("."))) {
            next++;
        }
        if (next < tokens.size() && tokens.get(next).is("<")) {
            next = afterClosing(next);
        }
        while (next < tokens.size()
                && (tokens.get(next).is("(") || tokens.get(next).is("["))) {
            next = afterClosing(next);
        }
        if (next < tokens.size() && tokens.get(next).is("{")) {
            next = afterClosing(next);
        }
        return next;
    }

    private int afterClosing(int open) {
        String opening = tokens.get(open).text();
        String closing = switch (opening) {
            case "(" -> ")";
            case "[" -> "]";
            case "{" -> "}";
            default -> ">";
        };
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is(opening)) {
                depth++;
            } else if (tokens.get(i).is(closing) && --depth == 0) {
                return i + 1;
            }
        }
        return tokens.size();
    }

    private boolean sameLine(int i) {
        return source.indexOf('\n', tokens.get(i - 1).end(), tokens.get(i).start()) < 0;
    }
}
