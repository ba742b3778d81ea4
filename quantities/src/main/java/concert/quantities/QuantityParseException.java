package concert.quantities;

/** A text that is no quantity or unit; the message quotes it and says what is wrong in which column. */
public final class QuantityParseException extends QuantityException {
    private static final long serialVersionUID = 1;
    private static final int QUOTED = 60;

    private final String text;
    private final int column;

    QuantityParseException(String text, String wanted, String problem, int column) {
        this(text, wanted, problem, column, "");
    }

    QuantityParseException(String text, String wanted, String problem, int column, String hint) {
        super("cannot read \"" + quoted(text) + "\" as " + wanted + ": " + quoted(problem) + " at column " + column
                + (hint.isEmpty() ? "" : " (" + hint + ")"));
        this.text = text;
        this.column = column;
    }

    /** The whole text, as it was given. */
    public String text() {
        return text;
    }

    /** The place of the problem, counted from 1; one past the end if something is missing there. */
    public int column() {
        return column;
    }

    // A message stays one line of bearable length, whatever came over the network.
    private static String quoted(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "...";
    }
}
