package concert.shell.snippets;

import java.util.List;

/** Finds the text of a call in a source, to quote it in a message. */
final class CallText {
    private static final int LONGEST = 60;

    private CallText() {}

    /** A call as it is quoted, and where it begins, or its name where that is on a later line. */
    record Call(String text, int start) {}

    /**
     * The call of {@code method} on the given line of the text, from 1, with what it is called on; or {@code method(..)}
     * if it does not stand there as such.
     */
    static Call find(String text, int line, String method) {
        List<Token> tokens = Lexer.tokens(text);
        int lineStart = offsetOfLine(text, line);
        int lineEnd = text.indexOf('\n', lineStart) < 0 ? text.length() : text.indexOf('\n', lineStart);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean here = token.start() >= lineStart && token.start() < lineEnd;
            if (here && token.is(method) && i + 1 < tokens.size()) {
                if (tokens.get(i + 1).is("(")) {
                    int begin = tokens.get(beginOfChain(tokens, i)).start();
                    int end = tokens.get(closing(tokens, i + 1)).end();
                    return new Call(quote(text.substring(begin, end)), begin < lineStart ? token.start() : begin);
                }
                if (i >= 2 && tokens.get(i - 1).is("::")) {
                    int begin = tokens.get(beginOfChain(tokens, i - 2)).start();
                    return new Call(quote(text.substring(begin, token.end())), begin);
                }
            }
        }
        return new Call(method + "(..)", lineStart);
    }

    static String quote(String call) {
        String oneLine = call.strip().replaceAll("\\s*\\n\\s*", "");
        return oneLine.length() <= LONGEST ? oneLine : oneLine.substring(0, LONGEST - 2) + "..";
    }

    /** The index at which the chain of names, calls and dots begins that the name belongs to. */
    static int beginOfChain(List<Token> tokens, int name) {
        int begin = name;
        while (begin >= 2 && tokens.get(begin - 1).is(".")) {
            int before = begin - 2;
            if (tokens.get(before).is(")") || tokens.get(before).is("]")) {
                before = opening(tokens, before);
                // A call's brackets follow its name; a bracketed expression has none.
                before = before > 0 && tokens.get(before - 1).isWord() ? before - 1 : before;
            }
            begin = before;
        }
        return begin;
    }

    private static int opening(List<Token> tokens, int closing) {
        int depth = 0;
        for (int i = closing; i > 0; i--) {
            if (tokens.get(i).is(")") || tokens.get(i).is("]")) {
                depth++;
            } else if ((tokens.get(i).is("(") || tokens.get(i).is("[")) && --depth == 0) {
                return i;
            }
        }
        return 0;
    }

    private static int closing(List<Token> tokens, int opening) {
        Brackets brackets = new Brackets();
        for (int i = opening; i < tokens.size(); i++) {
            brackets.add(tokens.get(i));
            if (brackets.open() == null) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private static int offsetOfLine(String text, int line) {
        int offset = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', offset);
            if (end < 0) {
                return offset;
            }
            offset = end + 1;
        }
        return offset;
    }
}
