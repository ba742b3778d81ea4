package concert.shell.snippets;

/** Source that is not run: line and column of the mistake, both from 1, and one sentence about it. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final boolean unfinished;

    Refusal(int line, int column, String message) {
        this(line, column, message, false);
    }

    private Refusal(int line, int column, String message, boolean unfinished) {
        // The place in the shell's own code helps nobody.
        super(message, null, false, false);
        this.line = line;
        this.column = column;
        this.unfinished = unfinished;
    }

    /** Of source that more lines could still complete: the prompt asks for them, a file is refused. */
    static Refusal unfinished(int line, int column, String message) {
        return new Refusal(line, column, message, true);
    }

    /** The same where it stands in the text that was rewritten to the one that was refused. */
    Refusal before(Rewritten rewritten) {
        return new Refusal(line, rewritten.originalColumn(line, column), text(), unfinished);
    }

    public int line() {
        return line;
    }

    /** The place in its file, such as {@code 4:17}. */
    public String place() {
        return line + ":" + column;
    }

    public boolean unfinished() {
        return unfinished;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
