package concert.shell.snippets;

/**
 * A piece of Java source that is neither white space nor comment.
 *
 * @param text the characters as written
 * @param start offset of the first one
 */
record Token(Kind kind, String text, int start) {

    enum Kind {
        /** A name or a keyword. */
        WORD,
        NUMBER,
        /** A string, a character or a text block. */
        LITERAL,
        /** A string, a character, a text block or a comment that never ends. */
        UNCLOSED,
        /** One operator or separator character, or one of the pairs {@code -> :: ++ --} and the like. */
        SYMBOL
    }

    int end() {
        return start + text.length();
    }

    boolean is(String wanted) {
        return text.equals(wanted) && (kind == Kind.WORD || kind == Kind.SYMBOL);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }
}
