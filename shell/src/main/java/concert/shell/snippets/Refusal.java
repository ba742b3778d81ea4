package concert.shell.snippets;

/** Source that is not run: the line of the mistake, from 1, and one sentence about it. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final boolean unfinished;

    Refusal(int line, String message) {
        this(line, message, false);
    }

    private Refusal(int line, String message, boolean unfinished) {
        // The place in the shell's own code helps nobody.
        super(message, null, false, false);
        this.line = line;
        this.unfinished = unfinished;
    }

    /** Of source that more lines could still complete: the prompt asks for them, a file is refused. */
    static Refusal unfinished(int line, String message) {
        return new Refusal(line, message, true);
    }

    public int line() {
        return line;
    }

    public boolean unfinished() {
        return unfinished;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
