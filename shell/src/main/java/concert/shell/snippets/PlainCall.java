package concert.shell.snippets;

import java.util.List;
import java.util.Set;

/**
 * Knows the statement that session files consist of for the most part, {@code a.b(..)} alone on its line. It needs no
 * parser to see where it ends, and it may share a block with its neighbours.
 */
final class PlainCall {
    /** Words that stand before a bracket and yet begin no call; register defines a name for what follows. */
    private static final Set<String> NO_CALL = Set.of(
            "assert",
            "catch",
            "for",
            "if",
            "new",
            "register",
            "return",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "try",
            "while",
            "yield");

    private PlainCall() {}

    static boolean is(List<Token> tokens) {
        int end = tokens.size();
        if (end > 0 && tokens.get(end - 1).is(";")) {
            end--;
        }
        int i = 0;
        while (i + 2 < end && tokens.get(i).isWord() && tokens.get(i + 1).is(".")) {
            i += 2;
        }
        return i + 2 < end
                && tokens.get(i).isWord()
                && tokens.get(i + 1).is("(")
                && !NO_CALL.contains(tokens.getFirst().text())
                && closesLast(tokens.subList(i + 1, end));
    }

    /** Whether the first bracket, or one of a chain of calls that follows it, is closed by the last token. */
    private static boolean closesLast(List<Token> tokens) {
        Brackets brackets = new Brackets();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean outside = brackets.open() == null;
            if (outside
                    && !token.is("(")
                    && !token.is(".")
                    && !(i > 0 && tokens.get(i - 1).is("."))) {
                return false;
            }
            brackets.add(token);
        }
        return brackets.open() == null && tokens.getLast().is(")");
    }
}
