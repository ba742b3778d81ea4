package concert.shell.snippets;

/**
 * One declaration, expression or statement of an input or a file, as JShell takes it.
 *
 * @param text the source with its `await`s rewritten, and with the semicolon that nobody types
 * @param line the line it begins on, from 1
 * @param written how a declaration was typed, with the comment above it; "" for everything else
 */
public record Piece(String text, int line, String written) {

    Piece(String text, int line) {
        this(text, line, "");
    }

    Piece withText(String changed) {
        return new Piece(changed, line, written);
    }

    Piece withWritten(String typed) {
        return new Piece(text, line, typed);
    }

    /** Its first line, for lists of what runs. */
    public String title() {
        String first = text.lines().findFirst().orElse("");
        return CallText.quote(first.replaceAll("^\\{|;$", ""));
    }

    /** The line of the character at {@code offset} of the text. */
    int lineAt(int offset) {
        int at = line;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                at++;
            }
        }
        return at;
    }
}
