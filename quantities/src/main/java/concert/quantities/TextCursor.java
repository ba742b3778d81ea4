package concert.quantities;

/** A text that is being read from left to right, and the errors that say where it went wrong. */
final class TextCursor {
    // Longer than any unit; it bounds the depth of parentheses in a text that came over the network.
    private static final int LONGEST = 200;

    private final String text;
    private final String wanted;
    private int position;

    /** @param wanted what the text should be, for the errors: "a quantity" */
    TextCursor(String text, String wanted) {
        this.text = text;
        this.wanted = wanted;
        if (text.length() > LONGEST) {
            throw new QuantityParseException(text, wanted, "longer than " + LONGEST + " characters", LONGEST + 1);
        }
    }

    boolean atEnd() {
        return position == text.length();
    }

    /** The next character, or 0 at the end. */
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : 0;
    }

    void skip(int count) {
        position += count;
    }

    boolean skipIf(char expected) {
        if (!atEnd() && peek() == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Skips blanks, the unbreakable ones of a word processor too. */
    void skipBlanks() {
        while (isBlank(peek())) {
            position++;
        }
    }

    int position() {
        return position;
    }

    String since(int start) {
        return text.substring(start, position);
    }

    String rest() {
        return text.substring(position);
    }

    QuantityParseException missing(String what) {
        return new QuantityParseException(text, wanted, what + " is missing", position + 1);
    }

    /** The error for the word at the current position; for what is missing if the text ends here. */
    QuantityParseException unexpected(String missing, String hint) {
        if (atEnd()) {
            return missing(missing);
        }
        int end = position;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        return new QuantityParseException(
                text, wanted, "unexpected \"" + text.substring(position, end) + "\"", position + 1, hint);
    }

    QuantityParseException at(int start, String problem) {
        return new QuantityParseException(text, wanted, problem, start + 1);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
