package concert.shell.snippets;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Follows the brackets of a run of tokens: which one waits to be closed, and whether one closed wrongly. */
final class Brackets {
    private final Deque<Token> open = new ArrayDeque<>();
    private boolean mismatched;

    void add(Token token) {
        if (token.kind() != Token.Kind.SYMBOL) {
            return;
        }
        switch (token.text()) {
            case "(", "[", "{" -> open.push(token);
            case ")", "]", "}" -> {
                Token opening = open.poll();
                mismatched |= opening == null || !closing(opening).equals(token.text());
            }
            default -> {}
        }
    }

    /** The innermost bracket that is still open. */
    @Nullable
    Token open() {
        return open.peek();
    }

    /** After a mismatch nothing that follows can be trusted. */
    boolean mismatched() {
        return mismatched;
    }

    static String closing(Token opening) {
        return switch (opening.text()) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }
}
