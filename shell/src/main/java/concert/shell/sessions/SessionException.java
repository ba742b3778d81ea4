package concert.shell.sessions;

/** What was asked for was not done, and nothing has changed; the message is one line for the user. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1;

    SessionException(String message) {
        // The place in our own code helps nobody.
        super(message, null, false, false);
    }

    /** The one line. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
