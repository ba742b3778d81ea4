package concert.shell.snippets;

/**
 * One declaration, expression or statement of an input or a file, as JShell takes it.
 *
 * @param text the source with its `await`s rewritten, and with the semicolon that nobody types
 * @param line the line it begins on, from 1
 * @param column where it begins on that line, from 1
 * @param split the text as it was cut out of the file, before throws clauses were added
 * @param written how a declaration was typed, with the comment above it; "" for everything else
 */
public record Piece(String text, int line, int column, String split, String written) {

    Piece(String text, int line) {
        this(text, line, 1);
    }

    Piece(String text, int line, int column) {
        this(text, line, column, text, "");
    }

    /** The piece with throws clauses in its text. */
    Piece withText(String changed) {
        return new Piece(changed, line, column, split, written);
    }

    Piece withWritten(String typed) {
        return new Piece(text, line, column, split, typed);
    }

    /** Its first line, for lists of what runs. */
    public String title() {
        String first = text.lines().findFirst().orElse("");
        return CallText.quote(first.replaceAll("^\\{|;$", ""));
    }

    /** The refusal of what stands at {@code offset} of the text. */
    Refusal refusal(int offset, String message) {
        return new Refusal(lineAt(offset), columnAt(offset), message);
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

    private int columnAt(int offset) {
        int at = ThrowsClause.without(text, split, Math.min(offset, text.length()));
        int lineBreak = split.lastIndexOf('\n', at - 1);
        return lineBreak < 0 ? column + at : at - lineBreak;
    }
}
